/** What a target can say of a policy, and what it does by itself: plain data, so that it can be printed as a table. */
export interface Capabilities {
  readonly origins: {
    /** `https://*.example.com`: one label or more below; `one-label`: one, and no more. */
    readonly subdomains: boolean | 'one-label'
    /** `https://pr-*.example.com`: a part of one label, and never a dot. */
    readonly label: boolean
    /** `http://localhost:*`: any port, the default one included. */
    readonly anyPort: boolean
    /** `http://[::1]:3000`. */
    readonly ipv6: boolean
    /** Schemes besides http and https: `capacitor://localhost`. */
    readonly otherSchemes: boolean
    /** How many it takes; absent where there is no limit. */
    readonly limit?: number
    /** What it takes for a listed origin besides the serialized form, which browsers send: the rest of a sentence. */
    readonly alsoTakes?: string
  }
  /** `forced`: credentials cannot be switched off for listed origins; `never`: they cannot be switched on. */
  readonly credentials: 'sayable' | 'forced' | 'never'
  readonly methods: {
    /** Which methods can be listed; `never`: none, so that all are allowed. */
    readonly listed: 'any' | 'upper-case' | 'never' | readonly string[]
    /**
     * How any method is allowed: by answering the one that was asked for, by a star (which counts without credentials alone),
     * or by a list of the known ones.
     */
    readonly any: 'echo' | 'star' | 'list'
  }
  readonly headers: {
    /** Whether request headers can be listed; else all are allowed. */
    readonly listed: boolean
    /** Whether an empty list means none. */
    readonly none: boolean
    readonly any: 'echo' | 'star' | 'list'
  }
  /** `with-headers`: one list is for request headers and for exposed ones. */
  readonly exposed: 'sayable' | 'never' | 'with-headers'
  /** Whether every name can be exposed with a star. */
  readonly exposedAny: boolean
  /** `no-zero`: 0 is left out, and browsers then keep an answer for five seconds. */
  readonly maxAge: 'sayable' | 'no-zero' | 'never'
  readonly timing: boolean
  readonly protection: boolean
  /** Whether it can refuse requests for other hosts. */
  readonly hosts: boolean
  readonly preflight: {
    /** The status of an allowed preflight: `both` where 200 and 204 can be written. `upstream`: the target answers none. */
    readonly status: 'both' | 200 | 204 | 'upstream'
    /**
     * What a denied preflight gets: 403 and nothing else; a status without CORS headers; a status and the lists of names;
     * what the application answers.
     */
    readonly denied: 'refused' | 'bare' | 'shown' | 'upstream'
  }
  /**
   * Whether an `OPTIONS` request that is not a preflight reaches the application; `unless-asked`: unless it names a method
   * although it has no `Origin`, as no client does.
   */
  readonly plainOptions: boolean | 'unless-asked'
  /** Whether an actual request from a denied origin is answered in the application's place. */
  readonly blocksDenied: boolean
  /** Whether an actual request with a method that is not listed gets no headers, although GET, HEAD and POST cannot be forbidden. */
  readonly bareUnlistedMethod: boolean
  /** Whether denied origins get headers besides `Access-Control-Allow-Origin`, without which they mean nothing. */
  readonly showsDenied: boolean
  /** On which actual responses `Vary: Origin` stands. */
  readonly vary: 'always' | 'with-origin' | 'allowed' | 'never' | 'unknown'
  readonly varyOnPreflights: boolean
  /** What becomes of CORS headers that the application sets. */
  readonly ownHeaders: 'replaced' | 'kept' | 'doubled'
  /** Whether responses of the application get no headers: preflights and the target's own errors alone do. */
  readonly bareActual?: true
  /** Whether a policy for any origin answers requests without `Origin` without its headers. */
  readonly needsOrigin?: true
  /** Whether errors and redirects get the headers too. */
  readonly onErrors: boolean
  /** What else is to be said, in whole sentences, by the code of its difference. */
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

/** What is known of a target, and how it is known. */
export interface TargetRow {
  /** For people: `Nginx`. */
  readonly title: string
  /**
   * `run`: the project's tests run it; `emulator`: they run the emulator that its makers publish; `source`: its source code was
   * read; `docs`: its documentation was.
   */
  readonly verified: 'run' | 'emulator' | 'source' | 'docs'
  /** The versions that this holds for. */
  readonly versions: string
  readonly sources: readonly string[]
  readonly capabilities: Capabilities
}

/** What the exact targets can do: all of it. */
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
