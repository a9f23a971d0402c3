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
 * Parses a serialized tuple origin. Only what a browser can send is an origin: no path, no trailing
 * slash, no upper case, no default port, no list of several origins.
 *
 * @returns its parts, or `null` for anything else, `null` origins among them
 */
export function parseOrigin(value: string): TupleOrigin | null {
  if (value.length > MAX_ORIGIN_LENGTH || !hasOriginCharacters(value)) return null
  try {
    const { protocol, host, hostname } = new URL(value)
    // The URL parser brings any form into the serialized one: what it leaves as it is was in it.
    // `file:` has an opaque origin, and it alone takes empty labels for labels.
    const isOrigin =
      `${protocol}//${host}` === value && protocol !== 'file:' && !`.${hostname}.`.includes('..')
    return isOrigin
      ? { scheme: protocol.slice(0, -1), host: hostname, port: host.slice(hostname.length) }
      : null
  } catch {
    return null
  }
}

/** Letters in lower case, digits, and `+ - . / : [ ] _`. Parsing what has others is no use, and failing to is slow. */
function hasOriginCharacters(value: string): boolean {
  for (let i = 0; i < value.length; i++) {
    const c = value.charCodeAt(i)
    const isOriginCharacter =
      (c >= 97 && c <= 122) || (c >= 45 && c <= 58) || c === 43 || c === 91 || c === 93 || c === 95
    if (!isOriginCharacter) return false
  }
  return true
}
