/**
 * Headers that keep a response from being more than data: it cannot run or be displayed on the proxy's own origin.
 *
 * @see https://www.w3.org/TR/CSP3/#directive-sandbox
 */
export const ISOLATING_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]
