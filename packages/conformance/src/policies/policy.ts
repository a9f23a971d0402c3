/** Names and values of header lines, in the order in which they are sent. A name may stand twice. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

/** Options as plain data, so that a host in any language can read them. */
export interface ConformanceOptions {
  readonly origin?: string | readonly string[]
  readonly methods?: '*' | readonly string[]
  readonly allowedHeaders?: '*' | readonly string[]
  readonly exposedHeaders?: '*' | readonly string[]
  readonly credentials?: boolean
  readonly maxAge?: number
  readonly timingAllowOrigin?: boolean
  readonly crossOriginProtection?: boolean | 'all'
  readonly allowedHosts?: readonly string[]
  readonly preflightStatus?: 200 | 204
}

/**
 * What a host gets as its policy.
 *
 * - `default`: nothing at all, which means the public policy
 * - `options`: these options
 * - `predicate`: these options, and for `origin` the predicate of this name (see `PREDICATES`)
 * - `paths`: a function that selects a policy by the end of the path, and none where nothing is listed
 * - `selector`: a function that selects no policy, or fails to, in the way of this name (see `SELECTORS`)
 */
export type ConformanceSource =
  | { readonly kind: 'default' }
  | { readonly kind: 'options'; readonly options: ConformanceOptions }
  | {
      readonly kind: 'predicate'
      readonly predicate: PredicateName
      readonly timeoutSeconds: number
      readonly options: ConformanceOptions
    }
  | {
      readonly kind: 'paths'
      readonly async: boolean
      readonly paths: Readonly<Record<string, ConformanceOptions>>
    }
  | { readonly kind: 'selector'; readonly selector: SelectorName }

export type PredicateName = 'by-origin' | 'by-origin-async' | 'by-request'
export type SelectorName = 'nothing' | 'throws' | 'rejects' | 'no-policy'

/** One policy, and the requests that are sent to the application behind it. */
export interface ConformancePolicy {
  /** Fit for a path, because hosts may serve each policy under `/name`. */
  readonly name: string
  readonly source: ConformanceSource
  /**
   * Whether the host turns errors that the application throws into answers: the status and the message of the error (see
   * `answerError`). Where it does not, no request of this policy makes the application throw one.
   */
  readonly answersErrors?: true
  readonly requests: readonly ConformanceRequest[]
}

/** One request, and what must come back. */
export interface ConformanceRequest {
  /** "⟨preflight|actual|non-CORS⟩ ⟨METHOD⟩ from ⟨allowed|denied|null|malformed|no⟩ origin, …"; a preflight's method is the one it asks for. */
  readonly name: string
  /** The known defects that this row would show, by number. */
  readonly knownDefects?: readonly number[]
  readonly send: ConformanceSend
  readonly expect: ConformanceExpectation
}

export interface ConformanceSend {
  readonly method: string
  /** A route of the application. */
  readonly path: string
  /** Sent as they stand, after `Host`. In a value, `{host}` is the server's host and port, and `{hostname}` its host alone. */
  readonly headers: HeaderLines
  readonly body?: string
}

export interface ConformanceExpectation {
  readonly status: number
  /** The `Access-Control-*` and `Timing-Allow-Origin` headers: these, each on one line, and no others. */
  readonly cors: Readonly<Record<string, string>>
  /** The names in `Vary`: these, compared without case, none twice, and no others. */
  readonly vary: readonly string[]
  /** Whether the request reached the application. */
  readonly ran: boolean
  /** What the application sent and the adapter must leave alone: all lines of each of these names. */
  readonly headers?: HeaderLines
  readonly body?: string
  /** The body arrives while the application is still writing it. */
  readonly streamed?: true
  /** The application fails after the head was sent: the body is cut off, and the server goes on serving. */
  readonly cutOff?: true
}
