/** The requests that tests send to an app, and the parts of a response that they compare. */

export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example'

/** Creates a request from a page of this origin, or without an origin. */
export function pageRequest(
  origin: string | null,
  path = '/',
  { headers, ...init }: RequestInit = {},
): Request {
  const given = new Headers(headers)
  if (origin !== null) given.set('Origin', origin)
  return new Request(new URL(path, 'https://api.example.com'), { ...init, headers: given })
}

export function preflight(origin: string | null, path = '/', method = 'PUT'): Request {
  const headers = { 'Access-Control-Request-Method': method }
  return pageRequest(origin, path, { method: 'OPTIONS', headers })
}

/** Picks the headers that a policy owns, and `Vary`. */
export function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => isCorsOrVary(name)))
}

const CONNECTION = new Set(['connection', 'date', 'keep-alive'])

/** Picks the application's part of a response: the status, all other headers, and the body. */
export async function ownAnswer(response: Response): Promise<unknown> {
  const { status, statusText, headers } = response
  const others = [...headers].filter(([name]) => !isCorsOrVary(name) && !CONNECTION.has(name))
  return { status, statusText, headers: others, body: await response.text() }
}

function isCorsOrVary(name: string): boolean {
  return name === 'vary' || name.startsWith('access-control-')
}
