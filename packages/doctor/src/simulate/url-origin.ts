/** HTML, "ASCII serialization of an origin": `null` where it is opaque. */
export function originOf(url: URL): string {
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.origin : 'null'
}

/** HTML, "same origin". An opaque origin is the same as none that has been serialized. */
export function isSameOrigin(origin: string, url: URL): boolean {
  return origin !== 'null' && origin === originOf(url)
}

/** Fetch, "HTTP(S) scheme". */
export function isHttp(url: URL): boolean {
  return url.protocol === 'http:' || url.protocol === 'https:'
}

/**
 * Fetch, "redirect-tainted origin": a redirect went from one origin, which was not the request's own, to
 * another. From there on the request's origin is `null`.
 */
export function isRedirectTainted(origin: string, urls: readonly URL[]): boolean {
  return urls.some((url, index) => {
    const last = urls[index - 1]
    return last !== undefined && originOf(url) !== originOf(last) && !isSameOrigin(origin, last)
  })
}
