import { type BlockedRequest, messageById, messageFor } from './blocked-request.js'
import { decodeBytes } from '../simulate/decode-bytes.js'
import { allowOriginLines, getHeader, withoutEmptyLines } from '../simulate/header-list.js'
import { FIREFOX_MESSAGES } from '../tables/firefox.js'

/** Firefox checks other security rules before CORS if a redirect leads to one of these schemes. */
const SECURITY_ERRORS: Readonly<Record<string, string>> = {
  'blob:': 'CheckSameOriginError',
  'file:': 'CheckLoadURIError',
  'data:': '',
  'javascript:': '',
}

/**
 * After a preflight and after a redirect, Firefox adds a line which says that the request did not
 * succeed.
 */
export function firefoxConsole(blocked: BlockedRequest): readonly string[] {
  const { isFollowing, redirectsTo, phase, reason, values } = blocked
  const token = firstInvalidToken(values['value'] ?? '')
  const known = { ...values, value: decodeBytes(values['value'] ?? ''), token }
  const linesFor = (id: string, more = {}) =>
    messageById(FIREFOX_MESSAGES, id, { ...known, ...more })
  const failed = linesFor('CORSDidNotSucceed2', { status: '(null)' })
  if (reason === 'network-error') return failed
  const first = firstLine(blocked, known)
  if (phase === 'preflight') {
    if (redirectsTo === null) return [...first, ...failed]
    const isMoved = reason === 'preflight-redirect'
    // If the script does not follow redirects, Firefox treats the redirect like any other status.
    if (!isFollowing)
      return [...(isMoved ? linesFor('CORSPreflightDidNotSucceed3') : first), ...failed]
    if (!isMoved) return [...first, ...failed, ...failed]
    return [...linesFor('CORSExternalRedirectNotAllowed'), ...afterRedirect(blocked), ...failed]
  }
  if (phase === 'request' || redirectsTo === null || !isFollowing) return first
  if (!URL.canParse(redirectsTo)) return failed
  const security = SECURITY_ERRORS[new URL(redirectsTo).protocol]
  if (security !== undefined) {
    // Firefox names the page as the loader of an XMLHttpRequest.
    const url = blocked.api === 'fetch' ? values['url'] : values['page']
    return [...linesFor(security, { location: redirectsTo, url }), ...failed]
  }
  if (reason === 'redirect-not-http') {
    return [...linesFor('CORSRequestNotHttp', { url: redirectsTo }), ...failed]
  }
  return [...first, ...failed]
}

/**
 * Returns the first line for a failure. Firefox distinguishes two header lines from one line with a
 * comma only if both lines spell the name `Access-Control-Allow-Origin` with these capitals.
 */
function firstLine(
  { reason, phase, response }: BlockedRequest,
  values: BlockedRequest['values'],
): readonly string[] {
  const isMismatch = ['multiple-allow-origin', 'invalid-allow-origin'].includes(reason)
  if (isMismatch && !(response && allowOriginLines(response.headers) > 1)) {
    return messageFor(FIREFOX_MESSAGES, { reason: 'allow-origin-mismatch', phase }, values)
  }
  return messageFor(FIREFOX_MESSAGES, { reason, phase }, values)
}

/**
 * Firefox does not follow the redirect of a preflight, but checks the response once more as if it
 * had. If the redirect leads to another origin, the expected origin is `null`.
 */
function afterRedirect({
  redirectsTo,
  origin,
  response,
  values,
}: BlockedRequest): readonly string[] {
  const isElsewhere = new URL(redirectsTo ?? '').origin !== new URL(values['url'] ?? '').origin
  const value =
    response && getHeader(withoutEmptyLines(response.headers), 'Access-Control-Allow-Origin')
  const isOpaque = isElsewhere && value !== '*' && origin !== 'null'
  const id = isOpaque ? 'CORSAllowOriginNotMatchingOrigin' : 'CORSPreflightDidNotSucceed3'
  return messageById(FIREFOX_MESSAGES, id, { ...values, value: value ?? '' })
}

function firstInvalidToken(value: string): string {
  const items = value.split(',').map((item) => item.trim())
  const invalid = items.find((item) => item !== '' && !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(item))
  return decodeBytes(invalid ?? '')
}
