import { getHeader, linesOf } from '../simulate/header-list.js'
import type { ResponseMessage } from '../simulate/http-message.js'
import { fixOf, meaningOf } from '../tables/reasons.js'
import type { Phase, Reason } from '../simulate/reason.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Exchange, Simulation } from '../simulate/simulation.js'
import type { Finding, FindingCode } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import { whoAdded } from './layers.js'
import { movedTo } from './moved-to.js'
import { platformGuard } from './platform-guards.js'

/** Why the page's own request is blocked; nothing where it is allowed, or where nobody answered. */
export function checkVerdict(
  request: SimulatedRequest,
  simulation: Simulation,
): readonly Finding[] {
  const { allowed, reason, phase, values, exchanges } = simulation
  if (allowed || reason === null || reason === 'network-error') return []
  const last = phase === 'request' ? undefined : exchanges.at(-1)
  const response = last?.response ?? null
  const status = response === null ? {} : { status: String(response.status) }
  const special = response && last ? specialCase(last, response, phase) : null
  const list =
    response === null
      ? null
      : reason === 'multiple-allow-origin'
        ? listInOneHeader(response)
        : reason === 'allow-credentials-not-true'
          ? doubledCredentials(response)
          : null
  const meaning = meaningOf(reason, phase, { ...values, ...status })
  const who = response && reason === 'multiple-allow-origin' ? ` ${whoAdded(response.headers)}` : ''
  return [
    {
      code: special?.code ?? list?.code ?? reason,
      severity: 'error',
      message: special?.message ?? list?.message ?? `${meaning}${who}`,
      evidence: last && response ? [{ request: last.request, response }] : [],
      fix: special?.fix ?? list?.fix ?? fixFor(request, simulation, reason),
      fixes: response ? fixesAtHand(request, response.headers) : [],
    },
  ]
}

function fixFor(request: SimulatedRequest, { values }: Simulation, reason: Reason): string {
  // Fetch, "redirect-tainted origin".
  if (values['origin'] === 'null' && request.origin !== 'null') {
    return 'Let the page ask for the URL that it is redirected to: after a redirect from one foreign origin to another, browsers send its own origin as "null".'
  }
  if (request.origin === 'null' && NEEDS_ORIGIN.includes(reason)) {
    return 'Serve the page over http or https, from an origin of its own: allowing "null" would allow every sandboxed frame, of any site.'
  }
  return fixOf(reason, values)
}

const NEEDS_ORIGIN: readonly Reason[] = [
  'missing-allow-origin',
  'allow-origin-mismatch',
  'wildcard-with-credentials',
]

/** Several origins that somebody wrote into one header: one layer, and no doubled header. */
function listInOneHeader({ headers }: ResponseMessage): SpecialCase | null {
  const [only = '', ...others] = linesOf(headers, 'Access-Control-Allow-Origin')
  const origins = only.split(/[\s,]+/).filter((one) => one !== '')
  const isList =
    others.length === 0 && new Set(origins).size === origins.length && origins.length > 1
  if (!isList || origins.includes('*')) return null
  return {
    code: 'multiple-allow-origin',
    message: `Access-Control-Allow-Origin is a list (${only}), and browsers accept one origin. One layer wrote all of them into one header.`,
    fix: 'Keep the list on the server, compare the Origin of the request with it, and answer with that one origin and "Vary: Origin".',
  }
}

/** "true, true" is of two layers, and not "true". */
function doubledCredentials({ headers }: ResponseMessage): SpecialCase | null {
  const value = getHeader(headers, 'Access-Control-Allow-Credentials') ?? ''
  if (!/^true(?:, ?true)+$/.test(value)) return null
  return {
    code: 'doubled-header',
    message: `Access-Control-Allow-Credentials came twice (${value}): together they are not "true". ${whoAdded(headers)}`,
    fix: 'Let one layer add CORS headers, the one that knows which origins are allowed, and remove them from the others.',
  }
}

interface SpecialCase {
  readonly code: FindingCode
  readonly message: string
  readonly fix: string
}

const BEFORE_ALL_ELSE =
  'Answer OPTIONS requests that have Access-Control-Request-Method before authentication, routing and redirects, with 204 and the CORS headers.'

/** Answers that were not made by what adds CORS headers, whatever else they lack. */
function specialCase(
  { request }: Exchange,
  response: ResponseMessage,
  phase: Phase | null,
): SpecialCase | null {
  const { status, headers } = response
  const location = getHeader(headers, 'Location')
  const isRedirect = status >= 300 && status < 400 && location !== null
  const guard = isRedirect || phase === 'preflight' ? platformGuard(response) : null
  if (guard !== null) {
    return {
      code: 'platform-guard',
      message: `${guard.name} answered with ${status} in place of the application: it wants to know who asks, and preflights never say.`,
      fix: guard.fix,
    }
  }
  if (isRedirect) {
    const code = phase === 'preflight' ? 'preflight-redirect' : 'redirect-before-cors'
    // Where it is followed, it has its own reasons to fail.
    if (phase !== 'preflight' && getHeader(headers, 'Access-Control-Allow-Origin') !== null)
      return null
    const [what, fix] = movedTo(request.url, location)
    return { code, message: `${status} ${what}`, fix }
  }
  if (phase !== 'preflight') return null
  if (status === 401 || status === 407) {
    return {
      code: 'preflight-needs-authentication',
      message: `The preflight was answered with ${status}: it needs authentication, and preflights never carry any.`,
      fix: BEFORE_ALL_ELSE,
    }
  }
  if (status === 404 || status === 405 || status === 501) {
    return {
      code: 'preflight-not-handled',
      message: `The preflight was answered with ${status}, by something that has no OPTIONS for this URL.`,
      fix: BEFORE_ALL_ELSE,
    }
  }
  const allow = getHeader(headers, 'Allow')
  if (allow !== null && getHeader(headers, 'Access-Control-Allow-Origin') === null) {
    return {
      code: 'preflight-not-handled',
      message: `The preflight was answered with ${status} by what lists the methods of a URL (Allow: ${allow}), and not by what adds CORS headers.`,
      fix: BEFORE_ALL_ELSE,
    }
  }
  if (status === 403 && getHeader(headers, 'Access-Control-Allow-Origin') === null) {
    return {
      code: 'preflight-refused',
      message:
        'The preflight was answered with 403, without CORS headers: the origin is not allowed, or something before CORS wants to know who asks.',
      fix: 'Allow the origin; or, if it is allowed, answer preflights before anything wants to know who asks.',
    }
  }
  return null
}
