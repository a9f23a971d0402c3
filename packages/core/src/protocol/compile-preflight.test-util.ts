import { goesOn } from '../policy/browser.test-util.ts'
import { type CorsOptions, withCors } from '../index.ts'
import { APP, decision, header, preflight } from '../policy/policy.test-util.ts'

export const SAFELISTED = ['GET', 'HEAD', 'POST']

/** The members of a header that is a list, in the way that browsers read it. */
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

/** Whether a browser goes on after the preflight, without credentials and with them where the policy has them. */
export async function isAllowed(
  options: CorsOptions,
  method: string,
  headerNames: string[] = [],
): Promise<boolean> {
  const handler = withCors(() => new Response(), options)
  const page = { origin: APP, method, headerNames }
  const omitted = await goesOn(handler, page)
  if (options.credentials === true) {
    const included = await goesOn(handler, { ...page, credentials: 'include' })
    if (included !== omitted) throw new Error('Credentials make a difference')
  }
  return omitted
}
