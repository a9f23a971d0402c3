import type { Engine } from '../tables/message-template.js'

/** Where an engine does not do as the standard says, as seen in Chromium 156, Firefox ESR 153 and WebKitGTK 2.50. */
export interface EngineBehavior {
  /** After a redirect it asks again whenever it asked at first, whatever the request has become. */
  readonly asksAgainAfterRedirects: boolean
  /** Its preflights are sent by the page itself, whatever redirects came before. */
  readonly asksInThePagesName: boolean
  /** After which failures of the request itself what its preflight allowed stays in the cache. */
  readonly keepsPreflightsAfter: 'nothing' | 'refused redirects' | 'anything'
  /** Without a `Access-Control-Max-Age` that it can read nothing is kept. */
  readonly needsValidMaxAge: boolean
  /** Nothing is kept of what is asked when redirects have taken the origin away. */
  readonly keepsNothingOfNobody: boolean
  /** What a kept `*` stands for. */
  readonly keptStar: 'standard' | 'itself' | 'everything'
  /** The engine ignores empty lines if a header has several lines. */
  readonly skipsEmptyLines: boolean
  /** A script's `User-Agent` is not sent. */
  readonly ownsUserAgent: boolean
  /** Redirects to another origin make a `GET` of a `DELETE`. */
  readonly dropsDelete: boolean
  /** Which headers a preflight still asks for, although redirects have dropped them. */
  readonly asksForDroppedHeaders: 'none' | 'all' | 'all but of the last redirect'
  /** If several headers are not allowed, the engine names those first whose names it knows. */
  readonly namesKnownHeadersFirst: boolean
  /** What the script makes conditional is asked each time. */
  readonly asksForConditional: boolean
  /** So is `HEAD`, if it is not listed. */
  readonly asksForHead: boolean
  /** A method that is asked for because of upload listeners has to be listed, too. */
  readonly wantsMethodListed: boolean
  /** What was kept for a URL is good for safelisted methods, whatever it was asked for. */
  readonly keepsSafelisted: boolean
  /** Whether the method is allowed comes before whether the list of headers is one. */
  readonly looksAtMethodFirst: boolean
  /** A redirect to an invalid URL fails even if the script does not want redirects to be followed. */
  readonly parsesManualLocation: boolean
}

const STANDARD: EngineBehavior = {
  asksAgainAfterRedirects: false,
  asksInThePagesName: false,
  keepsPreflightsAfter: 'nothing',
  needsValidMaxAge: false,
  keepsNothingOfNobody: false,
  keptStar: 'standard',
  skipsEmptyLines: false,
  ownsUserAgent: false,
  dropsDelete: false,
  asksForDroppedHeaders: 'none',
  namesKnownHeadersFirst: false,
  asksForConditional: false,
  asksForHead: false,
  looksAtMethodFirst: false,
  wantsMethodListed: false,
  keepsSafelisted: false,
  parsesManualLocation: false,
}

/** What all three do, or two of them. */
const ENGINE: EngineBehavior = {
  ...STANDARD,
  keepsNothingOfNobody: true,
  wantsMethodListed: true,
  keepsSafelisted: true,
}

const ENGINES: Readonly<Record<Engine, EngineBehavior>> = {
  chromium: {
    ...ENGINE,
    keepsPreflightsAfter: 'anything',
    ownsUserAgent: true,
    asksForConditional: true,
    parsesManualLocation: true,
  },
  firefox: {
    ...ENGINE,
    keepsPreflightsAfter: 'refused redirects',
    // It asks in the page's own name, and keeps that.
    keepsNothingOfNobody: false,
    asksForConditional: true,
    asksForHead: true,
    asksForDroppedHeaders: 'all but of the last redirect',
    looksAtMethodFirst: true,
    asksAgainAfterRedirects: true,
    asksInThePagesName: true,
    needsValidMaxAge: true,
    keptStar: 'itself',
    skipsEmptyLines: true,
  },
  webkit: {
    ...ENGINE,
    asksAgainAfterRedirects: true,
    keepsPreflightsAfter: 'anything',
    keptStar: 'everything',
    dropsDelete: true,
    asksForDroppedHeaders: 'all',
    namesKnownHeadersFirst: true,
  },
}

/** The standard's where no engine is named. */
export function behaviorOf(engine: Engine | undefined): EngineBehavior {
  return engine === undefined ? STANDARD : ENGINES[engine]
}
