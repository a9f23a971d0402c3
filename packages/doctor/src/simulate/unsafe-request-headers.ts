import type { HeaderList } from './http-message.js'

/** Fetch, "CORS-unsafe request-header byte". https://fetch.spec.whatwg.org/#cors-unsafe-request-header-byte */
// oxlint-disable-next-line no-control-regex -- the pattern is about control characters
const UNSAFE = /[\u0000-\u0008\u000A-\u001F"():<>?@[\\\]{}\u007F]/
const LANGUAGE = /^[0-9A-Za-z *,\-.;=]*$/
const SINGLE_RANGE = /^bytes=(\d+)-(\d*)$/
const TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain']

/**
 * Longer values are not safelisted. The limit is in bytes, and each character of a value is one
 * byte. https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
const LONGEST_VALUE = 128
/**
 * The maximum total length of all safelisted values in bytes.
 * https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
const LONGEST_TOGETHER = 1024

/**
 * Fetch, "CORS-safelisted request-header".
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-request-header
 */
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

/**
 * Fetch, "CORS-unsafe request-header names": distinct, in lower case, sorted.
 *
 * @see https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
 */
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

/**
 * Returns the essence of a MIME type. Invalid parameters do not matter.
 *
 * @see https://mimesniff.spec.whatwg.org/#parse-a-mime-type
 */
function essenceOf(value: string): string {
  const [essence = ''] = value.split(';')
  return essence.replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '').toLowerCase()
}
