/** Names and values of header lines, in the order in which they are sent. A name may occur twice. */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

/** The options as plain data, so that a host in any language can read them. */
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
 * The policy that a host gets.
 *
 * - `default`: no arguments, which means the public policy
 * - `options`: these options
 * - `predicate`: these options, with the predicate of this name as `origin` (see `PREDICATES`)
 * - `paths`: a function that selects a policy by the end of the path, and no policy for a path that is not listed
 * - `selector`: a function that selects no policy or fails, in the way of this name (see `SELECTORS`)
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
  /** The name fits into a path, because hosts may serve each policy under `/name`. */
  readonly name: string
  readonly source: ConformanceSource
  /**
   * Whether the host turns errors of the application into responses with the status and the message of the error (see
   * `answerError`). If not, no request of this policy makes the application throw an error.
   */
  readonly answersErrors?: true
  readonly requests: readonly ConformanceRequest[]
}

/** One request, and the response that it must get. */
export interface ConformanceRequest {
  /**
   * "⟨preflight|actual|non-CORS⟩ ⟨METHOD⟩ from ⟨allowed|denied|null|malformed|no⟩ origin, …"; a preflight's method is
   * the one it asks for.
   */
  readonly name: string
  /** The numbers of the known defects that this row would show. */
  readonly knownDefects?: readonly number[]
  readonly send: ConformanceSend
  readonly expect: ConformanceExpectation
}

export interface ConformanceSend {
  readonly method: string
  /** A route of the application. */
  readonly path: string
  /**
   * The header lines after `Host`, sent unchanged. In values, `{host}` is the server's host and port, `{hostname}` its
   * host.
   */
  readonly headers: HeaderLines
  readonly body?: string
}

export interface ConformanceExpectation {
  readonly status: number
  /** All `Access-Control-*` and `Timing-Allow-Origin` headers of the response, each on one line. */
  readonly cors: Readonly<Record<string, string>>
  /** All names in `Vary`. They are compared without case, and none may occur twice. */
  readonly vary: readonly string[]
  /** Whether the request reached the application. */
  readonly ran: boolean
  /** Header lines of the application that the adapter must not change: all lines of each of these names. */
  readonly headers?: HeaderLines
  readonly body?: string
  /** Whether the body must arrive while the application is still writing it. */
  readonly streamed?: true
  /** Whether the application fails after the head was sent. The body is then cut off, and the server keeps serving. */
  readonly cutOff?: true
}
