import { getHeader } from '../simulate/header-list.js'
import type { ResponseMessage } from '../simulate/http-message.js'
import { meaningOf } from '../tables/reasons.js'
import type { Phase, Reason } from '../simulate/reason.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import type { Exchange, Simulation } from '../simulate/simulation.js'
import type { Finding, FindingCode } from './finding.js'
import { fixesAtHand } from './fixes-at-hand.js'
import { whoAdded } from './layers.js'
import { movedTo } from './moved-to.js'

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
  const meaning = meaningOf(reason, phase, { ...values, ...status })
  const who = response && reason === 'multiple-allow-origin' ? ` ${whoAdded(response.headers)}` : ''
  return [
    {
      code: special?.code ?? reason,
      severity: 'error',
      message: special?.message ?? `${meaning}${who}`,
      evidence: last && response ? [{ request: last.request, response }] : [],
      fix: special?.fix ?? fixFor(request, simulation, reason),
      fixes: response ? fixesAtHand(request, response.headers) : [],
    },
  ]
}

function fixFor(request: SimulatedRequest, { values }: Simulation, reason: Reason): string {
  // Fetch, "redirect-tainted origin".
  if (values['origin'] === 'null' && request.origin !== 'null') {
    return 'Let the page ask for the URL that it is redirected to: after a redirect from one foreign origin to another, its own origin is told as "null".'
  }
  if (request.origin === 'null' && NEEDS_ORIGIN.includes(reason)) {
    return 'Serve the page over http or https, from an origin of its own: allowing "null" would allow every sandboxed frame, of any site.'
  }
  return FIXES[reason] ?? 'Change the request: no header of the server can allow it.'
}

const NEEDS_ORIGIN: readonly Reason[] = [
  'missing-allow-origin',
  'allow-origin-mismatch',
  'wildcard-with-credentials',
]

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

const ALLOW_ORIGIN =
  'Answer with "Access-Control-Allow-Origin" and the page\'s origin, once, on errors too, and with "Vary: Origin".'
const NAME_THEM =
  'Name it in the answer to the preflight, in place of "*" where there are credentials.'

/** What to change, where nothing special is known. */
const FIXES: Readonly<Partial<Record<Reason, string>>> = {
  'missing-allow-origin': ALLOW_ORIGIN,
  'invalid-allow-origin': ALLOW_ORIGIN,
  'allow-origin-mismatch': ALLOW_ORIGIN,
  'wildcard-with-credentials':
    'Answer with the page\'s origin in place of "*", or send the request without credentials.',
  'allow-credentials-not-true':
    'Answer with "Access-Control-Allow-Credentials: true", or send the request without credentials.',
  'multiple-allow-origin':
    'Let one layer add CORS headers, the one that knows which origins are allowed, and take them out of the others.',
  'preflight-status-not-ok': BEFORE_ALL_ELSE,
  'preflight-method-not-allowed': NAME_THEM,
  'preflight-header-not-allowed': NAME_THEM,
  'preflight-invalid-allow-methods': 'Write names with commas between.',
  'preflight-invalid-allow-headers': 'Write names with commas between.',
  'redirect-with-credentials-in-url': 'Redirect to a URL without a user name and password.',
  'redirect-not-http': 'Redirect to http or https.',
  'redirect-invalid-location': 'Redirect to a URL.',
  'too-many-redirects': 'Look for two rules that redirect to each other.',
  'mixed-content': 'Serve the URL over https.',
}
