import type { Fix } from '../fixes/fix.js'
import { fixPolicy } from '../fixes/fix-policy.js'
import { writeFixes } from '../fixes/fix-targets.js'
import { extractNames } from '../simulate/extract-header-values.js'
import { getHeader } from '../simulate/header-list.js'
import type { HeaderList } from '../simulate/http-message.js'
import type { SimulatedRequest } from '../simulate/simulated-request.js'
import { unsafeRequestHeaderNames } from '../simulate/unsafe-request-headers.js'

/**
 * Response headers that name a server, and a pattern for the names of the fixes for that server.
 */
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

/** Whether the headers name the kind of server. */
export function isServerKnown(headers: HeaderList): boolean {
  return HINTS.some(([name, value]) => value.test(getHeader(headers, name) ?? ''))
}

/**
 * Writes configurations that allow the request of the page. Those for the kind of server that
 * answered come first.
 *
 * @param headers of the response that a finding is about
 * @param others headers of other responses, used if `headers` do not name the server
 */
export function fixesForServer(
  request: SimulatedRequest,
  headers: HeaderList,
  others: HeaderList = [],
): readonly Fix[] {
  // No policy should allow the origin "null", because every site can have it through a sandboxed
  // frame.
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

/**
 * Allows the request of the page and everything that is allowed already, so that a pasted fix
 * blocks no other request.
 */
function policyOf(
  { url, origin, method = 'GET', headers = [], credentials }: SimulatedRequest,
  allowed: HeaderList,
) {
  const unsafe = unsafeRequestHeaderNames(headers)
  const needed = headers.map(([name]) => name).filter((name) => unsafe.includes(name.toLowerCase()))
  return fixPolicy({
    url,
    origin,
    isCredentialed:
      credentials === 'include' ||
      allowed.some(
        ([name, value]) =>
          name.toLowerCase() === 'access-control-allow-credentials' && value === 'true',
      ),
    methods: [...namesIn(allowed, 'Access-Control-Allow-Methods'), method],
    headers: [...namesIn(allowed, 'Access-Control-Allow-Headers'), ...needed],
  })
}

function namesIn(headers: HeaderList, list: string): readonly string[] {
  const names = extractNames(headers, list)
  return Array.isArray(names) ? names : []
}
