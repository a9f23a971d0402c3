import { publicSuffixOf } from './public-suffix-of.js'

/**
 * Whether a page and a URL are of one site: the same scheme, and the same name below a public suffix.
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#same-site
 */
export async function isSameSite(origin: string, url: string): Promise<boolean> {
  if (!URL.canParse(origin)) return false
  const page = new URL(origin)
  const other = new URL(url)
  if (page.protocol !== other.protocol) return false
  return (await siteOf(page.hostname)) === (await siteOf(other.hostname))
}

async function siteOf(host: string): Promise<string> {
  const suffix = await publicSuffixOf(host)
  if (suffix === null || !host.endsWith(`.${suffix.name}`)) return host
  const below = host.slice(0, -suffix.name.length - 1)
  return `${below.split('.').at(-1)}.${suffix.name}`
}
