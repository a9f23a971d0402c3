import { isSameSite, type Site, siteOf } from '../sites/site-of.js'
import { publicSuffixOf } from '../sites/public-suffix-of.js'
import { isPotentiallyTrustworthy } from '../simulate/address-space.js'
import type { Engine } from '../tables/message-template.js'
import { type CookieBehavior, cookieBehaviorOf, type ThirdPartyCookies } from './cookie-behavior.js'

/** The facts about a request that decide whether cookies are stored and sent. */
export interface CookieContext {
  readonly url: URL
  /** Whether cookies with `SameSite=Lax` or `SameSite=Strict` are stored and sent. */
  readonly isSameSite: boolean
  /** Whether the URL is on another site than the page. Earlier redirects do not matter. */
  readonly isThirdParty: boolean
  /** The site of the page: the key of its partitioned cookies. */
  readonly partition: string
  /** Whether cookies with `Secure` are stored and sent. */
  readonly isSecure: boolean
  /** The public suffix of the host; `null` for addresses and `localhost`. */
  readonly publicSuffix: string | null
  readonly behavior: CookieBehavior
  readonly thirdParty: ThirdPartyCookies
}

/**
 * Collects the facts about one request.
 *
 * @param pageOrigin the origin of the page, which is the top-level page of its tab
 * @param urls the URLs that the request has visited. The last one is the current URL
 * @param engine the engine to follow; `undefined` for the draft
 * @param thirdParty the visitor's setting for third-party cookies. Default: the setting of the
 *   engine
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
