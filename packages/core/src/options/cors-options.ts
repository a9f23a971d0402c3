import type { OnDecision } from '../policy/create-reporter.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'

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
      readonly testRequest?: undefined
      /**
       * Seconds after which a promise that has not settled denies; more than 0, up to 60.
       *
       * @default 5
       */
      readonly timeoutSeconds?: number | undefined
      /**
       * Seconds for which an answer is kept, by origin, 0 to 86,400; at most 1,000 answers are kept.
       *
       * @default 0
       */
      readonly cacheSeconds?: number | undefined
    }
  | {
      readonly test?: undefined
      readonly testRequest: RequestPredicate
      /**
       * Seconds after which a promise that has not settled denies; more than 0, up to 60.
       *
       * @default 5
       */
      readonly timeoutSeconds?: number | undefined
      readonly cacheSeconds?: undefined
    }

/**
 * The `Host` of a request: `localhost`, `localhost:3000`, `localhost:*` (any port or none), `*.example.com` (any
 * subdomain), `[::1]:*`. Lower case, without a scheme or a path.
 */
export type HostPattern = string

/**
 * What a policy is made of.
 *
 * Literals that are written in a call, such as `cors({ … })`, are checked by the compiler. A variable of this type takes
 * any string, which is then checked at start. `const options = { … } as const satisfies CorsOptions` keeps the literals.
 *
 * @typeParam HostRequest the request object of the host, which `onDecision` gets
 */
export interface CorsOptions<HostRequest = object | undefined> {
  /**
   * The origins whose pages may read responses. `'*'` allows any, never with credentials.
   *
   * @example
   * ```ts
   * origin: 'https://app.example.com'                       // one
   * origin: ['https://a.example', 'https://b.example']      // several
   * origin: 'https://*.example.com'                         // any subdomain, not the apex
   * origin: 'http://localhost:*'                            // any port
   * origin: originsFrom(process.env.ALLOWED_ORIGINS)        // a list in the environment
   * origin: (origin) => allowed.has(origin)                 // a predicate, which may be async
   * ```
   */
  readonly origin:
    | '*'
    // In place of `string`, so that editors go on to offer `'*'`.
    | (string & {})
    | readonly string[]
    | OriginPredicate
    | OriginPredicateOptions
  /**
   * Methods that pages may use: `Access-Control-Allow-Methods`. Names are case-sensitive. `GET`, `HEAD` and `POST` cannot
   * be forbidden.
   *
   * @default '*': any method
   * @see https://fetch.spec.whatwg.org/#cors-safelisted-method
   */
  readonly methods?: '*' | readonly string[] | undefined
  /**
   * Request headers that pages may set: `Access-Control-Allow-Headers`.
   *
   * @default '*': any, `Authorization` included
   */
  readonly allowedHeaders?: '*' | readonly string[] | undefined
  /**
   * Response headers that pages may read: `Access-Control-Expose-Headers`. With credentials, list the names.
   *
   * @default []: none but the CORS-safelisted ones
   * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
   */
  readonly exposedHeaders?: '*' | readonly string[] | undefined
  /**
   * Let pages send cookies, client certificates and HTTP authentication, and read what comes back:
   * `Access-Control-Allow-Credentials`.
   *
   * @default false
   */
  readonly credentials?: boolean | undefined
  /**
   * Seconds for which a browser may keep the answer to a preflight, 0 to 86,400: `Access-Control-Max-Age`.
   *
   * @default 7200: the most that Chromium keeps
   */
  readonly maxAge?: number | undefined
  /**
   * Also send `Timing-Allow-Origin` to allowed origins. Only requests that carry `Origin` can be answered, unless `origin`
   * is `'*'`.
   *
   * @default false
   */
  readonly timingAllowOrigin?: boolean | undefined
  /**
   * Refuse requests that change something (any method but `GET`, `HEAD`, `OPTIONS` and `QUERY`) when they come from a page
   * of another origin that is not allowed: they get 403, and the handler does not run. `'all'` refuses every such request,
   * whatever its method. It needs listed origins.
   *
   * @default false
   */
  readonly crossOriginProtection?: boolean | 'all' | undefined
  /**
   * Refuse requests for any other `Host` with 403, before the handler runs: that stops DNS rebinding.
   *
   * @default undefined: any host
   * @example allowedHosts: ['localhost:*', '127.0.0.1:*']
   */
  readonly allowedHosts?: readonly HostPattern[] | undefined
  /**
   * Status of the answer to an allowed preflight; 200 is for clients that are older than the standard.
   *
   * @default 204
   */
  readonly preflightStatus?: 200 | 204 | undefined
  /**
   * Called with each decision, for logs and metrics. It can neither change nor break the response: what it returns or
   * throws is ignored. `null` wants no warnings either.
   *
   * @default undefined: what needs attention is a warning on the console
   * @example onDecision: ({ reason }, { origin }) => reason && console.log(reason, origin)
   */
  readonly onDecision?: OnDecision<HostRequest> | null | undefined
  /**
   * With credentials, allow plain-http origins other than loopback: anyone on the network path can then act as your user.
   *
   * @default false
   */
  readonly dangerouslyAllowInsecureOrigins?: boolean | undefined
  /**
   * With credentials, allow patterns whose star reaches names that anyone can register, such as `https://*.github.io`.
   *
   * @default false
   */
  readonly dangerouslyAllowPublicSuffixes?: boolean | undefined
}
