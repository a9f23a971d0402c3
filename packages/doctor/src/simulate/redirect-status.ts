import { getHeader } from './header-list.js'
import type { ResponseMessage } from './http-message.js'

/** Fetch, "redirect status". */
export function isRedirectStatus(status: number): boolean {
  return [301, 302, 303, 307, 308].includes(status)
}

/** Where a response redirects to, as it stands there; `null` where it does not redirect. */
export function redirectLocation({ status, headers }: ResponseMessage): string | null {
  return isRedirectStatus(status) ? getHeader(headers, 'Location') : null
}
