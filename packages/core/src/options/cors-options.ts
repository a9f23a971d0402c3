import type { OnDecision } from '../policy/create-reporter.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'

/**
 * One origin, or a set of origins, in the serialized form that browsers send: lower case, punycode,
 * no path, no trailing slash, no default port.
 *
 * - `https://app.example.com`: this origin
 * - `https://*.example.com`: any subdomain, with one label or more, but not `https://example.com`
 * - `http://localhost:*`: any port, including the default port
 * - `https://pr-*.preview.example.com`: a part of one label. The star stands for one or more of
 *   `[a-z0-9-]`. Only a `-` or an end of the label may be next to it
 *
 * @see https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
 */
export type OriginPattern = `${string}://${string}`

/**
 * A function that answers whether an origin is allowed. Only the value `true` allows it. A throw, a
 * rejection or any other value denies it. The function is never asked about `null` or malformed
 * origins.
 *
 * @param origin a well-formed serialized origin, such as `https://app.example.com`
 */
export type OriginPredicate = (origin: string) => boolean | Promise<boolean>

/**
 * A function that answers whether an origin is allowed, and may read more of the request than the
 * origin. It is asked for each request. Only the value `true` allows the origin.
 *
 * @param origin a well-formed serialized origin, such as `https://app.example.com`
 * @param request the parts of the request that the CORS protocol reads
 */
export type RequestPredicate = (origin: string, request: CorsRequest) => boolean | Promise<boolean>

/**
 * A predicate with a time limit. The answers of `test` can be kept; those of `testRequest` cannot.
 */
export type OriginPredicateOptions =
  | {
      /** Not an option: the property excludes `RegExp`, which also has a `test` method. */
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
       * Seconds for which the answer about an origin is kept, 0 to 86,400. At most 1,000 answers
       * are kept.
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
 * The `Host` of a request: `localhost`, `localhost:3000`, `localhost:*` (any port or none),
 * `*.example.com` (any subdomain), `[::1]:*`. Lower case, without a scheme or a path.
 */
export type HostPattern = string

/**
 * The options of a policy.
 *
 * The compiler checks literals that are written in a call, such as `cors({ … })`. A variable of
 * this type accepts any string, which is validated when the server starts.
 * `const options = { … } as const satisfies CorsOptions` keeps the literals.
 *
 * @example
 * ```ts
 * const options = {
 *   origin: 'https://app.example.com',
 *   credentials: true,
 * } as const satisfies CorsOptions
 * ```
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
    // Not `string`, so that editors still suggest `'*'`.
    | (string & {})
    | readonly string[]
    | OriginPredicate
    | OriginPredicateOptions
  /**
   * Methods that pages may use: `Access-Control-Allow-Methods`. Names are case-sensitive. `GET`,
   * `HEAD` and `POST` cannot be forbidden.
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
   * Response headers that pages may read: `Access-Control-Expose-Headers`. With credentials, list
   * the names.
   *
   * @default []: none but the CORS-safelisted ones
   * @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
   */
  readonly exposedHeaders?: '*' | readonly string[] | undefined
  /**
   * Let pages send cookies, client certificates and HTTP authentication, and read the responses to
   * such requests: `Access-Control-Allow-Credentials`.
   *
   * @default false
   */
  readonly credentials?: boolean | undefined
  /**
   * Seconds for which a browser may keep the answer to a preflight, 0 to 86,400:
   * `Access-Control-Max-Age`.
   *
   * @default 7200: the most that Chromium keeps
   */
  readonly maxAge?: number | undefined
  /**
   * Also send `Timing-Allow-Origin` to allowed origins. A response gets the header only if the
   * request has an `Origin`, unless `origin` is `'*'`.
   *
   * @see https://www.w3.org/TR/resource-timing/#sec-timing-allow-origin
   * @default false
   */
  readonly timingAllowOrigin?: boolean | undefined
  /**
   * Refuse requests that change something (any method but `GET`, `HEAD`, `OPTIONS` and `QUERY`) if
   * they come from a page of another origin that is not allowed. Such a request gets 403, and the
   * handler does not run. `'all'` refuses requests of any method. The option needs listed origins
   * or a predicate.
   *
   * @default false
   */
  readonly crossOriginProtection?: boolean | 'all' | undefined
  /**
   * Refuse requests for any other `Host` with 403, before the handler runs. This stops DNS
   * rebinding.
   *
   * @default undefined: any host
   * @example allowedHosts: ['localhost:*', '127.0.0.1:*']
   */
  readonly allowedHosts?: readonly HostPattern[] | undefined
  /**
   * Status of the response to an allowed preflight. 200 is for clients that are older than the
   * standard.
   *
   * @default 204
   */
  readonly preflightStatus?: 200 | 204 | undefined
  /**
   * Called with each decision, for logs and metrics. The hook can neither change nor break the
   * response: its return value and its errors are ignored. `null` switches the warnings off,
   * without a hook.
   *
   * @default undefined: warnings are printed on the console
   * @example onDecision: ({ reason }, { origin }) => reason && console.log(reason, origin)
   */
  readonly onDecision?: OnDecision<HostRequest> | null | undefined
  /**
   * With credentials, allow plain-http origins other than loopback. Anyone on the network path can
   * then act as your user.
   *
   * @default false
   */
  readonly dangerouslyAllowInsecureOrigins?: boolean | undefined
  /**
   * With credentials, allow patterns whose star reaches names that anyone can register, such as
   * `https://*.github.io`.
   *
   * @default false
   */
  readonly dangerouslyAllowPublicSuffixes?: boolean | undefined
}
