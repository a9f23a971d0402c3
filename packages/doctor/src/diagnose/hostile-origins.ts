import type { PublicSuffix } from '../sites/public-suffix-of.js'

/** An origin that an attacker could have. */
export interface HostileOrigin {
  readonly origin: string
  /** The mistake of a server that allows this origin. It continues "probably because". */
  readonly because: string
  /**
   * Control: an unrelated name under the same suffix. If it is allowed as well, the server allows
   * the whole suffix.
   */
  readonly control: string | null
}

/** A label of host names. The names that it makes are probably not taken. */
const LABEL = 'webcors-doctor'

/**
 * Lists origins that a careless comparison takes for this origin. Anyone can register their names.
 *
 * @param suffix the public suffix of the host; `null` for addresses and `localhost`
 */
export function lookAlikesOf(
  origin: string,
  suffix: PublicSuffix | null,
): readonly HostileOrigin[] {
  const { protocol, hostname } = new URL(origin)
  const parents = parentsOf(hostname, suffix)
  const at = (host: string): string => `${protocol}//${host}`
  const beside = (host: string): string => at(`${LABEL}.${host.slice(host.indexOf('.') + 1)}`)
  const prefixed = {
    origin: at(`${hostname}.${LABEL}.example`),
    because: 'the server compares only the beginning',
    control: null,
  }
  const more = [
    prefixed,
    {
      // Browsers accept an underscore in a host name. A server that does not may take the text
      // before it for the whole host.
      origin: at(`${hostname}_.${LABEL}.example`),
      because: 'the server ignores the text after the host',
      control: null,
    },
    {
      origin: `http://localhost.${LABEL}.example`,
      because: 'the server compares only the beginning of http://localhost',
      control: null,
    },
    ...(hostname.includes('.') && /[a-z]{3,}$/.test(hostname)
      ? [
          {
            origin: at(hostname.slice(0, -1)),
            because: 'the server looks for the origin inside of a text, such as a list with commas',
            control: at(`${LABEL}.${hostname.slice(hostname.indexOf('.') + 1, -1)}`),
          },
        ]
      : []),
  ]
  const domain = parents.at(-1)
  if (domain === undefined) return more
  const suffixed = `evil${domain}`
  const found = [
    ...more,
    {
      origin: at(`${hostname}:61234`),
      because: 'the server ignores the port, so that every port of that host is allowed',
      control: null,
    },
    {
      origin: at(suffixed),
      because: 'the server compares only the end, and without a dot before it',
      control: beside(suffixed),
    },
  ]
  // Without its dot, a name of two labels becomes a single label, which nobody can register.
  if (parents.length < 2) return found
  const dotless = hostname.replace('.', 'x')
  return [
    ...found,
    {
      origin: at(dotless),
      because: 'a dot in a regular expression stands for any character',
      control: beside(dotless),
    },
  ]
}

/**
 * Sites where anyone can run scripts. Servers often allow them for a demonstration that runs there.
 */
export const SCRIPT_SITES: readonly string[] = [
  `https://${LABEL}.github.io`,
  'https://codepen.io',
  'https://cdpn.io',
  'https://jsfiddle.net',
  'https://fiddle.jshell.net',
]

/** Lists origins under the same public suffix. Anyone can get their names. */
export function neighborsOf(origin: string, suffix: PublicSuffix | null): readonly string[] {
  const { protocol, hostname } = new URL(origin)
  if (suffix === null) return []
  const own = parentsOf(hostname, suffix).at(-1)?.split('.')[0]
  const labels = [LABEL]
  // Servers often allow preview deployments by the part of the name before or after a dash, so the
  // labels repeat these parts.
  if (suffix.isHosting && own !== undefined) {
    const [first = '', ...rest] = own.split('-')
    labels.push(`${first}-${LABEL}`, `${LABEL}-${rest.at(-1) ?? first}`)
    if (rest.length > 1) labels.push(`${first}-${LABEL}-${rest.at(-1)}`)
  }
  return labels.map((label) => `${protocol}//${label}.${suffix.name}`)
}

/** Lists a subdomain of the host, and of each of its parents that is not a public suffix. */
export function subdomainsOf(origin: string, suffix: PublicSuffix | null): readonly string[] {
  const { protocol, hostname } = new URL(origin)
  return parentsOf(hostname, suffix).map((parent) => `${protocol}//${LABEL}.${parent}`)
}

/** The host, and each of its parents that is not a public suffix. */
function parentsOf(hostname: string, suffix: PublicSuffix | null): readonly string[] {
  if (suffix === null) return []
  const labels = hostname.split('.')
  const most = labels.length - suffix.name.split('.').length
  return labels.slice(0, Math.max(0, most)).map((_, index) => labels.slice(index).join('.'))
}
