import type { CookieEvent } from '../cookies/cookie-jar.js'
import { currentUrl, fail, type Fetching, preflightOrigin, requestOrigin } from './fetching.js'
import { withoutEmptyLines } from './header-list.js'
import { type HeaderList, type ResponseMessage, toResponseMessage } from './http-message.js'
import type { Failure, Phase } from './reason.js'
import { isPotentiallyTrustworthy } from './address-space.js'
import { isSameOrigin } from './url-origin.js'

/**
 * Fetch, "HTTP-network-or-cache fetch": the parts that a page can observe.
 *
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
export async function sendRequest(
  fetching: Fetching,
  phase: 'preflight' | 'actual',
  method: string,
  headers: HeaderList,
  body?: string,
): Promise<ResponseMessage | Failure> {
  const url = new URL(currentUrl(fetching))
  url.hash = ''
  const origin = phase === 'preflight' ? preflightOrigin(fetching) : originHeader(fetching)
  const isCredentialed = phase === 'actual' && includesCredentials(fetching)
  const jar = isCredentialed ? fetching.options.cookies : undefined
  const asked = { origin: fetching.origin, urls: fetching.urls, engine: fetching.options.engine }
  const taken = (await jar?.take(asked)) ?? []
  const request = {
    url: url.href,
    method,
    headers: [
      ...headers,
      ...(origin === null ? [] : [['Origin', origin] as const]),
      ...cookieHeader(taken),
    ],
    ...(body !== undefined && { body }),
  }
  try {
    const response = toResponseMessage(await fetching.send(request))
    // The browser stores cookies even if the script may not read the response.
    const kept = (await jar?.keep(asked, response.headers)) ?? []
    fetching.exchanges.push({
      phase,
      request,
      isCredentialed,
      response,
      cookies: [...taken, ...kept],
    })
    // The status of a network error is 0. https://fetch.spec.whatwg.org/#concept-network-error
    if (response.status === 0) return noAnswer(phase, url)
    if (!fetching.behavior.skipsEmptyLines) return response
    return { ...response, headers: withoutEmptyLines(response.headers) }
  } catch {
    fetching.exchanges.push({ phase, request, isCredentialed, response: null, cookies: taken })
    return noAnswer(phase, url)
  }
}

function cookieHeader(taken: readonly CookieEvent[]): HeaderList {
  const sent = taken.filter(({ event }) => event === 'sent')
  if (sent.length === 0) return []
  return [['Cookie', sent.map(({ name, value }) => `${name}=${value}`).join('; ')]]
}

function noAnswer(phase: Phase, url: URL): Failure {
  return fail('network-error', phase, { url: url.href })
}

/**
 * The value of "includeCredentials" in "HTTP-network-or-cache fetch".
 *
 * @see https://fetch.spec.whatwg.org/#http-network-or-cache-fetch
 */
function includesCredentials({ credentials, tainting }: Fetching): boolean {
  return credentials === 'include' || (credentials === 'same-origin' && tainting === 'basic')
}

/**
 * Fetch, "append a request `Origin` header".
 *
 * @see https://fetch.spec.whatwg.org/#append-a-request-origin-header
 */
function originHeader(fetching: Fetching): string | null {
  const { origin, mode, method, referrerPolicy, tainting } = fetching
  const serialized = requestOrigin(fetching)
  if (tainting === 'cors') return serialized
  if (method === 'GET' || method === 'HEAD') return null
  if (mode === 'cors') return serialized
  const url = currentUrl(fetching)
  switch (referrerPolicy) {
    case 'no-referrer':
      return 'null'
    case 'no-referrer-when-downgrade':
    case 'strict-origin':
    case 'strict-origin-when-cross-origin':
      return origin.startsWith('https:') && !isPotentiallyTrustworthy(url) ? 'null' : serialized
    case 'same-origin':
      return isSameOrigin(origin, url) ? serialized : 'null'
    default:
      return serialized
  }
}
