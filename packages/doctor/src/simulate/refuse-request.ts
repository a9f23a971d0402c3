import { TOKEN } from './extract-header-values.js'
import { trimmed } from './header-list.js'
import { isForbiddenMethod, isSafelistedMethod, normalizeMethod } from './methods.js'
import type { SimulatedRequest } from './simulated-request.js'
import { isHttp } from './url-origin.js'

// oxlint-disable-next-line no-control-regex -- these characters are invalid in a header value
const INVALID_VALUE = /[\0\n\r\u{100}-\u{10ffff}]/u

/**
 * Checks a request as the `Request` constructor of the Fetch standard does. If the check fails, the
 * script gets an exception, and nothing is sent.
 *
 * @returns the problem; `null` if there is none
 * @see https://fetch.spec.whatwg.org/#dom-request
 */
export function refuseRequest(request: SimulatedRequest): string | null {
  const { origin, url, method = 'GET', headers = [], mode = 'cors', body } = request
  const isOrigin = /^[a-z][a-z\d+.-]*:\/\/./i.test(origin) && URL.canParse(origin)
  if (origin !== 'null' && !isOrigin) return `"${origin}" is not an origin`
  const page = origin === 'null' ? null : new URL(origin)
  if (page && isHttp(page) && page.origin !== origin)
    return `"${origin}" is not written as browsers write an origin: write ${page.origin}`
  if (!URL.canParse(url)) return `"${url}" is not an absolute URL`
  const { username, password } = new URL(url)
  if (username || password) return 'the URL has credentials in it'
  if (!TOKEN.test(method)) return `"${method}" is not a method`
  if (isForbiddenMethod(method)) return `the method ${method} is forbidden`
  const normalized = normalizeMethod(method)
  if (mode === 'no-cors' && !isSafelistedMethod(normalized))
    return `the method ${method} needs mode "cors"`
  if (mode === 'no-cors' && request.isStreamed) return 'a streamed body needs mode "cors"'
  if (body !== undefined && (normalized === 'GET' || normalized === 'HEAD'))
    return `a ${normalized} request cannot have a body`
  // Untyped code may pass an object, as `fetch` accepts one.
  if (!Array.isArray(headers)) return 'headers must be a list of pairs: [["X-A", "1"]]'
  for (const [name, value] of headers as NonNullable<SimulatedRequest['headers']>) {
    if (!TOKEN.test(name)) return `"${name}" is not a header name`
    if (INVALID_VALUE.test(trimmed(value))) return `the value of ${name} cannot be sent`
  }
  return null
}
