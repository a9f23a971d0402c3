import { isToken } from './token.ts'

/** The limit on the length of a method. A longer one is an attack or a mistake. */
const MAX_METHOD_LENGTH = 64

/**
 * Whether a text is a method that a page can send.
 *
 * @see https://fetch.spec.whatwg.org/#concept-method
 * @see https://fetch.spec.whatwg.org/#forbidden-method
 */
export function isMethod(method: string): boolean {
  return method.length <= MAX_METHOD_LENGTH && isToken(method) && !isForbiddenMethod(method)
}

/**
 * The methods that need no preflight, so that no policy can forbid them.
 *
 * @see https://fetch.spec.whatwg.org/#cors-safelisted-method
 */
export const CORS_SAFELISTED_METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

/**
 * Whether scripts can never send a method.
 *
 * @see https://fetch.spec.whatwg.org/#forbidden-method
 */
export function isForbiddenMethod(method: string): boolean {
  return /^(CONNECT|TRAC[EK])$/i.test(method)
}

/**
 * Upper-cases the six methods that browsers upper-case. Every other method keeps its case: on the
 * wire, `patch` is not `PATCH`.
 *
 * @see https://fetch.spec.whatwg.org/#concept-method-normalize
 */
export function normalizeMethod(method: string): string {
  return /^(DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i.test(method) ? method.toUpperCase() : method
}

/**
 * Whether a method changes nothing on the server, so that it passes cross-origin protection.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1
 * @see https://www.rfc-editor.org/rfc/rfc10008 QUERY
 */
export function isSafeMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'QUERY'
}

/**
 * The methods that a policy lists in addition to `*` if it allows any method, because engines cache
 * `*` badly.
 */
export const WELL_KNOWN_METHODS: readonly string[] = [
  ...CORS_SAFELISTED_METHODS,
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'QUERY',
]
