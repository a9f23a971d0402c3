import { JAVASCRIPT } from '../fixes/javascript.js'
import type { Fix, Need } from '../fixes/need.js'
import { SERVERS } from '../fixes/servers.js'
import { WEBCORS } from '../fixes/webcors.js'
import { extractNames } from '../simulate/extract-header-values.js'
import { getHeader } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import { isSafelistedMethod, normalizeMethod } from '../simulate/methods.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import { unsafeRequestHeaderNames } from '../simulate/unsafe-request-headers.js'

const TARGETS = [...WEBCORS, ...JAVASCRIPT, ...SERVERS]

/** What the headers of a response say of its server, and the kind of server that this is. */
const HINTS: readonly (readonly [header: string, value: RegExp, target: RegExp])[] = [
  ['X-Powered-By', /^Express/i, /Express/],
  ['X-Powered-By', /^Next/i, /Next/],
  ['Vary', /next-router-state-tree/i, /Next/],
  ['X-Powered-By', /^Nitro|^h3/i, /h3/],
  ['Apigw-Requestid', /./, /API Gateway/],
  ['Server', /nginx|openresty/i, /nginx/],
  ['Server', /apache/i, /Apache/],
  ['Server', /werkzeug/i, /Flask/],
  ['Server', /wsgiserver/i, /Django/],
]

/**
 * Whole configurations that allow what the page asks for, those for the server at hand first.
 *
 * @param others headers of its other answers, for where these say nothing of it
 */
export function fixesAtHand(
  request: SimulatedRequest,
  headers: HeaderList,
  others: HeaderList = [],
): readonly Fix[] {
  // No policy names a page that has no origin.
  if (request.origin === 'null') return []
  const need = needOf(request, headers)
  const hintsIn = (list: HeaderList): typeof HINTS =>
    HINTS.filter(([name, value]) => value.test(getHeader(list, name) ?? ''))
  const own = hintsIn(headers)
  const hints = own.length > 0 ? own : hintsIn(others)
  const rank = (name: string): number => {
    const at = hints.findIndex(([, , target]) => target.test(name))
    return at === -1 ? hints.length : at
  }
  const fixes = TARGETS.map((target): Fix => {
    return { for: target.for, language: target.language, code: target.write(need) }
  })
  return fixes.toSorted((a, b) => rank(a.for) - rank(b.for))
}

/** What the page asks for, and what is allowed already: whoever pastes it loses nothing. */
function needOf(
  { origin, method = 'GET', headers = [], credentials }: SimulatedRequest,
  answered: HeaderList,
): Need {
  const normal = normalizeMethod(method)
  const unsafe = unsafeRequestHeaderNames(headers)
  const asked = headers.map(([name]) => name).filter((name) => unsafe.includes(name.toLowerCase()))
  const methods = namesIn(answered, 'Access-Control-Allow-Methods')
  const names = namesIn(answered, 'Access-Control-Allow-Headers')
  // A list of one would forbid the rest.
  const usual = isSafelistedMethod(normal) ? [] : ['GET', 'HEAD', 'POST', normal]
  return {
    origin,
    isCredentialed:
      credentials === 'include' ||
      getHeader(answered, 'Access-Control-Allow-Credentials') === 'true',
    methods: methods.length > 0 ? [...new Set([...methods, normal])] : usual,
    headers: [
      ...names.filter((name) => !asked.some((one) => one.toLowerCase() === name.toLowerCase())),
      ...asked,
    ],
  }
}

/** What is no plain name does not get into code. */
function namesIn(headers: HeaderList, list: string): readonly string[] {
  const names = extractNames(headers, list)
  return Array.isArray(names) ? names.filter((name) => /^[\w-]+$/.test(name)) : []
}
