/**
 * Whether the value is a `token` (RFC 9110, section 5.6.2), as a method and a header name must be
 * (Fetch, "method" and "header name"). Linear in the length of the value.
 */
export function isToken(value: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(value)
}
