import { behaviorOf, type EngineBehavior } from './engine-behavior.js'
import { isForbiddenRequestHeader, NO_CORS_NAMES } from './forbidden-request-headers.js'
import { trimmed, withoutHeaders } from './header-list.js'
import type { HeaderList, Send } from './http-message.js'
import { normalizeMethod } from './methods.js'
import { PreflightCache } from './preflight-cache.js'
import type { Failure, Phase, Reason } from './reason.js'
import { refuseRequest } from './refuse-request.js'
import type { SimulatedRequest, SimulateOptions } from './simulated-request.js'
import type { Exchange, SimulationStep } from './simulation.js'
import { isRedirectTainted } from './url-origin.js'
import { isSafelistedRequestHeader } from './unsafe-request-headers.js'

/** The state of a request while it is fetched. */
export interface Fetching {
  readonly origin: string
  readonly credentials: NonNullable<SimulatedRequest['credentials']>
  readonly mode: NonNullable<SimulatedRequest['mode']>
  readonly redirect: NonNullable<SimulatedRequest['redirect']>
  readonly useCorsPreflight: boolean
  /** Whether the body is a stream, which cannot be sent twice. */
  isStreamed: boolean
  readonly referrerPolicy: string
  /**
   * Local Network Access, "target IP address space". https://wicg.github.io/local-network-access/
   */
  readonly targetAddressSpace: SimulatedRequest['targetAddressSpace']
  readonly options: SimulateOptions
  readonly behavior: EngineBehavior
  readonly cache: PreflightCache
  readonly send: Send
  /** Fetch, "URL list". https://fetch.spec.whatwg.org/#concept-request-url-list */
  readonly urls: URL[]
  method: string
  headers: HeaderList
  /** The headers that the script has set, with those that redirects have dropped. */
  setHeaders: HeaderList
  /** The names that the last redirect dropped, in lower case. */
  lastDropped: ReadonlySet<string>
  body: string | undefined
  /**
   * Fetch, "response tainting". https://fetch.spec.whatwg.org/#concept-request-response-tainting
   */
  tainting: 'basic' | 'cors' | 'opaque'
  /** Whether a preflight was needed, before a redirect or after it. */
  wasPreflightNeeded: boolean
  readonly exchanges: Exchange[]
  readonly steps: SimulationStep[]
  readonly warnings: string[]
}

/** Returns the initial state of a request, or the reason why the browser rejects it. */
export function startFetching(
  request: SimulatedRequest,
  send: Send,
  options: SimulateOptions,
): Fetching | Failure {
  const problem = refuseRequest(request)
  if (problem !== null) return fail('request-invalid', 'request', { problem })
  const { origin, url, method = 'GET', headers = [], mode = 'cors', isStreamed = false } = request
  const fetching: Fetching = {
    origin,
    credentials: request.credentials ?? 'same-origin',
    mode,
    redirect: request.redirect ?? 'follow',
    useCorsPreflight: request.useCorsPreflight === true || isStreamed,
    isStreamed,
    referrerPolicy: request.referrerPolicy ?? 'strict-origin-when-cross-origin',
    targetAddressSpace: request.targetAddressSpace,
    options,
    behavior: behaviorOf(options.engine),
    cache: options.cache ?? new PreflightCache(),
    send,
    urls: [new URL(url)],
    method: normalizeMethod(method),
    headers: [],
    setHeaders: [],
    lastDropped: new Set(),
    body: request.body,
    tainting: 'basic',
    wasPreflightNeeded: false,
    exchanges: [],
    steps: [],
    warnings: [],
  }
  fetching.headers = headers
    .map(([name, value]) => [name, trimmed(value)] as const)
    .filter((header) => canSet(fetching, ...header))
  fetching.setHeaders = fetching.headers
  return fetching
}

/**
 * Whether a script can set a header. The guards "request" and "request-no-cors" of `Headers` drop
 * other headers without an error.
 *
 * @see https://fetch.spec.whatwg.org/#concept-headers-guard
 */
function canSet(fetching: Fetching, name: string, value: string): boolean {
  const isSet =
    !isForbiddenRequestHeader(name, value) &&
    !(fetching.behavior.dropsUserAgent && name.toLowerCase() === 'user-agent') &&
    (fetching.mode !== 'no-cors' ||
      (NO_CORS_NAMES.has(name.toLowerCase()) && isSafelistedRequestHeader(name, value)))
  if (!isSet) fetching.warnings.push(`${name} is not sent: a script cannot set it here.`)
  return isSet
}

export function fail(reason: Reason, phase: Phase, values: Record<string, string> = {}): Failure {
  return { reason, phase, values }
}

export function currentUrl({ urls }: Fetching): URL {
  return urls.at(-1) as URL
}

/**
 * Fetch, "serializing a request origin".
 *
 * @see https://fetch.spec.whatwg.org/#serializing-a-request-origin
 */
export function requestOrigin({ origin, urls }: Fetching): string {
  return isRedirectTainted(origin, urls) ? 'null' : origin
}

/** Whether an engine sends a preflight because the request needed one before a redirect. */
export function isPreflightRepeated({ behavior, urls, wasPreflightNeeded }: Fetching): boolean {
  return behavior.repeatsPreflightAfterRedirect && wasPreflightNeeded && urls.length > 1
}

/** Returns the headers that a preflight may name in `Access-Control-Request-Headers`. */
export function requestedHeaders({
  behavior,
  headers,
  setHeaders,
  lastDropped,
}: Fetching): HeaderList {
  switch (behavior.requestsDroppedHeaders) {
    case 'none':
      return headers
    case 'all':
      return setHeaders
    default:
      return withoutHeaders(setHeaders, lastDropped)
  }
}

/**
 * Returns the origin of a preflight: the origin of the request, or the origin of the page in
 * engines that deviate.
 */
export function preflightOrigin(fetching: Fetching): string {
  return fetching.behavior.preflightsFromPageOrigin ? fetching.origin : requestOrigin(fetching)
}

export function note(
  { steps }: Fetching,
  step: string,
  phase: Phase,
  outcome: string,
  passed = true,
): void {
  steps.push({ step, phase, outcome, passed })
}
