import { extractNames } from './extract-header-values.js'
import type { HeaderList } from './http-message.js'

/**
 * Fetch, "CORS-safelisted response-header name".
 * https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
const SAFELISTED = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]
/**
 * Fetch, "forbidden response-header name": no script can read these.
 * https://fetch.spec.whatwg.org/#forbidden-response-header-name
 */
const FORBIDDEN = ['Set-Cookie', 'Set-Cookie2'].map((name) => name.toLowerCase())

/**
 * Returns the names of the headers that a script can read: in lower case, sorted.
 *
 * @see https://fetch.spec.whatwg.org/#concept-filtered-response
 */
export function readableHeaders(
  headers: HeaderList,
  type: 'basic' | 'cors' | 'opaque' | 'opaqueredirect',
  isCredentialed: boolean,
): readonly string[] {
  if (type === 'opaque' || type === 'opaqueredirect') return []
  const present = [...new Set(headers.map(([name]) => name.toLowerCase()))].toSorted()
  const visible = present.filter((name) => !FORBIDDEN.includes(name))
  if (type === 'basic') return visible
  const extracted = extractNames(headers, 'Access-Control-Expose-Headers')
  const exposed =
    extracted === null || extracted === 'failure' ? [] : extracted.map((name) => name.toLowerCase())
  // With credentials, "*" is the name of one header. https://fetch.spec.whatwg.org/#main-fetch
  if (exposed.includes('*') && !isCredentialed) return visible
  return visible.filter((name) => SAFELISTED.includes(name) || exposed.includes(name))
}
