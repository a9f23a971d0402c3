import { parseOriginPattern } from '../origin/parse-origin-pattern.ts'
import { quote } from './issue.ts'
import { editDistance } from './suggest-name.ts'

/** The limit on the length of a text for which an origin is suggested. */
const MAX_TEXT = 2048

/** A replacement for the star, which the URL parser refuses in a host. */
const STAR = 'x0star0x'

/**
 * Finds the form in which browsers send an origin. If a text could mean several origins, such as
 * one with an `@`, nothing is suggested.
 *
 * @returns a valid pattern, or `null` if there is none. A valid pattern is returned as it is
 */
export function suggestOrigin(value: string): string | null {
  const text = value.trim().replace(/^ws(s?):/i, 'http$1:')
  // The URL parser would drop white space and control characters, and two origins would become one.
  if (text.length > MAX_TEXT || /[\s\p{Cc}]/u.test(text)) return null
  const bare = text.replace(/^\/\/|:\*\/?$/g, '').replaceAll('*', STAR)
  const url = parseAuthority(bare) ?? parseAuthority(`${schemeFor(bare)}://${bare}`)
  if (url === null) return null
  const name = url.host.toLowerCase().replace(/\.(?=:|$)/, '')
  const port = /:\*\/?$/.test(text) ? ':*' : ''
  const form = `${url.protocol}//${name}${port}`.replaceAll(STAR, '*')
  return parseOriginPattern(form) !== null ? form : null
}

/**
 * @returns the scheme for a text without one: only a name with a dot, or a loopback name, counts as
 *   a host
 */
function schemeFor(bare: string): string {
  if (/^(localhost|127\.|\[::1\])/i.test(bare)) return 'http'
  return /^[^/:]+\.[^/]/.test(bare) ? 'https' : ''
}

/** @returns a URL whose authority has no user information, or `null` */
function parseAuthority(text: string): URL | null {
  // A missing or additional slash or backslash is a slip. With an `@`, it is unclear which host was
  // meant.
  const [authority] = text
    .replace(/^[a-z][a-z\d+.-]*:/i, '')
    .replace(/^[/\\]+/, '')
    .split(/[/?#\\]/, 1) as [string]
  if (authority.includes('@')) return null
  try {
    const url = new URL(text)
    // `https//app.example.com` and `https://https://app.example.com` have a host that is a scheme.
    return url.host === '' || /^https?\.?$/.test(url.hostname) ? null : url
  } catch {
    return null
  }
}

/**
 * Whether a scheme differs from `http` or `https` in one letter, or only in the order of the
 * letters.
 */
export function isMisspelledScheme(scheme: string): boolean {
  const known = ['https', 'http']
  const sorted = (text: string): string => text.split('').toSorted().join('')
  return (
    !known.includes(scheme) &&
    known.some((name) => editDistance(scheme, name) < 2 || sorted(scheme) === sorted(name))
  )
}

/** Explains why a text is not an origin pattern, if no valid form can be suggested. */
export function explainSyntax(
  value: string,
): readonly [code: 'origin-invalid' | 'origin-pattern-invalid', why: string, fix: string] {
  if (/[\s,;]/.test(value.trim())) {
    return [
      'origin-invalid',
      'it is more than one origin',
      'Write a list of strings, or originsFrom(text).',
    ]
  }
  if (/^file:/i.test(value)) {
    return [
      'origin-invalid',
      'pages of files send "null" or "file://", which every app on every device has',
      `Serve the page over http, or write a predicate: origin: (origin) => origin === 'file://'.`,
    ]
  }
  const [, scheme] = /^([a-z][a-z\d+.-]*):\/\/\*$/.exec(value) ?? []
  if (scheme !== undefined && !/^https?$/.test(scheme)) {
    return [
      'origin-pattern-invalid',
      'a star cannot stand for the whole host',
      `Write a predicate: origin: (origin) => origin.startsWith('${scheme}://').`,
    ]
  }
  if (value.includes('*')) {
    return [
      'origin-pattern-invalid',
      'a star stands for whole subdomains at the front of the host, for a part of one label between hyphens, or for the port',
      'Write it like "https://*.example.com", "https://pr-*.example.com" or "http://localhost:*".',
    ]
  }
  const why = /:0+\/?$/.test(value)
    ? 'no page is served from port 0'
    : 'no page can have such an origin'
  return ['origin-invalid', why, `Write it in full, such as ${quote('https://app.example.com')}.`]
}
