import { isToken } from './token.js'

/** The standard's tables of methods. */

/** Characters of a method that are read at the most. */
const MAX_METHOD_LENGTH = 64

/** Whether it is a method, and one that a page can send (Fetch, "method" and "forbidden method"). */
export function isMethod(method: string): boolean {
  return method.length <= MAX_METHOD_LENGTH && isToken(method) && !isForbiddenMethod(method)
}

/** Methods that need no preflight by themselves, so that no policy can forbid them (Fetch, "CORS-safelisted method"). */
export const CORS_SAFELISTED_METHODS: readonly string[] = ['GET', 'HEAD', 'POST']

/** Methods that no script can ever send (Fetch, "forbidden method"). */
export function isForbiddenMethod(method: string): boolean {
  return /^(CONNECT|TRAC[EK])$/i.test(method)
}

/**
 * Upper-cases just the six methods that browsers upper-case (Fetch, "normalize a method"). Every
 * other method keeps its case, for on the wire `patch` is not `PATCH`.
 */
export function normalizeMethod(method: string): string {
  return /^(DELETE|GET|HEAD|OPTIONS|POST|PUT)$/i.test(method) ? method.toUpperCase() : method
}

/**
 * Methods that change nothing on the server, so they pass cross-origin protection.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1
 * @see https://www.rfc-editor.org/rfc/rfc10008 QUERY
 */
export function isSafeMethod(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS' || method === 'QUERY'
}

/** What a policy that allows any method spells out, since engines cache `*` badly. */
export const WELL_KNOWN_METHODS: readonly string[] = [
  ...CORS_SAFELISTED_METHODS,
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'QUERY',
]
