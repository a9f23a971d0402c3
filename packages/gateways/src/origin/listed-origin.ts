import { numberRange } from './number-range.js'

/** One entry of a policy's list of origins, with the parts that targets need. */
export interface ListedOrigin {
  /** The entry as it is written in the policy: `https://*.example.com`. */
  readonly pattern: string
  readonly scheme: string
  /** The host with its star, without the port. */
  readonly host: string
  /** `''`, `':8080'` or `':*'`. */
  readonly port: string
  /**
   * The kind of the star in the host. `subdomains`: it matches one or more labels. `label`: a part
   * of one label.
   */
  readonly star: 'none' | 'subdomains' | 'label'
  readonly anyPort: boolean
  /** Whether the entry is a single origin. */
  readonly exact: boolean
  /**
   * A regular expression for the whole origin, without anchors. It has no look-around, no `\d` and
   * no `(?:`, so that every engine reads it in the same way. The printer adds the anchors of its
   * engine.
   */
  readonly regex: string
}

/**
 * The default ports, which a serialized origin never contains:
 * https://url.spec.whatwg.org/#special-scheme
 */
const DEFAULT_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 }

/**
 * Reads a valid origin pattern.
 *
 * @param pattern a pattern that core has validated
 * @see https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export function readListedOrigin(pattern: string): ListedOrigin {
  const [, scheme = '', host = '', port = ''] =
    /^([^:]+):\/\/(\[.*?\]|[^:]*)(:.*)?$/.exec(pattern) ?? []
  const anyPort = port === ':*'
  const star = host.startsWith('*.') ? 'subdomains' : host.includes('*') ? 'label' : 'none'
  // For http and https, the URL parser lowers the case of hosts, and core refuses empty labels.
  const isWeb = scheme in DEFAULT_PORTS
  const letters = isWeb ? 'a-z' : 'A-Za-z'
  const labels = isWeb ? '([a-z0-9_-]+\\.)+' : '[A-Za-z0-9._-]+\\.'
  const [before = '', after = ''] = host.split('*').map(escapeRegex)
  const hosts = {
    none: before,
    subdomains: labels + after.replace(/^\\\./, ''),
    label: `${before}[${letters}0-9-]+${after}`,
  }
  const ports = anyPort ? `(:(${portRange(DEFAULT_PORTS[scheme])}))?` : port
  return {
    pattern,
    scheme,
    host,
    port,
    star,
    anyPort,
    exact: star === 'none' && !anyPort,
    regex: `${escapeRegex(scheme)}://${hosts[star]}${ports}`,
  }
}

/**
 * Reads a valid pattern of `allowedHosts`, which is an origin pattern without the scheme.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.2
 */
export function readListedHost(pattern: string): ListedOrigin {
  // The scheme `host` has no default port, so `:*` also matches the ports 80 and 443.
  const { regex, ...rest } = readListedOrigin(`host://${pattern}`)
  return { ...rest, pattern, regex: regex.replace('host://', '') }
}

/** Joins all origins of a list into one regular expression, without anchors. */
export function joinRegexes(origins: readonly ListedOrigin[]): string {
  return `(${origins.map(({ regex }) => regex).join('|')})`
}

/** Returns an origin that the pattern matches. */
export function sampleOrigin({ scheme, host, port, anyPort }: ListedOrigin, label = 'a'): string {
  return `${scheme}://${host.replace('*', label)}${anyPort ? '' : port}`
}

/**
 * Escapes the characters of origins that are syntax in a regular expression: `.`, `[`, `]` and `+`.
 */
function escapeRegex(text: string): string {
  return text.replaceAll(/[.+[\]]/g, String.raw`\$&`)
}

/**
 * Matches the ports that an origin can contain: all except 0, which no page has, and the default
 * port of its scheme.
 */
function portRange(without: number | undefined): string {
  if (without === undefined) return numberRange(1, 65_535)
  return `${numberRange(1, without - 1)}|${numberRange(without + 1, 65_535)}`
}
