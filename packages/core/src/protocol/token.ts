/**
 * Whether a value is a `token`, the syntax of methods and header names. The time is linear in the
 * length of the value.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2
 * @see https://fetch.spec.whatwg.org/#header-name
 */
export function isToken(value: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(value)
}
