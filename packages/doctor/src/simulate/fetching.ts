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

/** A request on its way, and what has come of it so far. */
export interface Fetching {
  readonly origin: string
  readonly credentials: NonNullable<SimulatedRequest['credentials']>
  readonly mode: NonNullable<SimulatedRequest['mode']>
  readonly redirect: NonNullable<SimulatedRequest['redirect']>
  readonly useCorsPreflight: boolean
  /** Whether there is a body that cannot be sent twice. */
  isStreamed: boolean
  readonly referrerPolicy: string
  /** Local Network Access, "target IP address space". */
  readonly targetAddressSpace: SimulatedRequest['targetAddressSpace']
  readonly options: SimulateOptions
  readonly behavior: EngineBehavior
  readonly cache: PreflightCache
  readonly send: Send
  /** Fetch, "URL list". */
  readonly urls: URL[]
  method: string
  headers: HeaderList
  /** What the script has set, before redirects drop any. */
  setHeaders: HeaderList
  /** Names in lower case that the last redirect has dropped. */
  lastDropped: ReadonlySet<string>
  body: string | undefined
  /** Fetch, "response tainting". */
  tainting: 'basic' | 'cors' | 'opaque'
  /** Whether a preflight was needed, before a redirect or after it. */
  wasPreflightNeeded: boolean
  readonly exchanges: Exchange[]
  readonly steps: SimulationStep[]
  readonly warnings: string[]
}

/** A request that the browser makes, or why it makes none. */
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
    .filter((header) => isKept(fetching, ...header))
  fetching.setHeaders = fetching.headers
  return fetching
}

/** Fetch, the guards "request" and "request-no-cors" of `Headers`: they drop without a word. */
function isKept(fetching: Fetching, name: string, value: string): boolean {
  const kept =
    !isForbiddenRequestHeader(name, value) &&
    !(fetching.behavior.ownsUserAgent && name.toLowerCase() === 'user-agent') &&
    (fetching.mode !== 'no-cors' ||
      (NO_CORS_NAMES.has(name.toLowerCase()) && isSafelistedRequestHeader(name, value)))
  if (!kept) fetching.warnings.push(`${name} is not sent: no script may set it here.`)
  return kept
}

export function fail(reason: Reason, phase: Phase, values: Record<string, string> = {}): Failure {
  return { reason, phase, values }
}

export function currentUrl({ urls }: Fetching): URL {
  return urls.at(-1) as URL
}

/** Fetch, "serializing a request origin". */
export function requestOrigin({ origin, urls }: Fetching): string {
  return isRedirectTainted(origin, urls) ? 'null' : origin
}

/** Whether an engine asks for no other cause than that it has asked before a redirect. */
export function isAskedAgain({ behavior, urls, wasPreflightNeeded }: Fetching): boolean {
  return behavior.asksAgainAfterRedirects && wasPreflightNeeded && urls.length > 1
}

/** The headers that a preflight asks for. */
export function askedHeaders({ behavior, headers, setHeaders, lastDropped }: Fetching): HeaderList {
  switch (behavior.asksForDroppedHeaders) {
    case 'none':
      return headers
    case 'all':
      return setHeaders
    default:
      return withoutHeaders(setHeaders, lastDropped)
  }
}

/** Whose preflight it is: the request's own, but for an engine that knows better. */
export function preflightOrigin(fetching: Fetching): string {
  return fetching.behavior.asksInThePagesName ? fetching.origin : requestOrigin(fetching)
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
