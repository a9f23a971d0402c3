/**
 * A tuple origin in the serialized form that browsers send.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export interface TupleOrigin {
  readonly scheme: string
  /** A domain in lower case and punycode, a dotted-decimal IPv4 address, or a bracketed IPv6 address. */
  readonly host: string
  /** `''` for the default port of the scheme, else a colon and the number, such as `':8080'`. */
  readonly port: string
}

/** The most characters of an origin: scheme 64, `://` 3, host 253, `:65535` 6. A longer value matches nothing and is not parsed. */
export const MAX_ORIGIN_LENGTH = 326

/**
 * The characters of a host. The URL parser keeps upper case in schemes that it does not know: the names of Safari's
 * extensions have it.
 */
const HOST_CHARACTERS = /^[a-z\d._:[\]-]+$/i

/**
 * Parses a serialized tuple origin, in the form that browsers send: no path, no trailing slash, no upper case, no default
 * port, not a list of origins.
 *
 * @returns the parts, or `null` for any other value, `'null'` among them
 * @see https://fetch.spec.whatwg.org/#origin-header
 */
export function parseOrigin(value: string): TupleOrigin | null {
  if (value.length > MAX_ORIGIN_LENGTH) return null
  try {
    const { protocol, host, hostname } = new URL(value)
    // The URL parser turns every form into the serialized one, so a value that it changes was not serialized.
    // `file:` has an opaque origin.
    if (`${protocol}//${host}` !== value || protocol === 'file:') return null
    // The URL parser accepts more characters than names of hosts have, and empty labels.
    if (!HOST_CHARACTERS.test(host)) return null
    // Pages of Electron apps send `app://.`, which has an empty label.
    if (/^https?:$/.test(protocol) && `.${hostname}.`.includes('..')) return null
    const port = host.slice(hostname.length)
    // https://fetch.spec.whatwg.org/#bad-port: browsers load no page from port 0.
    if (port === ':0') return null
    return { scheme: protocol.slice(0, -1), host: hostname, port }
  } catch {
    return null
  }
}
