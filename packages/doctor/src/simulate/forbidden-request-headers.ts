import { isForbiddenMethod } from './methods.js'

const NAMES = new Set([
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
])
const OVERRIDES = new Set(['x-http-method', 'x-http-method-override', 'x-method-override'])

/**
 * Fetch, "forbidden request-header": browsers drop such a header of a script without an error.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-request-header
 */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (NAMES.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true
  return OVERRIDES.has(lower) && splitValues(value).some(isForbiddenMethod)
}

/**
 * Fetch, "get, decode, and split": commas inside quotes do not separate values.
 *
 * @see https://fetch.spec.whatwg.org/#concept-header-list-get-decode-split
 */
function splitValues(value: string): string[] {
  const parts = value.match(/(?:"(?:\\.|[^"\\])*"?|[^",])+/g) ?? []
  return parts.map((part) => part.trim())
}

/**
 * Fetch, "no-CORS-safelisted request-header name": the only names that a script can set in mode
 * `no-cors`.
 *
 * @see https://fetch.spec.whatwg.org/#no-cors-safelisted-request-header-name
 */
export const NO_CORS_NAMES: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
  'content-type',
])
