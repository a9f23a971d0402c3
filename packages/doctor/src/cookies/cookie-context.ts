import { isSameSite, type Site, siteOf } from '../sites/site-of.js'
import { publicSuffixOf } from '../sites/public-suffix-of.js'
import { isPotentiallyTrustworthy } from '../simulate/address-space.js'
import type { Engine } from '../tables/message-template.js'
import { type CookieBehavior, cookieBehaviorOf, type ThirdPartyCookies } from './cookie-behavior.js'

/** All that decides, beside a cookie itself, whether it is stored and sent. */
export interface CookieContext {
  readonly url: URL
  /** Whether `SameSite=Lax` and `Strict` cookies are in play. */
  readonly isSameSite: boolean
  /** Whether the URL is of another site than the page, whatever redirects came before. */
  readonly isThirdParty: boolean
  /** The site of the page, as the key of what is kept apart for it. */
  readonly partition: string
  /** Whether `Secure` cookies are in play. */
  readonly isSecure: boolean
  /** What the host is below; `null` for addresses and `localhost`. */
  readonly publicSuffix: string | null
  readonly behavior: CookieBehavior
  readonly thirdParty: ThirdPartyCookies
}

/**
 * @param pageOrigin the origin of the page, which is the top-level one of its tab
 * @param urls where the request has been, and as the last one where it goes
 */
export async function createCookieContext(
  pageOrigin: string,
  urls: readonly URL[],
  engine: Engine | undefined,
  thirdParty?: ThirdPartyCookies,
): Promise<CookieContext> {
  const behavior = cookieBehaviorOf(engine)
  const url = urls.at(-1) as URL
  const page = await siteOf(pageOrigin)
  const sites: readonly (Site | null)[] = await Promise.all(
    urls.map(({ origin }) => siteOf(origin)),
  )
  const counted = behavior.countsRedirects ? sites : sites.slice(-1)
  return {
    url,
    isSameSite: counted.every((site) => isSameSite(site, page, behavior.countsScheme)),
    isThirdParty: !isSameSite(sites.at(-1) ?? null, page, behavior.countsScheme),
    partition: page === null ? 'null' : `${page.scheme}//${page.name}`,
    isSecure: isPotentiallyTrustworthy(url),
    publicSuffix: (await publicSuffixOf(url.hostname))?.name ?? null,
    behavior,
    thirdParty: thirdParty ?? behavior.thirdParty,
  }
}
