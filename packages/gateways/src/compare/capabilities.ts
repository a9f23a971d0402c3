/**
 * What a target can express of a policy, and how it behaves otherwise. It is plain data, so that it can become a table.
 */
export interface Capabilities {
  readonly origins: {
    /** Patterns such as `https://*.example.com`, for one or more labels. `one-label`: for exactly one label. */
    readonly subdomains: boolean | 'one-label'
    /** Patterns such as `https://pr-*.example.com`, for a part of one label without dots. */
    readonly label: boolean
    /** Patterns such as `http://localhost:*`, for any port, also the default one. */
    readonly anyPort: boolean
    /** Origins such as `http://[::1]:3000`. */
    readonly ipv6: boolean
    /** Schemes beside http and https, as in `capacitor://localhost`. */
    readonly otherSchemes: boolean
    /** The maximum number of origins. Absent if there is no limit. */
    readonly limit?: number
    /** The other forms that it accepts beside the serialized form, which browsers send: the rest of a sentence. */
    readonly alsoTakes?: string
  }
  /** `forced`: credentials cannot be switched off for listed origins. `never`: they cannot be switched on. */
  readonly credentials: 'sayable' | 'forced' | 'never'
  readonly methods: {
    /** The methods that can be listed. `never`: methods cannot be listed, so that all are allowed. */
    readonly listed: 'any' | 'upper-case' | 'never' | readonly string[]
    /**
     * How any method is allowed: by echoing the requested method, by a star (which works only without credentials), or
     * by a list of the known methods.
     */
    readonly any: 'echo' | 'star' | 'list'
  }
  readonly headers: {
    /** Whether request headers can be listed. If not, all are allowed. */
    readonly listed: boolean
    /** Whether an empty list allows no headers. */
    readonly none: boolean
    readonly any: 'echo' | 'star' | 'list'
  }
  /** `with-headers`: one list is for request headers and for exposed headers. */
  readonly exposed: 'sayable' | 'never' | 'with-headers'
  /** Whether a star can expose every name. */
  readonly exposedAny: boolean
  /** `no-zero`: 0 is left out, so that browsers keep a preflight's response for five seconds. */
  readonly maxAge: 'sayable' | 'no-zero' | 'never'
  readonly timing: boolean
  readonly protection: boolean
  /** Whether the target can refuse requests for other hosts. */
  readonly hosts: boolean
  readonly preflight: {
    /**
     * The status of an allowed preflight. `both`: 200 and 204 are possible. `upstream`: the target does not answer
     * preflights.
     */
    readonly status: 'both' | 200 | 204 | 'upstream'
    /**
     * The response to a denied preflight: only 403; a status without CORS headers; a status and the lists of names; or
     * the response of the application.
     */
    readonly denied: 'refused' | 'bare' | 'shown' | 'upstream'
  }
  /**
   * Whether an `OPTIONS` request that is not a preflight reaches the application. `unless-asked`: a request that names
   * a method without an `Origin` does not, but no client sends that.
   */
  readonly plainOptions: boolean | 'unless-asked'
  /** Whether the target answers an actual request from a denied origin in place of the application. */
  readonly blocksDenied: boolean
  /**
   * Whether an actual request with a method that is not listed gets no headers, although GET, HEAD and POST cannot be
   * forbidden.
   */
  readonly bareUnlistedMethod: boolean
  /**
   * Whether denied origins get CORS headers beside `Access-Control-Allow-Origin`. Without that header, they have no
   * effect.
   */
  readonly showsDenied: boolean
  /** The actual responses that have `Vary: Origin`. */
  readonly vary: 'always' | 'with-origin' | 'allowed' | 'never' | 'unknown'
  readonly varyOnPreflights: boolean
  /** What happens to CORS headers that the application sets. */
  readonly ownHeaders: 'replaced' | 'kept' | 'doubled'
  /** Whether only preflights and the target's own errors get headers, and responses of the application get none. */
  readonly bareActual?: true
  /** Whether responses to requests without `Origin` lack the headers of a policy for any origin. */
  readonly needsOrigin?: true
  /** Whether errors and redirects get the headers. */
  readonly onErrors: boolean
  /** Further differences in whole sentences, by their codes. */
  readonly also?: Partial<
    Readonly<
      Record<
        | 'names-differ'
        | 'vary-differs'
        | 'empty-origin'
        | 'two-origin-lines'
        | 'broken-body-complete'
        | 'error-page',
        string
      >
    >
  >
}

/** The capabilities of a target, and how they are known. */
export interface TargetRow {
  /** The name for people: `Nginx`. */
  readonly title: string
  /**
   * `run`: the project's tests run it; `emulator`: they run the emulator that its makers publish; `source`: its source code was
   * read; `docs`: its documentation was.
   */
  readonly verified: 'run' | 'emulator' | 'source' | 'docs'
  /** The versions for which the capabilities are known. */
  readonly versions: string
  readonly sources: readonly string[]
  readonly capabilities: Capabilities
}

/** The capabilities of the exact targets, which can express everything. */
export const EXACT: Capabilities = {
  origins: { subdomains: true, label: true, anyPort: true, ipv6: true, otherSchemes: true },
  credentials: 'sayable',
  methods: { listed: 'any', any: 'echo' },
  headers: { listed: true, none: true, any: 'echo' },
  exposed: 'sayable',
  exposedAny: true,
  maxAge: 'sayable',
  timing: true,
  protection: true,
  hosts: true,
  preflight: { status: 'both', denied: 'refused' },
  plainOptions: true,
  blocksDenied: false,
  bareUnlistedMethod: false,
  showsDenied: false,
  vary: 'always',
  varyOnPreflights: true,
  ownHeaders: 'replaced',
  onErrors: true,
}
