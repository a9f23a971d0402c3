/** The cookie that a `Set-Cookie` line describes. */
export interface Cookie {
  readonly name: string
  readonly value: string
  /** `null` if the attribute is absent or has an unknown value. */
  readonly sameSite: 'strict' | 'lax' | 'none' | null
  readonly isSecure: boolean
  readonly isHttpOnly: boolean
  readonly isPartitioned: boolean
  /** The path as written; `null` if it does not begin with `/`. */
  readonly path: string | null
  /** In lower case, without a leading dot. */
  readonly domain: string | null
  /** Milliseconds since 1970; `null` for a cookie that lasts until the browser closes. */
  readonly expires: number | null
}

/**
 * Parses the value of a `Set-Cookie` header.
 *
 * @param now the current time in milliseconds since 1970
 * @returns `null` for a cookie without a name. Browsers store such a cookie, but servers cannot use
 *   it
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-the-set-cookie-header-field
 */
export function parseCookie(line: string, now: number): Cookie | null {
  const [pair = '', ...parts] = line.split(';')
  const equals = pair.indexOf('=')
  const name = pair.slice(0, Math.max(equals, 0)).trim()
  if (name === '') return null
  // If an attribute is repeated, its last value applies.
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

/** Whether a host is the domain itself or one of its subdomains. */
export function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`)
}

/**
 * Whether a cookie with the given path is sent with a request for the requested path.
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-paths-and-path-match
 */
export function isPathWithin(requested: string, path: string): boolean {
  if (!requested.startsWith(path)) return false
  return requested.length === path.length || path.endsWith('/') || requested[path.length] === '/'
}

/**
 * Returns the path of a cookie that has no `Path` attribute.
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html#name-paths-and-path-match
 */
export function defaultPath({ pathname }: URL): string {
  return pathname.slice(0, Math.max(pathname.lastIndexOf('/'), 1))
}
