/**
 * HTML, "ASCII serialization of an origin": `null` for an opaque origin.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function originOf(url: URL): string {
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : 'null'
}

/**
 * HTML, "same origin". A serialized opaque origin equals no other origin.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#same-origin
 */
export function isSameOrigin(origin: string, url: URL): boolean {
  return origin !== 'null' && origin === originOf(url)
}

/**
 * Fetch, "HTTP(S) scheme".
 *
 * @see https://fetch.spec.whatwg.org/#http-scheme
 */
export function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:'
}

/**
 * Fetch, "redirect-tainted origin": a redirect led from an origin other than the request's own to a
 * third one. After it, the request's origin is `null`.
 *
 * @see https://fetch.spec.whatwg.org/#serializing-a-request-origin
 */
export function isRedirectTainted(origin: string, urls: readonly URL[]): boolean {
  return urls.some((url, index) => {
    const last = urls[index - 1]
    return last !== undefined && originOf(url) !== originOf(last) && !isSameOrigin(origin, last)
  })
}
