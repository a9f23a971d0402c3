import type { HeaderList } from './http-message.js'

/** Fetch, "CORS-unsafe request-header byte". */
// oxlint-disable-next-line no-control-regex -- control characters are what it is about
const UNSAFE = /[\u0000-\u0008\u000A-\u001F"():<>?@[\\\]{}\u007F]/
const LANGUAGE = /^[0-9A-Za-z *,\-.;=]*$/
const SINGLE_RANGE = /^bytes=(\d+)-(\d*)$/
const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']

/** Values longer than this, in bytes (of which each is one character of a header's value), are not safelisted (Fetch, "CORS-safelisted request-header"). */
const LONGEST_VALUE = 128
/** Safelisted values may be as long as this together (Fetch, "CORS-unsafe request-header names"). */
const LONGEST_TOGETHER = 1024

/** Fetch, "CORS-safelisted request-header". */
export function isSafelistedRequestHeader(name: string, value: string): boolean {
  if (value.length > LONGEST_VALUE) return false
  switch (name.toLowerCase()) {
    case 'accept':
      return !UNSAFE.test(value)
    case 'accept-language':
    case 'content-language':
      return LANGUAGE.test(value)
    case 'content-type':
      return !UNSAFE.test(value) && TYPES.includes(essenceOf(value))
    case 'range': {
      const [, start, end] = SINGLE_RANGE.exec(value) ?? []
      return start !== undefined && (end === '' || Number(start) <= Number(end))
    }
    default:
      return false
  }
}

/** Fetch, "CORS-unsafe request-header names": in lower case, sorted, each once. */
export function unsafeRequestHeaderNames(headers: HeaderList): readonly string[] {
  const unsafe: string[] = []
  const safelisted: string[] = []
  let bytes = 0
  for (const [name, value] of headers) {
    if (!isSafelistedRequestHeader(name, value)) unsafe.push(name.toLowerCase())
    else {
      safelisted.push(name.toLowerCase())
      bytes += value.length
    }
  }
  if (bytes > LONGEST_TOGETHER) unsafe.push(...safelisted)
  return [...new Set(unsafe)].toSorted()
}

/** MIME Sniffing, "parse a MIME type", and the essence of what comes out; parameters are never wrong. */
function essenceOf(value: string): string {
  const [essence = ''] = value.split(';')
  return essence.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '').toLowerCase()
}
