/**
 * Headers that make browsers treat a response as data only: they neither run nor display it on the
 * proxy's own origin.
 *
 * @see https://www.w3.org/TR/CSP3/#directive-sandbox
 */
export const ISOLATING_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]
