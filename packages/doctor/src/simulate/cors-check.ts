import { decodeBytes } from './decode-bytes.js'
import { getHeader, linesOf } from './header-list.js'
import type { HeaderList } from './http-message.js'
import type { Failure, Phase, Reason } from './reason.js'

/**
 * Fetch, "CORS check": compares bytes and parses nothing. If the comparison fails, the reason
 * distinguishes the kinds of wrong values, because browsers have different messages for them.
 *
 * @param origin the serialized origin of the request, which redirects may have changed
 * @param isCredentialed whether the credentials mode of the request is `include`. It applies to the
 *   preflight too
 * @returns `null` for success
 * @see https://fetch.spec.whatwg.org/#cors-check
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
