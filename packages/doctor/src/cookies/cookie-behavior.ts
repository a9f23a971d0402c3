import type { Engine } from '../tables/message-template.js'

/**
 * What becomes of cookies of another site than the page's: they are allowed, kept apart for each site that has a page open
 * (Firefox: Total Cookie Protection), or blocked. `Partitioned` cookies are kept apart in any case.
 */
export type ThirdPartyCookies = 'allowed' | 'partitioned' | 'blocked'

/** Where engines differ, as seen in Chromium 156 and Firefox ESR 153; of WebKit as its documentation says. */
export interface CookieBehavior {
  /** What a cookie without `SameSite` counts as. */
  readonly defaultSameSite: 'lax' | 'none'
  readonly noneNeedsSecure: boolean
  /** Whether http and https are two sites. */
  readonly countsScheme: boolean
  /** Whether a redirect through another site makes a request cross-site. */
  readonly countsRedirects: boolean
  /** What the engine does by default. */
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

/** The draft's where no engine is named. */
export function cookieBehaviorOf(engine: Engine | undefined): CookieBehavior {
  return engine === undefined ? DRAFT : ENGINES[engine]
}
