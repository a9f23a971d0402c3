/**
 * What keeps an answer from being more than data: nothing of it runs or is drawn on the proxy's own origin.
 *
 * @see https://www.w3.org/TR/CSP3/#directive-sandbox
 */
export const ISOLATING_HEADERS: readonly (readonly [name: string, value: string])[] = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'; sandbox; frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
]
