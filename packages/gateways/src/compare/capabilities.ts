/**
 * The parts of a policy that a target supports, and its behavior in other respects. This is plain
 * data, so that tables can be made from it.
 */
export interface Capabilities {
  readonly origins: {
    /**
     * Patterns such as `https://*.example.com`. `one-label`: the star matches exactly one label.
     */
    readonly subdomains: boolean | 'one-label'
    /** Patterns such as `https://pr-*.example.com`, whose star matches a part of one label. */
    readonly label: boolean
    /**
     * Patterns such as `http://localhost:*`, whose star matches any port, the default port
     * included.
     */
    readonly anyPort: boolean
    /** Origins such as `http://[::1]:3000`. */
    readonly ipv6: boolean
    /** Schemes other than http and https, as in `capacitor://localhost`. */
    readonly otherSchemes: boolean
    /** The maximum number of origins. Absent if there is no limit. */
    readonly limit?: number
    /** Forms that the target accepts and browsers do not send: the rest of a sentence. */
    readonly alsoTakes?: string
  }
  /** `forced`: listed origins always get credentials. `never`: no origin gets credentials. */
  readonly credentials: 'supported' | 'forced' | 'never'
  readonly methods: {
    /**
     * The methods that can be listed. `never`: methods cannot be listed, so all methods are
     * allowed.
     */
    readonly listed: 'any' | 'upper-case' | 'never' | readonly string[]
    /**
     * The way to allow any method: the target echoes the requested method, sends a star (which
     * works only without credentials), or sends a list of the known methods.
     */
    readonly any: 'echo' | 'star' | 'list'
  }
  readonly headers: {
    /** Whether request headers can be listed. If not, all request headers are allowed. */
    readonly listed: boolean
    /** Whether an empty list allows no headers. */
    readonly none: boolean
    readonly any: 'echo' | 'star' | 'list'
  }
  /** `with-headers`: request headers and exposed headers share one list. */
  readonly exposed: 'supported' | 'never' | 'with-headers'
  /** Whether a star can expose every name. */
  readonly exposedAny: boolean
  /**
   * `no-zero`: the target does not send 0, so that browsers keep the response to a preflight for
   * five seconds.
   */
  readonly maxAge: 'supported' | 'no-zero' | 'never'
  readonly timing: boolean
  readonly protection: boolean
  /** Whether the target can refuse requests for other hosts. */
  readonly hosts: boolean
  readonly preflight: {
    /**
     * The status of an allowed preflight. `both`: 200 and 204 are possible. `upstream`: the target
     * does not answer preflights.
     */
    readonly status: 'both' | 200 | 204 | 'upstream'
    /**
     * The response to a denied preflight. `refused`: 403 alone. `bare`: a status without CORS
     * headers. `shown`: a status and the lists of names. `upstream`: the response of the
     * application.
     */
    readonly denied: 'refused' | 'bare' | 'shown' | 'upstream'
  }
  /**
   * Whether an `OPTIONS` request that is not a preflight reaches the application. `unless-asked`: a
   * request with `Access-Control-Request-Method` and without `Origin` does not, but no client sends
   * such a request.
   */
  readonly plainOptions: boolean | 'unless-asked'
  /**
   * Whether the target responds to actual requests from denied origins in place of the application.
   */
  readonly blocksDenied: boolean
  /**
   * Whether the response to an actual request with an unlisted method has no CORS headers. By the
   * Fetch standard, GET, HEAD and POST need no permission.
   */
  readonly bareUnlistedMethod: boolean
  /**
   * Whether denied origins get CORS headers other than `Access-Control-Allow-Origin`. Without that
   * one, the others have no effect.
   */
  readonly showsDenied: boolean
  /** The actual responses that have `Vary: Origin`. */
  readonly vary: 'always' | 'with-origin' | 'allowed' | 'never' | 'unknown'
  readonly varyOnPreflights: boolean
  /**
   * The effect on CORS headers that the application sets. `doubled`: the target adds its own beside
   * them.
   */
  readonly ownHeaders: 'replaced' | 'kept' | 'doubled'
  /**
   * Whether only preflights and the target's own errors get headers, and responses of the
   * application get none.
   */
  readonly bareActual?: true
  /** Whether responses to requests without `Origin` lack the headers of a policy for any origin. */
  readonly needsOrigin?: true
  /** Whether errors and redirects have the headers. */
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

/** The capabilities of a target, and the way in which they are known. */
export interface TargetRow {
  /** The name for people: `Nginx`. */
  readonly title: string
  /**
   * `run`: the project's tests run the target. `emulator`: they run the emulator that its makers
   * publish. `source`: its source code was read. `docs`: its documentation was read.
   */
  readonly verified: 'run' | 'emulator' | 'source' | 'docs'
  /** The versions for which the capabilities are known. */
  readonly versions: string
  readonly sources: readonly string[]
  readonly capabilities: Capabilities
}

/** The capabilities of the exact targets, which support every policy. */
export const EXACT: Capabilities = {
  origins: { subdomains: true, label: true, anyPort: true, ipv6: true, otherSchemes: true },
  credentials: 'supported',
  methods: { listed: 'any', any: 'echo' },
  headers: { listed: true, none: true, any: 'echo' },
  exposed: 'supported',
  exposedAny: true,
  maxAge: 'supported',
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
