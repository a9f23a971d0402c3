import { type H3Event, HTTPError } from 'nitro'
import { getCookie } from 'nitro/h3'

/** @throws if no visitor is logged in */
export function visitorOf(event: H3Event): string {
  const visitor = getCookie(event, 'visitor')
  if (visitor === undefined) throw new HTTPError({ status: 401, message: 'Log in first' })
  return visitor
}
