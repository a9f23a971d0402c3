import { EXPOSED, POLICY } from './kinds.ts'
import { allowedNames, WELL_KNOWN_METHODS } from './names-by-hand.ts'
import type { Fetch } from './subject.ts'

const ORIGINS = new Set<string>(POLICY.origin)

const NEVER_ON_ACTUAL = [
  'Access-Control-Allow-Methods',
  'Access-Control-Allow-Headers',
  'Access-Control-Max-Age',
]
const ONLY_WHEN_ALLOWED = [
  'Access-Control-Allow-Origin',
  'Access-Control-Allow-Credentials',
  'Access-Control-Expose-Headers',
]

/**
 * The guarantees of webcors, as a competent engineer writes them for speed and for this one policy:
 * every CORS header that the handler may have set is replaced or removed, `Vary` is merged, and a
 * response whose headers cannot be changed is copied.
 */
export function sameGuaranteesByHand(handler: Fetch, any: boolean): Fetch {
  const finish = (response: Response, origin: string | null): Response => {
    try {
      stage(response.headers, origin)
      return response
    } catch {
      const copy = new Response(response.body, response)
      stage(copy.headers, origin)
      return copy
    }
  }
  return (request) => {
    const origin = request.headers.get('origin')
    if (request.method === 'OPTIONS' && origin !== null) {
      const method = request.headers.get('access-control-request-method')
      if (method !== null) return preflight(request, origin, any ? method : null)
    }
    const response = handler(request)
    return response instanceof Promise
      ? response.then((settled) => finish(settled, origin))
      : finish(response, origin)
  }
}

function stage(headers: Headers, origin: string | null): void {
  if (origin !== null && ORIGINS.has(origin)) {
    headers.set('Access-Control-Allow-Origin', origin)
    headers.set('Access-Control-Allow-Credentials', 'true')
    headers.set('Access-Control-Expose-Headers', EXPOSED)
  } else {
    for (const name of ONLY_WHEN_ALLOWED) headers.delete(name)
  }
  for (const name of NEVER_ON_ACTUAL) headers.delete(name)
  addOriginToVary(headers)
}

export function addOriginToVary(headers: Headers): void {
  const vary = headers.get('vary')
  if (!vary) return headers.set('Vary', 'Origin')
  for (const name of vary.toLowerCase().split(',')) {
    const trimmed = name.trim()
    if (trimmed === '*' || trimmed === 'origin') return
  }
  headers.set('Vary', `${vary}, Origin`)
}

function preflight(request: Request, origin: string, anyMethod: string | null): Response {
  if (!ORIGINS.has(origin)) return new Response(null, { status: 403, headers: { Vary: 'Origin' } })
  const any = anyMethod !== null
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': any
        ? allowedNames(WELL_KNOWN_METHODS, anyMethod)
        : 'GET, HEAD, POST, PUT, DELETE',
      'Access-Control-Allow-Headers': any
        ? allowedNames('Authorization', request.headers.get('access-control-request-headers'))
        : 'Content-Type, Authorization',
      'Access-Control-Max-Age': '7200',
      Vary: any
        ? 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'
        : 'Origin',
    },
  })
}
