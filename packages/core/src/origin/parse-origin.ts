/**
 * A tuple origin in the serialized form that browsers send.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export interface TupleOrigin {
  readonly scheme: string
  /**
   * A domain in lower case and punycode, a dotted-decimal IPv4 address, or a bracketed IPv6
   * address.
   */
  readonly host: string
  /**
   * `''` for the default port of the scheme; otherwise a colon and the number, such as `':8080'`.
   */
  readonly port: string
}

/**
 * The length of the longest origin: scheme 64, `://` 3, host 253, `:65535` 6 characters. A longer
 * value matches nothing, and is not parsed.
 */
export const MAX_ORIGIN_LENGTH = 326

/**
 * The characters of a host. Upper case is among them, because the URL parser keeps it in URLs with
 * unknown schemes, and the names of Safari's extensions have it.
 */
const HOST_CHARACTERS = /^[a-z\d._:[\]-]+$/i

/**
 * Parses a serialized tuple origin, in the form that browsers send: no path, no trailing slash, no
 * upper case, no default port, not a list of origins.
 *
 * @returns the parts, or `null` for any other value, including `'null'`
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export function parseOrigin(value: string): TupleOrigin | null {
  if (value.length > MAX_ORIGIN_LENGTH) return null
  try {
    const { protocol, host, hostname } = new URL(value)
    // The URL parser returns the serialized form, so a value that differs from it was not
    // serialized. The origin of a `file:` URL is opaque.
    if (`${protocol}//${host}` !== value || protocol === 'file:') return null
    // The URL parser accepts characters that host names do not have, and empty labels.
    if (!HOST_CHARACTERS.test(host)) return null
    // Only http and https are checked for empty labels, because pages of Electron apps send
    // `app://.`.
    if (/^https?:$/.test(protocol) && `.${hostname}.`.includes('..')) return null
    const port = host.slice(hostname.length)
    // https://fetch.spec.whatwg.org/#bad-port: browsers load no page from port 0.
    if (port === ':0') return null
    return { scheme: protocol.slice(0, -1), host: hostname, port }
  } catch {
    return null
  }
}
