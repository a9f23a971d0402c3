import { corsCheck } from './cors-check.js'
import { corsPreflightFetch } from './cors-preflight-fetch.js'
import {
  requestedHeaders,
  currentUrl,
  fail,
  type Fetching,
  isPreflightRepeated,
  note,
  preflightOrigin,
  requestOrigin,
} from './fetching.js'
import type { ResponseMessage } from './http-message.js'
import { httpRedirectFetch } from './http-redirect-fetch.js'
import { isSafelistedMethod } from './methods.js'
import { type Failure, isFailure } from './reason.js'
import { isRedirectStatus, redirectLocation } from './redirect-status.js'
import { sendRequest } from './send-request.js'
import { unsafeRequestHeaderNames } from './unsafe-request-headers.js'

/** The response for a script, before its headers are filtered. */
export interface Fetched {
  readonly response: ResponseMessage
  readonly type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect'
}

/**
 * Fetch, "HTTP fetch".
 *
 * @returns `'redirected'` if main fetch has to run again with the new URL
 * @see https://fetch.spec.whatwg.org/#http-fetch
 */
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
    note(fetching, 'HTTP fetch', 'actual', 'No response.', false)
    return response
  }
  if (fetching.tainting === 'cors') {
    const isCredentialed = fetching.credentials === 'include'
    const failure = corsCheck(requestOrigin(fetching), isCredentialed, response.headers, 'actual')
    const outcome = failure ? `Blocked: ${failure.reason}.` : 'The script may read the response.'
    note(fetching, 'CORS check', 'actual', outcome, failure === null)
    if (failure) return failure
  }
  if (isRedirectStatus(response.status)) {
    const target = redirectLocation(response)
    if (fetching.redirect === 'error') {
      note(fetching, 'HTTP fetch', 'actual', 'Redirect mode "error".', false)
      const status = String(response.status)
      return fail('redirect-refused', 'actual', {
        status,
        ...(target !== null && { location: target }),
      })
    }
    if (fetching.redirect === 'manual') {
      const isInvalid = target !== null && !URL.canParse(target, currentUrl(fetching).href)
      const fails = isInvalid && fetching.behavior.parsesManualLocation
      if (!fails) return { response, type: 'opaqueredirect' }
    }
    if (target !== null) return httpRedirectFetch(fetching, response.status, target) ?? 'redirected'
  }
  return { response, type: fetching.tainting }
}

/**
 * Whether the CORS-preflight cache covers the method and every header name that needs a preflight.
 */
function isInCache(fetching: Fetching): boolean {
  const { behavior, cache, headers, method } = fetching
  if (behavior.preflightsConditional && headers.some(([name]) => isConditional(name))) return false
  const isCredentialed = fetching.credentials === 'include'
  const key = { origin: preflightOrigin(fetching), url: currentUrl(fetching).href }
  const isKept = behavior.cacheCoversSafelisted && cache.hasAny(key, isCredentialed)
  const isForMethodAlone = !fetching.useCorsPreflight && !isPreflightRepeated(fetching)
  const isSafelisted = isSafelistedMethod(method) && !(method === 'HEAD' && behavior.preflightsHead)
  const isMethodKnown =
    cache.hasMethod(key, isCredentialed, method) || (isSafelisted && (isForMethodAlone || isKept))
  const found =
    isMethodKnown &&
    unsafeRequestHeaderNames(requestedHeaders(fetching)).every((name) =>
      cache.hasHeader(key, isCredentialed, name),
    )
  if (found)
    note(
      fetching,
      'CORS-preflight cache',
      'preflight',
      'The cache has the answer: no preflight is sent.',
    )
  return found
}

/**
 * Whether a header makes a request conditional, so that the HTTP cache does not answer it.
 *
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
function isConditional(name: string): boolean {
  return /^if-(?:match|none-match|modified-since|unmodified-since|range)$/i.test(name)
}
