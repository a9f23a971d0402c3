export const APP = 'https://app.example.com'
export const OTHER = 'https://other.example'

export const OPTIONS = { origin: APP, credentials: true, exposedHeaders: ['X-Total'] } as const

/** The CORS headers that an allowed origin gets with these options. */
export const READ = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
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
