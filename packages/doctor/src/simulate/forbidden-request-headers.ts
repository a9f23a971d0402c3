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

/** Fetch, "forbidden request-header": what a script sets is dropped without a word. */
export function isForbiddenRequestHeader(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (NAMES.has(lower) || lower.startsWith('proxy-') || lower.startsWith('sec-')) return true
  return OVERRIDES.has(lower) && splitValues(value).some(isForbiddenMethod)
}

/** Fetch, "get, decode, and split": commas in quotes do not part. */
function splitValues(value: string): string[] {
  const parts = value.match(/(?:"(?:\\.|[^"\\])*"?|[^",])+/g) ?? []
  return parts.map((part) => part.trim())
}

/** Fetch, "no-CORS-safelisted request-header name", which leave in mode `no-cors`. */
export const NO_CORS_NAMES: ReadonlySet<string> = new Set([
  'accept',
  'accept-language',
  'content-language',
  'content-type',
])
