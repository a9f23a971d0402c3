import type { Engine } from '../tables/message-template.js'

/**
 * The deviations of an engine from the standard, as observed in Chromium 156, Firefox ESR 153 and
 * WebKitGTK 2.50.
 */
export interface EngineBehavior {
  /**
   * If the first request needed a preflight, the engine sends one after a redirect too, even if the
   * rewritten request does not need it.
   */
  readonly repeatsPreflightAfterRedirect: boolean
  /**
   * The `Origin` of a preflight is the page's origin, even if redirects have made the request's
   * origin opaque.
   */
  readonly preflightsFromPageOrigin: boolean
  /** The failures of the actual request after which the engine keeps the cached preflight. */
  readonly keepsCacheAfter: 'nothing' | 'refused redirects' | 'anything'
  /**
   * The engine caches nothing if it cannot parse `Access-Control-Max-Age`. The standard caches for
   * 5 seconds.
   */
  readonly needsValidMaxAge: boolean
  /** The engine caches no preflight of a request whose origin redirects have made opaque. */
  readonly cachesNoTaintedOrigin: boolean
  /**
   * The names that a cached `*` covers: those that the standard says, a header or method called
   * `*`, or all names with `Authorization`.
   */
  readonly cachedWildcard: 'standard' | 'itself' | 'everything'
  /** The engine ignores empty lines if a header has several lines. */
  readonly skipsEmptyLines: boolean
  /** The engine drops the `User-Agent` that a script sets. */
  readonly dropsUserAgent: boolean
  /** The engine rewrites `DELETE` to `GET` if a redirect leads to another origin. */
  readonly rewritesDelete: boolean
  /** The headers that a preflight still names although redirects have dropped them. */
  readonly requestsDroppedHeaders: 'none' | 'all' | 'all but of the last redirect'
  /**
   * If several headers are not allowed, the engine reports the headers first whose names it knows.
   */
  readonly reportsKnownHeadersFirst: boolean
  /** The engine sends a preflight for each conditional request: it does not use its cache. */
  readonly preflightsConditional: boolean
  /**
   * The engine sends a preflight for each `HEAD` request that needs one, unless the server lists
   * `HEAD`.
   */
  readonly preflightsHead: boolean
  /**
   * The engine requires `PUT` and the like to be listed even if only an upload listener causes the
   * preflight.
   */
  readonly requiresListedMethod: boolean
  /** A cached preflight covers all safelisted methods, whichever method it was for. */
  readonly cacheCoversSafelisted: boolean
  /** The engine checks the method before it parses the list of headers. */
  readonly checksMethodFirst: boolean
  /** A redirect to an invalid URL fails even if the redirect mode is `manual`. */
  readonly parsesManualLocation: boolean
}

const STANDARD: EngineBehavior = {
  repeatsPreflightAfterRedirect: false,
  preflightsFromPageOrigin: false,
  keepsCacheAfter: 'nothing',
  needsValidMaxAge: false,
  cachesNoTaintedOrigin: false,
  cachedWildcard: 'standard',
  skipsEmptyLines: false,
  dropsUserAgent: false,
  rewritesDelete: false,
  requestsDroppedHeaders: 'none',
  reportsKnownHeadersFirst: false,
  preflightsConditional: false,
  preflightsHead: false,
  checksMethodFirst: false,
  requiresListedMethod: false,
  cacheCoversSafelisted: false,
  parsesManualLocation: false,
}

/** The deviations that at least two engines share. */
const ENGINE: EngineBehavior = {
  ...STANDARD,
  cachesNoTaintedOrigin: true,
  requiresListedMethod: true,
  cacheCoversSafelisted: true,
}

const ENGINES: Readonly<Record<Engine, EngineBehavior>> = {
  chromium: {
    ...ENGINE,
    keepsCacheAfter: 'anything',
    dropsUserAgent: true,
    preflightsConditional: true,
    parsesManualLocation: true,
  },
  firefox: {
    ...ENGINE,
    keepsCacheAfter: 'refused redirects',
    // Firefox sends preflights with the page's origin, and caches them.
    cachesNoTaintedOrigin: false,
    preflightsConditional: true,
    preflightsHead: true,
    requestsDroppedHeaders: 'all but of the last redirect',
    checksMethodFirst: true,
    repeatsPreflightAfterRedirect: true,
    preflightsFromPageOrigin: true,
    needsValidMaxAge: true,
    cachedWildcard: 'itself',
    skipsEmptyLines: true,
  },
  webkit: {
    ...ENGINE,
    repeatsPreflightAfterRedirect: true,
    keepsCacheAfter: 'anything',
    cachedWildcard: 'everything',
    rewritesDelete: true,
    requestsDroppedHeaders: 'all',
    reportsKnownHeadersFirst: true,
  },
}

/** Returns the behavior of an engine, or the behavior of the standard if no engine is given. */
export function behaviorOf(engine: Engine | undefined): EngineBehavior {
  return engine === undefined ? STANDARD : ENGINES[engine]
}
