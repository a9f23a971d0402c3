import { corsCheck } from './cors-check.js'
import { corsPreflightFetch } from './cors-preflight-fetch.js'
import { currentUrl, fail, type Fetching, note, requestOrigin } from './fetching.js'
import { getHeader } from './header-list.js'
import type { ResponseMessage } from './http-message.js'
import { httpRedirectFetch } from './http-redirect-fetch.js'
import { isSafelistedMethod } from './methods.js'
import { type Failure, isFailure } from './reason.js'
import { sendRequest } from './send-request.js'
import { unsafeRequestHeaderNames } from './unsafe-request-headers.js'

/** Fetch, "redirect status". */
const REDIRECTS = [301, 302, 303, 307, 308]

/** What a script gets of a response, before its headers are filtered. */
export interface Fetched {
  readonly response: ResponseMessage
  readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect'
}

/** Fetch, "HTTP fetch". After a redirect, main fetch is to begin again with the new URL. */
export async function httpFetch(
  fetching: Fetching,
  makeCorsPreflight: boolean,
): Promise<Fetched | Failure | 'redirected'> {
  if (makeCorsPreflight && !isInCache(fetching)) {
    const failure = await corsPreflightFetch(fetching)
    if (failure) return failure
  }
  const { method, headers, body } = fetching
  const response = await sendRequest(fetching, 'actual', method, headers, body)
  if (isFailure(response)) {
    note(fetching, 'HTTP fetch', 'actual', 'No answer.', false)
    return response
  }
  if (fetching.tainting === 'cors') {
    const isCredentialed = fetching.credentials === 'include'
    const failure = corsCheck(requestOrigin(fetching), isCredentialed, response.headers, 'actual')
    const outcome = failure ? `Blocked: ${failure.reason}.` : 'The script may read the response.'
    note(fetching, 'CORS check', 'actual', outcome, failure === null)
    if (failure) return failure
  }
  if (REDIRECTS.includes(response.status)) {
    if (fetching.redirect === 'error') {
      note(fetching, 'HTTP fetch', 'actual', 'Redirect mode "error".', false)
      return fail('redirect-refused', 'actual', { status: String(response.status) })
    }
    if (fetching.redirect === 'manual') return { response, type: 'opaqueredirect' }
    const location = getHeader(response.headers, 'Location')
    if (location !== null)
      return httpRedirectFetch(fetching, response.status, location) ?? 'redirected'
  }
  return { response, type: fetching.tainting }
}

/** Whether the CORS-preflight cache has the method and every header name that needs it. */
function isInCache(fetching: Fetching): boolean {
  const { cache, method } = fetching
  const isCredentialed = fetching.credentials === 'include'
  const key = { origin: requestOrigin(fetching), url: currentUrl(fetching).href }
  const isMethodKnown =
    cache.hasMethod(key, isCredentialed, method) ||
    (isSafelistedMethod(method) && !fetching.useCorsPreflight)
  const found =
    isMethodKnown &&
    unsafeRequestHeaderNames(fetching.headers).every((name) =>
      cache.hasHeader(key, isCredentialed, name),
    )
  if (found) note(fetching, 'CORS-preflight cache', 'preflight', 'Answered before: none is sent.')
  return found
}
