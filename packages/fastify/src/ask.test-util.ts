import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export const APP = 'https://app.example.com'
export const OTHER = 'https://other.example'

/** Sends a request such as `GET /path` from a page of an origin, or without an origin (`null`). */
export async function ask(
  app: FastifyInstance,
  line: string,
  origin: string | null = APP,
  more: InjectOptions = {},
): Promise<LightMyRequestResponse> {
  const [method = '', url = ''] = line.split(' ')
  const headers = { ...(origin !== null && { origin }), ...more.headers }
  return app.inject({ ...more, method: method as 'GET', url, headers })
}

/** Sends the preflight of a request such as `PUT /path`. */
export function preflight(
  app: FastifyInstance,
  line: string,
  origin: string = APP,
  headers: Record<string, string> = {},
): Promise<LightMyRequestResponse> {
  const [method = '', url = ''] = line.split(' ')
  const asked = { 'access-control-request-method': method, ...headers }
  return ask(app, `OPTIONS ${url}`, origin, { headers: asked })
}

/** Picks the headers that the policy owns, and `Vary`. */
export function corsHeaders({ headers }: LightMyRequestResponse): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(?:access-control-|vary$)/.test(name)),
  )
}

/** Picks the origin that a response allows. */
export function allowedOrigin({ headers }: LightMyRequestResponse): unknown {
  return headers['access-control-allow-origin']
}
