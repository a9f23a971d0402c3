import { publicSuffixOf } from './public-suffix-of.js'

/**
 * A site: the scheme and the registrable domain. A host without a public suffix is a site of its
 * own.
 */
export interface Site {
  /** `https:` */
  readonly scheme: string
  readonly name: string
}

/**
 * Returns the site of an origin or a URL; `null` for an opaque origin, which is same-site with
 * nothing.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#obtain-a-site
 */
export async function siteOf(origin: string): Promise<Site | null> {
  if (!URL.canParse(origin)) return null
  const { protocol, hostname } = new URL(origin)
  return { scheme: protocol, name: await nameOf(hostname) }
}

/**
 * Whether two sites are the same.
 *
 * @param countsScheme whether http and https are different sites. Default: `true`
 * @see https://html.spec.whatwg.org/multipage/browsers.html#same-site
 */
export function isSameSite(one: Site | null, other: Site | null, countsScheme = true): boolean {
  if (one === null || other === null) return false
  return one.name === other.name && (!countsScheme || one.scheme === other.scheme)
}

async function nameOf(host: string): Promise<string> {
  const suffix = await publicSuffixOf(host)
  if (suffix === null || !host.endsWith(`.${suffix.name}`)) return host
  const below = host.slice(0, -suffix.name.length - 1)
  return `${below.split('.').at(-1)}.${suffix.name}`
}
