import { getHeader, linesOf } from '../simulate/header-list.js'
import type { ResponseMessage } from '../simulate/http-message.js'
import { fixOf, meaningOf } from '../tables/reasons.js'
import type { Phase, Reason } from '../simulate/reason.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Exchange, Simulation } from '../simulate/simulation.js'
import type { Finding, FindingCode } from './finding.js'
import { fixesForServer } from './fixes-for-server.js'
import { describeLayers } from './layers.js'
import { describeRedirect } from './describe-redirect.js'
import { recognizePlatformGuard } from './platform-guards.js'

/**
 * Reports why the page's own request is blocked.
 *
 * @returns an empty list if the request is allowed, or if no response came
 */
export function checkVerdict(
  request: SimulatedRequest,
  simulation: Simulation,
): readonly Finding[] {
  const { allowed, reason, phase, values, exchanges } = simulation
  if (allowed || reason === null || reason === 'network-error') return []
  const last = phase === 'request' ? undefined : exchanges.at(-1)
  const response = last?.response ?? null
  const status = response === null ? {} : { status: String(response.status) }
  const special = response && last ? findSpecialCase(last, response, phase) : null
  const several =
    response === null
      ? null
      : reason === 'multiple-allow-origin'
        ? findListInOneHeader(response)
        : reason === 'allow-credentials-not-true'
          ? findDoubledCredentials(response)
          : null
  const meaning = meaningOf(reason, phase, { ...values, ...status })
  const layers =
    response && reason === 'multiple-allow-origin' ? ` ${describeLayers(response.headers)}` : ''
  return [
    {
      code: special?.code ?? several?.code ?? reason,
      severity: 'error',
      message: special?.message ?? several?.message ?? `${meaning}${layers}`,
      evidence: last && response ? [{ request: last.request, response }] : [],
      fix: special?.fix ?? several?.fix ?? fixFor(request, simulation, reason),
      fixes: response ? fixesForServer(request, response.headers) : [],
    },
  ]
}

function fixFor(request: SimulatedRequest, { values }: Simulation, reason: Reason): string {
  // Fetch, "redirect-tainted origin": https://fetch.spec.whatwg.org/#concept-request-tainted-origin
  if (values['origin'] === 'null' && request.origin !== 'null') {
    return 'Let the page request the URL that it is redirected to: after a redirect from one foreign origin to another, browsers send "null" instead of the page\'s origin.'
  }
  if (request.origin === 'null' && NEEDS_ORIGIN.includes(reason)) {
    return 'Serve the page over http or https, from an origin of its own: a server that allows "null" allows every sandboxed frame of any site.'
  }
  return fixOf(reason, values)
}

/** Reasons that no longer apply once the server allows the page's origin. */
const NEEDS_ORIGIN: readonly Reason[] = [
  'missing-allow-origin',
  'allow-origin-mismatch',
  'wildcard-with-credentials',
]

/**
 * Recognizes a list of origins in one header: one layer wrote it, so it is not a doubled header.
 */
function findListInOneHeader({ headers }: ResponseMessage): SpecialCase | null {
  const [only = '', ...others] = linesOf(headers, 'Access-Control-Allow-Origin')
  const origins = only.split(/[\s,]+/).filter((one) => one !== '')
  const isList =
    others.length === 0 && new Set(origins).size === origins.length && origins.length > 1
  if (!isList || origins.includes('*')) return null
  return {
    code: 'multiple-allow-origin',
    message: `Access-Control-Allow-Origin is a list (${only}), and browsers accept one origin. One layer wrote all of them into one header.`,
    fix: 'Keep the list on the server, compare the Origin of the request with it, and answer with that single origin and "Vary: Origin".',
  }
}

/** Recognizes "true, true": two layers add the header, and the joined value is not "true". */
function findDoubledCredentials({ headers }: ResponseMessage): SpecialCase | null {
  const value = getHeader(headers, 'Access-Control-Allow-Credentials') ?? ''
  if (!/^true(?:, ?true)+$/.test(value)) return null
  return {
    code: 'doubled-header',
    message: `Access-Control-Allow-Credentials came twice (${value}): browsers join both values, and the result is not "true". ${describeLayers(headers)}`,
    fix: 'Let one layer add CORS headers, the one that knows which origins are allowed, and remove them from the others.',
  }
}

/** Replaces the general words of a reason. */
interface SpecialCase {
  readonly code: FindingCode
  readonly message: string
  readonly fix: string
}

const ANSWER_PREFLIGHTS_FIRST =
  'Answer OPTIONS requests that have Access-Control-Request-Method before authentication, routing and redirects, with 204 and the CORS headers.'

/**
 * Recognizes responses that do not come from the code that adds CORS headers: their missing headers
 * are not the cause.
 */
function findSpecialCase(
  { request }: Exchange,
  response: ResponseMessage,
  phase: Phase | null,
): SpecialCase | null {
  const { status, headers } = response
  const location = getHeader(headers, 'Location')
  const isRedirect = status >= 300 && status < 400 && location !== null
  const guard = isRedirect || phase === 'preflight' ? recognizePlatformGuard(response) : null
  if (guard !== null) {
    return {
      code: 'platform-guard',
      message: `${guard.name} answered with ${status} instead of the application: it requires authentication, and preflights never carry credentials.`,
      fix: guard.fix,
    }
  }
  if (isRedirect) {
    const code = phase === 'preflight' ? 'preflight-redirect' : 'redirect-before-cors'
    // A redirect with CORS headers is followed, so another reason blocks the request.
    if (phase !== 'preflight' && getHeader(headers, 'Access-Control-Allow-Origin') !== null)
      return null
    const [meaning, fix] = describeRedirect(request.url, location)
    return { code, message: `${status} ${meaning}`, fix }
  }
  if (phase !== 'preflight') return null
  if (status === 401 || status === 407) {
    return {
      code: 'preflight-needs-authentication',
      message: `The preflight was answered with ${status}: the server requires authentication, and preflights never carry credentials.`,
      fix: ANSWER_PREFLIGHTS_FIRST,
    }
  }
  if (status === 404 || status === 405 || status === 501) {
    return {
      code: 'preflight-not-handled',
      message: `The preflight was answered with ${status}: the code that answered does not handle OPTIONS for this URL.`,
      fix: ANSWER_PREFLIGHTS_FIRST,
    }
  }
  const allow = getHeader(headers, 'Allow')
  if (allow !== null && getHeader(headers, 'Access-Control-Allow-Origin') === null) {
    return {
      code: 'preflight-not-handled',
      message: `The preflight was answered with ${status} by a router that lists the methods of the URL (Allow: ${allow}), and not by the code that adds CORS headers.`,
      fix: ANSWER_PREFLIGHTS_FIRST,
    }
  }
  if (status === 403 && getHeader(headers, 'Access-Control-Allow-Origin') === null) {
    return {
      code: 'preflight-refused',
      message:
        'The preflight was answered with 403, without CORS headers: the origin is not allowed, or the server requires authentication before it adds CORS headers.',
      fix: 'Allow the origin. If it is allowed already, answer preflights before authentication.',
    }
  }
  return null
}
