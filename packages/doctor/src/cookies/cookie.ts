/** A cookie as a `Set-Cookie` line writes it. */
export interface Cookie {
  readonly name: string
  readonly value: string
  /** `null` where it is not written, or unknown. */
  readonly sameSite: 'strict' | 'lax' | 'none' | null
  readonly isSecure: boolean
  readonly isHttpOnly: boolean
  readonly isPartitioned: boolean
  /** As it is written; `null` where it does not begin with `/`. */
  readonly path: string | null
  /** In lower case, and without a dot at its beginning. */
  readonly domain: string | null
  /** Milliseconds since 1970; `null` until the browser is closed. */
  readonly expires: number | null
}

/**
 * Reads the value of a `Set-Cookie` header.
 *
 * @returns `null` for a cookie without a name, which browsers keep and servers do not know what to do with
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-the-set-cookie-header-field
 */
export function parseCookie(line: string, now: number): Cookie | null {
  const [pair = '', ...parts] = line.split(';')
  const equals = pair.indexOf('=')
  const name = pair.slice(0, Math.max(equals, 0)).trim()
  if (name === '') return null
  // If an attribute comes twice, its last value counts.
  const attributes = new Map(parts.map(readAttribute))
  const sameSite = attributes.get('samesite')?.toLowerCase()
  const path = attributes.get('path')
  const domain = attributes.get('domain')?.toLowerCase().replace(/^\./, '')
  return {
    name,
    value: pair.slice(equals + 1).trim(),
    sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : null,
    isSecure: attributes.has('secure'),
    isHttpOnly: attributes.has('httponly'),
    isPartitioned: attributes.has('partitioned'),
    path: path?.startsWith('/') === true ? path : null,
    domain: domain === undefined || domain === '' ? null : domain,
    expires: expiryOf(attributes, now),
  }
}

function readAttribute(part: string): readonly [name: string, value: string] {
  const equals = part.indexOf('=')
  const [name, value] = equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)]
  return [name.trim().toLowerCase(), value.trim()]
}

function expiryOf(attributes: ReadonlyMap<string, string>, now: number): number | null {
  const maxAge = attributes.get('max-age')
  if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) return now + Number(maxAge) * 1000
  const expires = Date.parse(attributes.get('expires') ?? '')
  return Number.isNaN(expires) ? null : expires
}

/** Whether a host is a domain or below it. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/** Whether a cookie of this path goes with a request for the other one. */
export function isPathWithin(requested: string, path: string): boolean {
  if (!requested.startsWith(path)) return false
  return requested.length === path.length || path.endsWith('/') || requested[path.length] === '/'
}

/** Where the cookie of a response without a `Path` is for. */
export function defaultPath({ pathname }: URL): string {
  return pathname.slice(0, Math.max(pathname.lastIndexOf('/'), 1))
}
