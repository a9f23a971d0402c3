import type { Engine } from '../tables/message-template.js'

/**
 * How a browser treats cookies of a site other than the page's. `allowed`: it sends and stores
 * them. `partitioned`: it stores them separately for each site that has a page open (Firefox: Total
 * Cookie Protection). `blocked`: it neither sends nor stores them. A `Partitioned` cookie is stored
 * separately in any case.
 */
export type ThirdPartyCookies = 'allowed' | 'partitioned' | 'blocked'

/**
 * The differences between engines, as observed in Chromium 156 and Firefox ESR 153, and as
 * documented by WebKit.
 */
export interface CookieBehavior {
  /** The `SameSite` value of a cookie without the attribute. */
  readonly defaultSameSite: 'lax' | 'none'
  readonly noneNeedsSecure: boolean
  /** Whether the http and the https URL of a host are different sites. */
  readonly countsScheme: boolean
  /** Whether a redirect through another site makes a request cross-site. */
  readonly countsRedirects: boolean
  /** How the engine treats third-party cookies by default. */
  readonly thirdParty: ThirdPartyCookies
}

const DRAFT: CookieBehavior = {
  defaultSameSite: 'lax',
  noneNeedsSecure: true,
  countsScheme: true,
  countsRedirects: true,
  thirdParty: 'allowed',
}

const ENGINES: Readonly<Record<Engine, CookieBehavior>> = {
  chromium: { ...DRAFT, countsRedirects: false },
  firefox: {
    ...DRAFT,
    defaultSameSite: 'none',
    countsScheme: false,
    thirdParty: 'partitioned',
  },
  webkit: {
    ...DRAFT,
    defaultSameSite: 'none',
    noneNeedsSecure: false,
    countsScheme: false,
    thirdParty: 'blocked',
  },
}

/**
 * Returns the behavior of an engine, or the behavior that the draft of RFC 6265bis describes if no
 * engine is given.
 *
 * @see https://www.ietf.org/archive/id/draft-ietf-httpbis-rfc6265bis-20.html
 */
export function cookieBehaviorOf(engine: Engine | undefined): CookieBehavior {
  return engine === undefined ? DRAFT : ENGINES[engine]
}
