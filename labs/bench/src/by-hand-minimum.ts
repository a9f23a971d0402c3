import type { MiddlewareHandler } from 'hono'
import { EXPOSED, POLICY } from './kinds.ts'
import type { Fetch } from './subject.ts'

const ORIGINS = new Set<string>(POLICY.origin)

/**
 * The least code that a careful person writes: the required headers, and `Vary`. This code trusts
 * the handler: CORS headers of the handler are doubled or stay, and a redirect throws.
 */
export function minimumByHand(handler: Fetch, any: boolean): Fetch {
  return (request) => {
    const origin = request.headers.get('origin')
    const answer = answerPreflight(request, origin, any)
    if (answer !== null) return answer
    const response = handler(request)
    return response instanceof Promise
      ? response.then((settled) => stage(settled, origin))
      : stage(response, origin)
  }
}

/** Does the same as middleware of Hono. A framework's middleware cannot cost less. */
export function minimumInHono(any: boolean): MiddlewareHandler {
  return async (c, next) => {
    const request = c.req.raw
    const origin = request.headers.get('origin')
    const answer = answerPreflight(request, origin, any)
    if (answer !== null) return answer
    await next()
    stage(c.res, origin)
    return undefined
  }
}

function stage(response: Response, origin: string | null): Response {
  const { headers } = response
  if (origin !== null && ORIGINS.has(origin)) {
    headers.set('Access-Control-Allow-Origin', origin)
    headers.set('Access-Control-Allow-Credentials', 'true')
    headers.set('Access-Control-Expose-Headers', EXPOSED)
  }
  headers.append('Vary', 'Origin')
  return response
}

function answerPreflight(request: Request, origin: string | null, any: boolean): Response | null {
  if (request.method !== 'OPTIONS' || origin === null) return null
  const method = request.headers.get('access-control-request-method')
  return method === null ? null : preflight(request, origin, any ? method : null)
}

function preflight(request: Request, origin: string, anyMethod: string | null): Response {
  if (!ORIGINS.has(origin)) return new Response(null, { status: 403, headers: { Vary: 'Origin' } })
  const any = anyMethod !== null
  return new Response(null, {
    status: 204,
    headers: {
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Allow-Methods': anyMethod ?? 'GET, HEAD, POST, PUT, DELETE',
      'Access-Control-Allow-Headers': any
        ? (request.headers.get('access-control-request-headers') ?? '')
        : 'Content-Type, Authorization',
      'Access-Control-Max-Age': '7200',
      Vary: any
        ? 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'
        : 'Origin',
    },
  })
}
