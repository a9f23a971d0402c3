import { getHeader, linesOf } from './header-list.js'
import type { ResponseMessage } from './http-message.js'
import { CHROMIUM_MESSAGES } from './messages/chromium.js'
import { FIREFOX_MESSAGES } from './messages/firefox.js'
import { type Engine, formatMessage, type MessageTemplate } from './messages/message-template.js'
import { WEBKIT_MESSAGES, WEBKIT_SECOND_LINE } from './messages/webkit.js'
import type { Phase, Reason } from './reason.js'
import type { SimulatedRequest } from './simulated-request.js'
import type { Simulation } from './simulation.js'

/** How the script sends: engines name it in their messages. */
export type ScriptApi = 'fetch' | 'XMLHttpRequest'

type Values = Readonly<Record<string, string | undefined>>

/**
 * What an engine prints in its console for a request that is blocked, line by line, without the lines
 * that say no more than that something failed. Nothing for what is allowed, and where the engine prints
 * nothing of CORS.
 */
export function consoleMessages(
  request: SimulatedRequest,
  simulation: Simulation,
  engine: Engine,
  api: ScriptApi = 'fetch',
): readonly string[] {
  if (simulation.allowed) return []
  const seen = lookAt(request, simulation, api)
  switch (engine) {
    case 'chromium':
      return chromium(seen)
    case 'firefox':
      return firefox(seen)
    default:
      return webkit(seen, api)
  }
}

/** What the script itself gets to see: the same for every cause. */
export function scriptError(engine: Engine): string {
  const text = {
    chromium: 'Failed to fetch',
    firefox: 'NetworkError when attempting to fetch resource.',
    webkit: 'Load failed',
  }
  return `TypeError: ${text[engine]}`
}

interface Seen {
  readonly reason: Reason
  readonly phase: Phase
  readonly response: ResponseMessage | null
  readonly values: Values
}

function lookAt(request: SimulatedRequest, simulation: Simulation, api: ScriptApi): Seen {
  const { exchanges, values } = simulation
  const { response = null, request: last } = exchanges.at(-1) ?? {}
  const reason = simulation.reason ?? 'network-error'
  const url = values['url'] ?? last?.url ?? new URL(request.url).href
  const initialUrl = new URL(request.url).href
  const isRedirected = url !== initialUrl
  return {
    reason,
    phase: simulation.phase ?? 'actual',
    response,
    values: {
      kind: api,
      page: `${request.origin}/`,
      ...values,
      url,
      location: values['url'],
      origin: request.origin,
      fix: '',
      ...(isRedirected && { initialUrl }),
      ...(api === 'XMLHttpRequest' && { xhr: '' }),
      ...(response && { status: String(response.status) }),
      token: firstInvalidToken(values['value'] ?? ''),
      schemes: 'chrome, chrome-extension, chrome-untrusted, data, http, https, isolated-app',
    },
  }
}

function isRedirect(response: ResponseMessage | null): boolean {
  return response !== null && response.status >= 300 && response.status < 400
}

/** Looks for redirects of a preflight before anything else. */
function chromium({ reason, phase, response, values }: Seen): readonly string[] {
  const isMoved =
    phase === 'preflight' &&
    isRedirect(response) &&
    response !== null &&
    getHeader(response.headers, 'Location') !== null
  return lines(CHROMIUM_MESSAGES, isMoved ? 'preflight-redirect' : reason, phase, values)
}

/** Tells two lines of a header from one with a comma, and says after a preflight that the request did not succeed. */
function firefox({ reason, phase, response, values }: Seen): readonly string[] {
  const line = (id: string, more: Values = {}): string[] => {
    const found = FIREFOX_MESSAGES.find((message) => message.id === id)
    return found ? [formatMessage(found.template, { ...values, ...more })] : []
  }
  const failed = line('CORSDidNotSucceed2', { status: '(null)' })
  if (reason === 'network-error') return failed
  if (phase !== 'preflight') return first(reason, response, line, values, phase)
  if (isRedirect(response) && response && getHeader(response.headers, 'Location') !== null) {
    return [
      ...line('CORSExternalRedirectNotAllowed'),
      ...line('CORSPreflightDidNotSucceed3'),
      ...failed,
    ]
  }
  return [...first(reason, response, line, values, phase), ...failed]
}

function first(
  reason: Reason,
  response: ResponseMessage | null,
  line: (id: string) => string[],
  values: Values,
  phase: Phase,
): readonly string[] {
  const isList = response && linesOf(response.headers, 'Access-Control-Allow-Origin').length > 1
  if (reason === 'multiple-allow-origin' && !isList) return line('CORSAllowOriginNotMatchingOrigin')
  if (reason === 'invalid-allow-origin') return line('CORSAllowOriginNotMatchingOrigin')
  return lines(FIREFOX_MESSAGES, reason, phase, values)
}

/** Looks at a preflight's status before anything else, and has one message for no origin and another origin. */
function webkit({ reason, phase, response, values }: Seen, api: ScriptApi): readonly string[] {
  const isOk = response !== null && response.status >= 200 && response.status < 300
  const effective: Reason =
    phase === 'preflight' && response && !isOk ? 'preflight-status-not-ok' : merged(reason)
  // It names a header as the script wrote it.
  const header = values['headerAsSet'] ?? values['header']
  const reasons = lines(WEBKIT_MESSAGES, effective, phase, { ...values, header })
  if (reasons.length === 0) return []
  const second = { api: api === 'fetch' ? 'Fetch API' : api, url: values['url'] }
  return [...reasons, formatMessage(WEBKIT_SECOND_LINE, second)]
}

function merged(reason: Reason): Reason {
  return reason === 'missing-allow-origin' || reason === 'invalid-allow-origin'
    ? 'allow-origin-mismatch'
    : reason
}

function lines(
  messages: readonly MessageTemplate[],
  reason: Reason,
  phase: Phase,
  values: Values,
): readonly string[] {
  const found = messages.find(
    (message) =>
      message.reason === reason &&
      (message.phase === phase || message.phase === null) &&
      message.isLegacy !== true,
  )
  return found ? [formatMessage(found.template, values)] : []
}

function firstInvalidToken(value: string): string {
  const items = value.split(',').map((item) => item.trim())
  return items.find((item) => item !== '' && !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(item)) ?? ''
}
