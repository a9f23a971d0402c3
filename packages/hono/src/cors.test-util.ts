export const APP = 'https://app.example.com'
export const OTHER = 'https://other.example'

export const OPTIONS = { origin: APP, credentials: true, exposedHeaders: ['X-Total'] } as const

/** What an allowed origin gets of these options, beside `Vary`. */
export const READ = {
  'access-control-allow-origin': APP,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'X-Total',
}

/** A request of a page; `null` is none of a page. */
export function from(origin: string | null, init: RequestInit = {}): RequestInit {
  const headers = new Headers(init.headers)
  if (origin !== null) headers.set('Origin', origin)
  return { ...init, headers }
}

/** What browsers ask before a `PUT`. */
export function preflight(origin: string): RequestInit {
  return from(origin, { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'PUT' } })
}

/** The headers that the policy owns, with `Vary`. */
export function corsHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries(
    [...headers].filter(([name]) => /^(?:access-control-|vary$)/.test(name)),
  )
}
