import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export const APP = 'https://app.example.com'
export const OTHER = 'https://other.example'

/** What a page of an origin gets: `GET /path`, with `null` for a request that is not of a page. */
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

/** The preflight of a request: `PUT /path`. */
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

/** The headers that the policy owns, with `Vary`. */
export function corsHeaders({ headers }: LightMyRequestResponse): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(?:access-control-|vary$)/.test(name)),
  )
}

export function allowedOrigin({ headers }: LightMyRequestResponse): unknown {
  return headers['access-control-allow-origin']
}
