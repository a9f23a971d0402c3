/**
 * Names and values of header lines, in the order in which they are sent. A name may occur twice.
 */
export type HeaderLines = readonly (readonly [name: string, value: string])[]

/**
 * The options of a policy as plain data, so that a host in any language can read them. They have
 * the meaning of `CorsOptions` of @webcors/core.
 */
export interface ConformanceOptions {
  /** @default the predicate of the policy */
  readonly origin?: string | readonly string[]
  /** @default '*' */
  readonly methods?: '*' | readonly string[]
  /** @default '*' */
  readonly allowedHeaders?: '*' | readonly string[]
  /** @default [] */
  readonly exposedHeaders?: '*' | readonly string[]
  /** @default false */
  readonly credentials?: boolean
  /** @default 7200 */
  readonly maxAge?: number
  /** @default false */
  readonly timingAllowOrigin?: boolean
  /** @default false */
  readonly crossOriginProtection?: boolean | 'all'
  /** @default undefined: any host */
  readonly allowedHosts?: readonly string[]
  /** @default 204 */
  readonly preflightStatus?: 200 | 204
}

/**
 * The source of a policy, which a host applies.
 *
 * - `default`: no arguments, so the public policy
 * - `options`: options
 * - `predicate`: options with a named predicate as `origin` (see `PREDICATES`)
 * - `paths`: a function that selects a policy by the end of the path, and no policy for a path that
 *   is not listed
 * - `selector`: a named function that selects no policy, or fails
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

/** A policy, and the requests that are sent to the application behind it. */
export interface ConformancePolicy {
  /** The name. It is valid in a path, because hosts may serve each policy under `/name`. */
  readonly name: string
  readonly source: ConformanceSource
  /**
   * Whether the host must turn errors of the application into responses with the status and the
   * message of the error (see `answerError`). If absent, no request of the policy makes the
   * application throw an error.
   */
  readonly answersErrors?: true
  readonly requests: readonly ConformanceRequest[]
}

/** A request, and the expected response. */
export interface ConformanceRequest {
  /**
   * "⟨preflight|actual|non-CORS⟩ ⟨METHOD⟩ from ⟨allowed|denied|null|malformed|no⟩ origin, …". The
   * method of a preflight is the value of `Access-Control-Request-Method`.
   */
  readonly name: string
  /** The numbers of the known defects that make this row fail. */
  readonly knownDefects?: readonly number[]
  readonly send: ConformanceSend
  readonly expect: ConformanceExpectation
}

/** A request of the table, as it is sent. */
export interface ConformanceSend {
  readonly method: string
  /** A route of the application. */
  readonly path: string
  /**
   * The header lines after `Host`, which are sent unchanged. In values, `{host}` stands for the
   * host and the port of the server, and `{hostname}` for its host.
   */
  readonly headers: HeaderLines
  readonly body?: string
}

/** The expected response to a request of the table. */
export interface ConformanceExpectation {
  readonly status: number
  /**
   * All `Access-Control-*` and `Timing-Allow-Origin` headers of the response. Each must be on one
   * line.
   */
  readonly cors: Readonly<Record<string, string>>
  /** All names in `Vary`. They are compared without regard to case, and none may occur twice. */
  readonly vary: readonly string[]
  /** Whether the request reached the application. */
  readonly ran: boolean
  /**
   * The header lines of the application that the adapter must keep: for each name, all lines of
   * that name.
   */
  readonly headers?: HeaderLines
  readonly body?: string
  /** Whether parts of the body must arrive before the application has written all of it. */
  readonly streamed?: true
  /**
   * Whether the application fails after the head was sent. The body must be cut off, and the server
   * must go on serving.
   */
  readonly cutOff?: true
}
