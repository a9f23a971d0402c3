// The applications behind the policies. They do not handle CORS.
import { inPieces } from './in-pieces.ts'

export type Handler = (request: Request) => Response | Promise<Response>

/**
 * @param fetchUpstream fetches from an older service, whose responses have CORS headers of their
 * own
 */
export function createHandlers(
  fetchUpstream: () => Promise<Response>,
): Readonly<Record<string, Handler>> {
  return {
    '/public': ({ method }) => Response.json({ city: 'Bern', celsius: 21, method }),
    '/session': session,
    '/articles': articles,
    '/previews': () => Response.json({ preview: 'ready' }),
    '/tenants': () => Response.json({ tenant: 'yours' }),
    '/private': account,
    '/protected': account,
    '/errors': failing,
    '/rethrown': failing,
    '/responses': (request) => responses(request, fetchUpstream),
    '/plain': () => Response.json({ secret: 'only for pages of this origin' }),
    '/upstream': () => {
      const headers = { 'Access-Control-Allow-Origin': '*' }
      return Response.json({ report: 'from the upstream' }, { headers })
    },
  }
}

const USER_COOKIE = 'playground_user'

async function session(request: Request): Promise<Response> {
  if (isAt(request, 'POST', '/session/sign-in')) {
    const form: unknown = await request.json().catch(() => null)
    if (typeof form !== 'object' || form === null || !('name' in form)) {
      return Response.json({ error: 'Send a name' }, { status: 400 })
    }
    const cookie = `${USER_COOKIE}=${encodeURIComponent(String(form.name))}`
    const headers = {
      'Set-Cookie': `${cookie}; Path=/session; HttpOnly; SameSite=Lax; Max-Age=600`,
    }
    return Response.json({ signedIn: true }, { headers })
  }
  const [, user] = new RegExp(`${USER_COOKIE}=([^;]+)`).exec(cookieOf(request)) ?? []
  if (user === undefined) return Response.json({ error: 'Sign in first' }, { status: 401 })
  return Response.json({ user: decodeURIComponent(user) })
}

function articles(request: Request): Response {
  return Response.json(
    { id: 1, title: 'Vary, and why', method: request.method },
    { headers: { ETag: '"v7"', 'X-Total-Count': '42', 'X-Served-By': 'node-3' } },
  )
}

let transfers = 0

function account(request: Request): Response {
  if (request.method === 'POST') transfers += 1
  return Response.json({ balance: 100 - transfers, transfers })
}

function failing(request: Request): Response {
  if (isAt(request, 'GET', '/errors/sign-in')) {
    throw Response.json({ error: 'Sign in first' }, { status: 401 })
  }
  if (pathOf(request).endsWith('/throw')) throw new Error('The database is away')
  return Response.json({ error: 'No such page' }, { status: 404 })
}

function responses(
  request: Request,
  fetchUpstream: () => Promise<Response>,
): Response | Promise<Response> {
  switch (pathOf(request)) {
    case '/responses/redirect':
      return Response.redirect(new URL(`/public/weather${search(request)}`, request.url))
    case '/responses/stream':
      return new Response(inPieces(idOf(request), ['one', 'two', 'three']), {
        headers: { 'Content-Type': 'text/event-stream' },
      })
    case '/responses/upload':
      return count(request)
    case '/responses/compressed':
      return Response.json({ ok: true }, { headers: { Vary: 'Accept-Encoding' } })
    case '/responses/upstream':
      // The headers of a fetched response are immutable, and include the CORS headers of another
      // policy.
      return fetchUpstream()
    default:
      return Response.json({ error: 'No such page' }, { status: 404 })
  }
}

async function count(request: Request): Promise<Response> {
  const { byteLength } = await request.arrayBuffer()
  return Response.json({ received: byteLength })
}

function isAt(request: Request, method: string, path: string): boolean {
  return request.method === method && pathOf(request) === path
}

function pathOf(request: Request): string {
  return new URL(request.url).pathname
}

/** Returns the query string, which has the id under which the exchange is recorded. */
function search(request: Request): string {
  return new URL(request.url).search
}

function idOf(request: Request): string {
  return new URL(request.url).searchParams.get('id') ?? ''
}

function cookieOf(request: Request): string {
  return request.headers.get('Cookie') ?? ''
}
