/** A tuple origin in the serialized form that browsers send (HTML, "ASCII serialisation of an origin"). */
export interface TupleOrigin {
  readonly scheme: string
  /** Lower case domain in punycode, dotted-decimal IPv4 address, or bracketed IPv6 address. */
  readonly host: string
  /** `''` for the scheme's default port, else a colon and the number, such as `':8080'`. */
  readonly port: string
}

/** Scheme 64, `://` 3, host 253, `:65535` 6. Anything longer matches nothing, and costs nothing. */
export const MAX_ORIGIN_LENGTH = 326

/**
 * One class of characters: linear, whatever the host. Upper case is left by the URL parser only where the
 * scheme is none of its own: the names of Safari's extensions have it.
 */
const HOST_CHARACTERS = /^[a-z\d._:[\]-]+$/i

/**
 * Parses a serialized tuple origin. Only what a browser can send is an origin: no path, no trailing
 * slash, no upper case, no default port, no list of several origins.
 *
 * @returns its parts, or `null` for anything else, `null` origins among them
 */
export function parseOrigin(value: string): TupleOrigin | null {
  if (value.length > MAX_ORIGIN_LENGTH) return null
  try {
    const { protocol, host, hostname } = new URL(value)
    // The URL parser brings every form into the serialized one: what it leaves as it is was in it.
    // It takes more characters than host names have, and empty labels; `file:` has an opaque origin.
    if (`${protocol}//${host}` !== value || protocol === 'file:') return null
    if (!HOST_CHARACTERS.test(host)) return null
    // Electron's `app://.` has an empty label, and is what its pages send.
    if (/^https?:$/.test(protocol) && `.${hostname}.`.includes('..')) return null
    const port = host.slice(hostname.length)
    // https://fetch.spec.whatwg.org/#bad-port No page is served from port 0.
    if (port === ':0') return null
    return { scheme: protocol.slice(0, -1), host: hostname, port }
  } catch {
    return null
  }
}
