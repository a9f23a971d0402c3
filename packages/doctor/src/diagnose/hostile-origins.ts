import type { PublicSuffix } from '../sites/public-suffix-of.js'

/** An origin that somebody else could have. */
export interface HostileOrigin {
  readonly origin: string
  /** In words, what kind of comparison lets it in. */
  readonly because: string
  /** Control: an unrelated name under the same suffix. If it is allowed as well, the server allows the whole suffix. */
  readonly control: string | null
}

const NOBODY = 'webcors-doctor'

/**
 * Origins that look like this one to a careless comparison. Others can register their names.
 *
 * @param suffix that the host is below; `null` for addresses and `localhost`
 */
export function lookAlikesOf(
  origin: string,
  suffix: PublicSuffix | null,
): readonly HostileOrigin[] {
  const { protocol, hostname } = new URL(origin)
  const parents = parentsOf(hostname, suffix)
  const at = (host: string): string => `${protocol}//${host}`
  const beside = (host: string): string => at(`${NOBODY}.${host.slice(host.indexOf('.') + 1)}`)
  const prefixed = {
    origin: at(`${hostname}.${NOBODY}.example`),
    because: 'only its beginning is compared',
    control: null,
  }
  const more = [
    prefixed,
    {
      // Browsers accept an underscore in a host name, and a comparison up to the end of a word stops there.
      origin: at(`${hostname}_.${NOBODY}.example`),
      because: 'what follows the host is not compared',
      control: null,
    },
    {
      origin: `http://localhost.${NOBODY}.example`,
      because: 'http://localhost is compared by its beginning',
      control: null,
    },
    ...(hostname.includes('.') && /[a-z]{3,}$/.test(hostname)
      ? [
          {
            origin: at(hostname.slice(0, -1)),
            because: 'the origin is looked for inside of a text, such as a list with commas',
            control: at(`${NOBODY}.${hostname.slice(hostname.indexOf('.') + 1, -1)}`),
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
      because: 'the port is not compared, so that any server on that host is allowed',
      control: null,
    },
    {
      origin: at(suffixed),
      because: 'only its end is compared, and not from a dot on',
      control: beside(suffixed),
    },
  ]
  // A name of two labels would become one of one, which nobody can have.
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

/** Sites where anyone can run script, which lists often hold for a demonstration. */
export const SITES_OF_OTHERS: readonly string[] = [
  `https://${NOBODY}.github.io`,
  'https://codepen.io',
  'https://cdpn.io',
  'https://jsfiddle.net',
  'https://fiddle.jshell.net',
]

/** Names beside this one's under the same public suffix. Anyone can get them. */
export function neighborsOf(origin: string, suffix: PublicSuffix | null): readonly string[] {
  const { protocol, hostname } = new URL(origin)
  if (suffix === null) return []
  const own = parentsOf(hostname, suffix).at(-1)?.split('.')[0]
  const labels = [NOBODY]
  // Previews are let in by a part of their name: what is before a dash, or after one.
  if (suffix.isHosting && own !== undefined) {
    const [first = '', ...rest] = own.split('-')
    labels.push(`${first}-${NOBODY}`, `${NOBODY}-${rest.at(-1) ?? first}`)
    if (rest.length > 1) labels.push(`${first}-${NOBODY}-${rest.at(-1)}`)
  }
  return labels.map((label) => `${protocol}//${label}.${suffix.name}`)
}

/** Subdomains of the host, and of each of its parents. */
export function subdomainsOf(origin: string, suffix: PublicSuffix | null): readonly string[] {
  const { protocol, hostname } = new URL(origin)
  return parentsOf(hostname, suffix).map((parent) => `${protocol}//${NOBODY}.${parent}`)
}

/** The host, and each of its parents that is not a public suffix. */
function parentsOf(hostname: string, suffix: PublicSuffix | null): readonly string[] {
  if (suffix === null) return []
  const labels = hostname.split('.')
  const most = labels.length - suffix.name.split('.').length
  return labels.slice(0, Math.max(0, most)).map((_, index) => labels.slice(index).join('.'))
}
