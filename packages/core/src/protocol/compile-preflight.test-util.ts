import { passesPreflight } from '../policy/browser.test-util.ts'
import { type CorsOptions, withCors } from '../index.ts'
import { APP, decision, header, preflight } from '../policy/policy.test-util.ts'

export const SAFELISTED = ['GET', 'HEAD', 'POST']

/** Options that list the allowed methods and request headers. */
export const LISTED = {
  origin: APP,
  methods: ['PUT', 'DELETE', 'purge'],
  allowedHeaders: ['X-A', 'Content-Type', 'Authorization'],
  maxAge: 600,
} as const satisfies CorsOptions

/** @returns the members of a header that is a list, split in the way that browsers do */
export function list(
  options: CorsOptions,
  request: ReturnType<typeof preflight>,
  name: string,
): string[] {
  const value = header(decision(options, request).headers, name) ?? ''
  const members = value.split(',').map((member) => member.trim())
  return members.filter((member) => member !== '')
}

export const methodsFor = (options: CorsOptions, method: string): string[] =>
  list(options, preflight(APP, method), 'Access-Control-Allow-Methods')

export const headersFor = (options: CorsOptions, names: string | null): string[] =>
  list(options, preflight(APP, 'GET', names), 'Access-Control-Allow-Headers')

/**
 * Whether the preflight succeeds in a browser. If the policy allows credentials, it is tested
 * without and with them.
 */
export async function isAllowed(
  options: CorsOptions,
  method: string,
  headerNames: string[] = [],
): Promise<boolean> {
  const handler = withCors(() => new Response(), options)
  const page = { origin: APP, method, headerNames }
  const omitted = await passesPreflight(handler, page)
  if (options.credentials === true) {
    const included = await passesPreflight(handler, { ...page, credentials: 'include' })
    if (included !== omitted) throw new Error('Credentials make a difference')
  }
  return omitted
}
