import { decodeBytes } from './decode-bytes.js'
import { getHeader, linesOf } from './header-list.js'
import type { HeaderList } from './http-message.js'
import type { Failure, Phase, Reason } from './reason.js'

/**
 * Fetch, "CORS check": bytes are compared, nothing is parsed. How a value fails to be the origin is for
 * people to know: browsers tell it apart in their messages.
 *
 * @param origin the request's origin, serialized, with redirects taken into account
 * @param isCredentialed whether the credentials mode is `include`, on preflights too
 * @returns `null` for success
 */
export function corsCheck(
  origin: string,
  isCredentialed: boolean,
  headers: HeaderList,
  phase: Phase,
): Failure | null {
  const fail = (reason: Reason, values: Record<string, string> = {}): Failure => ({
    reason,
    phase,
    values: { origin, ...values },
  })
  const allowed = getHeader(headers, 'Access-Control-Allow-Origin')
  if (allowed === null) return fail('missing-allow-origin')
  if (allowed === '*') {
    return isCredentialed ? fail('wildcard-with-credentials', { value: allowed }) : null
  }
  if (allowed !== origin) return fail(mismatch(headers, allowed), { value: allowed })
  if (!isCredentialed) return null
  const credentials = getHeader(headers, 'Access-Control-Allow-Credentials')
  if (credentials === 'true') return null
  return fail('allow-credentials-not-true', { value: credentials ?? '' })
}

function mismatch(headers: HeaderList, value: string): Reason {
  if (linesOf(headers, 'Access-Control-Allow-Origin').length > 1 || /[ ,]/.test(value)) {
    return 'multiple-allow-origin'
  }
  if (value === 'null') return 'allow-origin-mismatch'
  return URL.canParse(decodeBytes(value)) ? 'allow-origin-mismatch' : 'invalid-allow-origin'
}
