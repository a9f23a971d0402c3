import { currentUrl, fail, type Fetching, note } from './fetching.js'
import { withoutHeaders } from './header-list.js'
import type { Failure } from './reason.js'
import { isHttp, isSameOrigin, originOf } from './url-origin.js'

const MAX_REDIRECTS = 20
/**
 * Fetch, "request-body-header name": dropped together with the body.
 * https://fetch.spec.whatwg.org/#request-body-header-name
 */
const BODY_HEADERS = ['content-encoding', 'content-language', 'content-location', 'content-type']
/**
 * Fetch, "CORS non-wildcard request-header name".
 * https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
 */
const AUTHORIZATION = ['authorization']

/**
 * Fetch, "HTTP-redirect fetch", up to the recursive main fetch.
 *
 * @returns `null` if main fetch has to run again with the new URL
 * @see https://fetch.spec.whatwg.org/#http-redirect-fetch
 */
export function httpRedirectFetch(
  fetching: Fetching,
  status: number,
  location: string,
): Failure | null {
  const from = currentUrl(fetching)
  if (!URL.canParse(location, from.href)) {
    note(fetching, 'HTTP-redirect fetch', 'actual', 'Blocked: redirect-invalid-location.', false)
    return fail('redirect-invalid-location', 'actual', { location })
  }
  const url = new URL(location, from)
  const failure = check(fetching, status, url)
  const outcome = failure ? `Blocked: ${failure.reason}.` : `Redirects to ${url.href}.`
  note(fetching, 'HTTP-redirect fetch', 'actual', outcome, failure === null)
  if (failure) return failure
  const { method } = fetching
  const isElsewhere = originOf(from) !== originOf(url)
  const isPostOnceMoved = (status === 301 || status === 302) && method === 'POST'
  const isDropped = fetching.behavior.rewritesDelete && isElsewhere && method === 'DELETE'
  const isRewritten =
    isPostOnceMoved || isDropped || (status === 303 && method !== 'GET' && method !== 'HEAD')
  if (isRewritten) {
    fetching.method = 'GET'
    fetching.body = undefined
    fetching.isStreamed = false
  }
  fetching.lastDropped = new Set([
    ...(isRewritten ? BODY_HEADERS : []),
    ...(isElsewhere ? AUTHORIZATION : []),
  ])
  fetching.headers = withoutHeaders(fetching.headers, fetching.lastDropped)
  fetching.urls.push(url)
  return null
}

function check(fetching: Fetching, status: number, url: URL): Failure | null {
  const { mode, origin, tainting, urls, isStreamed } = fetching
  const blocked = (reason: Failure['reason']): Failure =>
    fail(reason, 'actual', { location: url.href })
  if (!isHttp(url)) return blocked('redirect-not-http')
  if (urls.length > MAX_REDIRECTS) return blocked('too-many-redirects')
  const hasCredentials = url.username !== '' || url.password !== ''
  const isForeign = mode === 'cors' && !isSameOrigin(origin, url)
  if (hasCredentials && (isForeign || tainting === 'cors')) {
    return blocked('redirect-with-credentials-in-url')
  }
  if (isStreamed && status !== 303) return blocked('redirect-with-streamed-body')
  return null
}
