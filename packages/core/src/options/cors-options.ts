import type { OnDecision } from '../policy/create-reporter.js'
import type { CorsRequest } from '../protocol/cors-request.js'

/**
 * One origin, or a set of them, in the serialized form that browsers send: lower case, no path, no
 * trailing slash, no default port, punycode.
 *
 * - `https://app.example.com`: just that
 * - `https://*.example.com`: any subdomain, one label or more, never `https://example.com` itself
 * - `http://localhost:*`: any port, the default one included
 * - `https://pr-*.preview.example.com`: part of one label; the star stands for one or more of
 *   `[a-z0-9-]` and touches nothing but `-` or an end of the label
 */
export type OriginPattern = `${string}://${string}`

/**
 * Answers whether an origin is allowed. Only the value `true` allows: a throw, a rejection or any
 * other value denies. It is never asked about `null` or malformed origins.
 *
 * @param origin a well-formed serialized origin, such as `https://app.example.com`
 */
export type OriginPredicate = (origin: string) => boolean | Promise<boolean>

/** The same for a predicate that reads more of the request than its origin. It is asked for each request. */
export type RequestPredicate = (origin: string, request: CorsRequest) => boolean | Promise<boolean>

/** A predicate with its limits. */
export type OriginPredicateOptions =
  | {
      /** Excludes `RegExp`, which also has a `test` method. */
      readonly source?: never
      readonly test: OriginPredicate
      readonly testRequest?: never
      /**
       * Seconds after which a promise that has not settled denies; more than 0, up to 60.
       *
       * @default 5
       */
      readonly timeoutSeconds?: number
      /**
       * Seconds for which an answer is kept, by origin, 0 to 86,400; at most 1,000 answers are kept.
       *
       * @default 0
       */
      readonly cacheSeconds?: number
    }
  | {
      readonly test?: never
      readonly testRequest: RequestPredicate
      /**
       * Seconds after which a promise that has not settled denies; more than 0, up to 60.
       *
       * @default 5
       */
      readonly timeoutSeconds?: number
      readonly cacheSeconds?: never
    }

/**
 * The `Host` of a request: `localhost`, `localhost:3000`, `localhost:*` (any port or none), `*.example.com` (any
 * subdomain), `[::1]:*`. Lower case, without a scheme or a path.
 */
export type HostPattern = string

/** The options that go with every `origin`. */
export interface CommonCorsOptions {
  /**
   * Methods that pages may use: `Access-Control-Allow-Methods`. Names are case-sensitive. `GET`,
   * `HEAD` and `POST` cannot be forbidden (Fetch, "CORS-safelisted method").
   * Default `'*'`: any method.
   */
  readonly methods?: '*' | readonly string[]
  /**
   * Request headers that pages may set: `Access-Control-Allow-Headers`.
   * Default `'*'`: any, `Authorization` included.
   */
  readonly allowedHeaders?: '*' | readonly string[]
  /** Seconds for which a browser may keep the answer to a preflight, 0 to 86,400: `Access-Control-Max-Age`. Default 7,200, the most that Chromium keeps. */
  readonly maxAge?: number
  /** Also send `Timing-Allow-Origin` to allowed origins. Only requests that carry `Origin` can be answered, unless `origin` is `'*'`. Default `false`. */
  readonly timingAllowOrigin?: boolean
  /** Status of the answer to an allowed preflight. Default 204; 200 is for clients that are older than the standard. */
  readonly preflightStatus?: 200 | 204
  /** Called with each decision, for logs and metrics. It can neither change nor break the response: what it returns or throws is ignored. */
  readonly onDecision?: OnDecision | null
  /** Refuse requests for any other `Host` with 403, before the handler runs: that stops DNS rebinding. Default: any host. */
  readonly allowedHosts?: readonly HostPattern[]
}

interface ListedOrigins {
  /** The origins whose pages may read responses. */
  readonly origin:
    | OriginPattern
    | readonly OriginPattern[]
    | OriginPredicate
    | OriginPredicateOptions
  /**
   * Refuse requests that change something (any method but `GET`, `HEAD` and `OPTIONS`) when they come
   * from a page of another origin that is not allowed: they get 403, and the handler does not run. Default `false`.
   */
  readonly crossOriginProtection?: boolean | 'all'
}

/** Any origin, never with credentials. */
export interface AnyOriginOptions extends CommonCorsOptions {
  readonly origin: '*'
  readonly credentials?: false | CredentialsNeedListedOrigins
  /** Response headers that pages may read: `Access-Control-Expose-Headers`. Default none but the CORS-safelisted ones. */
  readonly exposedHeaders?: '*' | readonly string[]
  readonly crossOriginProtection?: false | CrossOriginProtectionNeedsListedOrigins
}

/** Listed origins, with cookies, client certificates and HTTP authentication. */
export interface CredentialedOptions extends CommonCorsOptions, ListedOrigins {
  /** Let pages send credentials and read what comes back: `Access-Control-Allow-Credentials`. Default `false`. */
  readonly credentials: true
  /** Response headers that pages may read: `Access-Control-Expose-Headers`. Default none but the CORS-safelisted ones. */
  readonly exposedHeaders?: readonly string[] | ExposedHeadersMustBeListedWithCredentials
  /** Allow plain-http origins other than loopback: anyone on the network path can then act as your user. */
  readonly dangerouslyAllowInsecureOrigins?: boolean
  /** Allow patterns whose star reaches names that anyone can register, such as `https://*.github.io`. */
  readonly dangerouslyAllowPublicSuffixes?: boolean
}

/** Listed origins, without credentials. */
export interface UncredentialedOptions extends CommonCorsOptions, ListedOrigins {
  readonly credentials?: false
  /** Response headers that pages may read: `Access-Control-Expose-Headers`. Default none but the CORS-safelisted ones. */
  readonly exposedHeaders?: '*' | readonly string[]
  readonly dangerouslyAllowInsecureOrigins?: boolean
  readonly dangerouslyAllowPublicSuffixes?: boolean
}

/** What a policy is made of. */
export type CorsOptions = AnyOriginOptions | CredentialedOptions | UncredentialedOptions

// No value has these types. The compiler names them where it refuses a combination.

/** Browsers refuse `Access-Control-Allow-Origin: *` with credentials, and any other way to allow everyone hands out your users' data. */
export interface CredentialsNeedListedOrigins {
  readonly 'with credentials, list the origins': never
}
/** Every cross-origin request would be allowed, so that nothing is protected. */
export interface CrossOriginProtectionNeedsListedOrigins {
  readonly 'with crossOriginProtection, list the origins': never
}
/** With credentials, browsers take `*` for the name of one header (Fetch, "main fetch", step 14). */
export interface ExposedHeadersMustBeListedWithCredentials {
  readonly 'with credentials, list the header names': never
}
