import { type Context, Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { cors } from './index.ts'

export const APP = 'https://app.example.com'
export const OTHER = 'https://other.example'

export const OPTIONS = { origin: APP, credentials: true, exposedHeaders: ['X-Total'] } as const

/** The CORS headers that an allowed origin gets with these options. */
export const READ = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
}

export type Handler = (c: Context) => Response | Promise<Response>

/** Creates an application with the policy and one handler, which answers errors as Hono does. */
export function createApp(handler: Handler): Hono {
  const app = new Hono().use(cors(OPTIONS)).all('/', handler)
  app.onError((error, c) =>
    error instanceof HTTPException ? error.getResponse() : c.text('Internal Server Error', 500),
  )
  return app
}

/** Creates a request of a page of this origin. `null` means a request without an origin. */
export function from(origin: string | null, init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers)
  if (origin !== null) headers.set('Origin', origin)
  return { ...init, headers }
}

/** Creates the preflight that browsers send before a `PUT`. */
export function preflight(origin: string): RequestInit {
  return from(origin, { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'PUT' } })
}

/** Picks the headers that the policy owns, and `Vary`. */
export function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    [...headers].filter(([name]) => /^(?:access-control-|vary$)/.test(name)),
  )
}
