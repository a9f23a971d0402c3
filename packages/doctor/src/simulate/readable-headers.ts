import { extractNames } from './extract-header-values.js'
import type { HeaderList } from './http-message.js'

/** Fetch, "CORS-safelisted response-header name". */
const SAFELISTED = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]
/** Fetch, "forbidden response-header name": no script reads them. */
const FORBIDDEN = ['Set-Cookie', 'Set-Cookie2'].map((name) => name.toLowerCase())

/** The names of headers that script can read, in lower case, sorted (Fetch, "filtered response"). */
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
  // Fetch, "main fetch": with credentials "*" is the name of one header.
  if (exposed.includes('*') && !isCredentialed) return visible
  return visible.filter((name) => SAFELISTED.includes(name) || exposed.includes(name))
}
