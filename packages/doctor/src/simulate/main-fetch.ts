import { blockRequest } from './block-request.js'
import {
  requestedHeaders,
  currentUrl,
  fail,
  type Fetching,
  isPreflightRepeated,
  note,
  preflightOrigin,
} from './fetching.js'
import { type Fetched, httpFetch } from './http-fetch.js'
import { isSafelistedMethod } from './methods.js'
import { type Failure, isFailure } from './reason.js'
import { isHttp, isSameOrigin } from './url-origin.js'
import { unsafeRequestHeaderNames } from './unsafe-request-headers.js'

/**
 * Fetch, "main fetch". Repeats for each redirect.
 *
 * @see https://fetch.spec.whatwg.org/#main-fetch
 */
export async function mainFetch(fetching: Fetching): Promise<Fetched | Failure> {
  for (;;) {
    const fetched = await fetchCurrentUrl(fetching)
    if (fetched !== 'redirected') return fetched
  }
}

async function fetchCurrentUrl(fetching: Fetching): Promise<Fetched | Failure | 'redirected'> {
  const blocked = blockRequest(fetching)
  if (blocked) {
    note(fetching, 'Main fetch', 'request', `Blocked: ${blocked.reason}.`, false)
    return blocked
  }
  const url = currentUrl(fetching)
  const { origin, mode } = fetching
  if (url.protocol === 'data:' || (isSameOrigin(origin, url) && fetching.tainting === 'basic')) {
    note(fetching, 'Main fetch', 'request', 'Same origin: CORS does not apply.')
    if (url.protocol === 'data:') return { response: { status: 200, headers: [] }, type: 'basic' }
    return httpFetch(fetching, false)
  }
  if (mode === 'same-origin') return refuse(fetching, 'mode-same-origin')
  if (mode === 'no-cors') {
    if (fetching.redirect !== 'follow') return refuse(fetching, 'mode-no-cors-redirect')
    // https://fetch.spec.whatwg.org/#scheme-fetch
    if (!isHttp(url))
      return refuse(fetching, 'scheme-not-http', { scheme: url.protocol.slice(0, -1) })
    fetching.tainting = 'opaque'
    note(
      fetching,
      'Main fetch',
      'request',
      'Mode no-cors: the request is sent, and the script cannot read the response.',
    )
    return httpFetch(fetching, false)
  }
  if (!isHttp(url))
    return refuse(fetching, 'scheme-not-http', { scheme: url.protocol.slice(0, -1) })
  fetching.tainting = 'cors'
  const key = { origin: preflightOrigin(fetching), url: url.href }
  const causes = preflightCauses(fetching)
  if (isPreflightRepeated(fetching)) causes.push('it was needed before the redirect')
  fetching.wasPreflightNeeded ||= causes.length > 0
  note(
    fetching,
    'Main fetch',
    'request',
    causes.length > 0
      ? `Another origin, and a preflight is needed: ${causes.join(', ')}.`
      : 'Another origin, and no preflight is needed.',
  )
  const fetched = await httpFetch(fetching, causes.length > 0)
  // The server may have revoked what an earlier preflight allowed.
  if (isFailure(fetched) && causes.length > 0 && clearsCache(fetching, fetched)) {
    fetching.cache.clear(key)
  }
  return fetched
}

/**
 * Lists the facts that make a preflight necessary, because a form cannot send such a request.
 *
 * @see https://fetch.spec.whatwg.org/#main-fetch the steps on the CORS-preflight flag
 */
function preflightCauses(fetching: Fetching): string[] {
  const { method, useCorsPreflight } = fetching
  const headers = requestedHeaders(fetching)
  const causes: string[] = []
  if (useCorsPreflight) causes.push('a listener for upload progress or a streamed body')
  if (!isSafelistedMethod(method)) causes.push(`method ${method}`)
  const unsafe = unsafeRequestHeaderNames(headers)
  for (const name of unsafe) {
    const [, value] = headers.find(([other]) => other.toLowerCase() === name) ?? []
    const isType = name === 'Content-Type'.toLowerCase()
    causes.push(isType ? `header ${name}: ${value}` : `header ${name}`)
  }
  return causes
}

function clearsCache({ behavior }: Fetching, { reason }: Failure): boolean {
  const { keepsCacheAfter } = behavior
  if (keepsCacheAfter === 'anything') return false
  return keepsCacheAfter === 'nothing' || reason !== 'redirect-refused'
}

function refuse(
  fetching: Fetching,
  reason: Failure['reason'],
  values: Record<string, string> = {},
): Failure {
  note(fetching, 'Main fetch', 'request', `Blocked: ${reason}.`, false)
  return fail(reason, 'request', values)
}
