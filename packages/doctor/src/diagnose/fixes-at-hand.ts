import type { Fix } from '../fixes/fix.js'
import { fixPolicy } from '../fixes/fix-policy.js'
import { writeFixes } from '../fixes/fix-targets.js'
import { extractNames } from '../simulate/extract-header-values.js'
import { getHeader } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import { unsafeRequestHeaderNames } from '../simulate/unsafe-request-headers.js'

/** What the headers of a response say of its server, and the kind of server that this is. */
const HINTS: readonly (readonly [header: string, value: RegExp, target: RegExp])[] = [
  ['X-Powered-By', /^Express/i, /Express/],
  ['X-Powered-By', /^Next/i, /Next/],
  ['Vary', /next-router-state-tree/i, /Next/],
  ['X-Powered-By', /^PHP/i, /^PHP/],
  ['X-Powered-By', /^ASP\.NET/i, /^ASP/],
  ['X-Powered-By', /^Nitro|^h3/i, /h3/],
  ['Apigw-Requestid', /./, /API Gateway/],
  ['Server', /nginx|openresty/i, /nginx/],
  ['Server', /apache/i, /Apache/],
  ['Server', /werkzeug/i, /Flask/],
  ['Server', /wsgiserver/i, /Django/],
  ['Server', /uvicorn/i, /FastAPI/],
  ['Server', /caddy/i, /Caddy/],
  ['Server', /kestrel/i, /^ASP/],
  ['Server', /AmazonS3/i, /S3/],
  ['X-Amzn-RequestId', /./, /Lambda function URL/],
  ['X-Vercel-Id', /./, /Vercel/],
  ['X-Nf-Request-Id', /./, /Netlify/],
]

/** Whether headers tell which kind of server it is. */
export function isServerKnown(headers: HeaderList): boolean {
  return HINTS.some(([name, value]) => value.test(getHeader(headers, name) ?? ''))
}

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
  const hintsIn = (list: HeaderList): typeof HINTS =>
    HINTS.filter(([name, value]) => value.test(getHeader(list, name) ?? ''))
  const own = hintsIn(headers)
  const hints = own.length > 0 ? own : hintsIn(others)
  const rank = (name: string): number => {
    const at = hints.findIndex(([, , target]) => target.test(name))
    return at === -1 ? hints.length : at
  }
  const fixes = writeFixes(policyOf(request, [...headers, ...others]))
  return fixes.toSorted((a, b) => rank(a.for) - rank(b.for))
}

/** What the page asks for, and what is allowed already: nothing is lost by pasting it. */
function policyOf(
  { origin, method = 'GET', headers = [], credentials }: SimulatedRequest,
  answered: HeaderList,
) {
  const unsafe = unsafeRequestHeaderNames(headers)
  const asked = headers.map(([name]) => name).filter((name) => unsafe.includes(name.toLowerCase()))
  return fixPolicy({
    origin,
    isCredentialed:
      credentials === 'include' ||
      answered.some(
        ([name, value]) =>
          name.toLowerCase() === 'access-control-allow-credentials' && value === 'true',
      ),
    methods: [...namesIn(answered, 'Access-Control-Allow-Methods'), method],
    headers: [...namesIn(answered, 'Access-Control-Allow-Headers'), ...asked],
  })
}

function namesIn(headers: HeaderList, list: string): readonly string[] {
  const names = extractNames(headers, list)
  return Array.isArray(names) ? names : []
}
