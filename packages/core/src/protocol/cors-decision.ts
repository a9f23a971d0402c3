/**
 * Why a decision does not allow a request; stable codes for logs and metrics.
 *
 * - `origin-not-allowed`: the policy does not allow this origin
 * - `origin-null`: an opaque origin (a sandboxed frame, a `file:` or `data:` page), which no policy but `'*'` allows
 * - `origin-malformed`: no serialized origin, so that the predicate was not asked about it
 * - `predicate-failed`: the origin predicate threw or rejected (`error` is what)
 * - `predicate-timed-out`: its promise took longer than `timeoutSeconds`
 * - `predicate-not-boolean`: it answered something else than `true` or `false`
 * - `selection-failed`: the function that selects a policy threw, rejected or returned no policy (`error` is what)
 * - `cross-origin-refused`: `crossOriginProtection` refused the request
 * - `nested-policy`: two policies met on one request (told also where both allow)
 */
export type CorsReason =
  | 'origin-not-allowed'
  | 'origin-null'
  | 'origin-malformed'
  | 'predicate-failed'
  | 'predicate-timed-out'
  | 'predicate-not-boolean'
  | 'selection-failed'
  | 'cross-origin-refused'
  | 'nested-policy'

/** Names and values of headers, in order, no name twice. */
export type CorsHeaders = readonly (readonly [name: string, value: string])[]

/** What a policy says about one request. An adapter stages it, and changes nothing in it. */
export interface CorsDecision {
  /**
   * - `preflight`: a CORS-preflight request: `OPTIONS` with `Origin` and `Access-Control-Request-Method`
   * - `actual`: any other request with `Origin`, plain `OPTIONS` and same-origin `POST` among them
   * - `non-cors`: a request without `Origin`
   */
  readonly kind: 'preflight' | 'actual' | 'non-cors'
  /**
   * Whether the policy allows the origin; whether a method or a header is allowed, the browser finds out by itself.
   * A request without `Origin` is allowed, unless `crossOriginProtection` refuses it.
   */
  readonly allowed: boolean
  /** Why not; `null` where it is allowed, but for `nested-policy`. */
  readonly reason: CorsReason | null
  /** The status to answer with, without a body, in place of the application; `null` to run the application. */
  readonly status: number | null
  /**
   * The headers to set. Every other `Access-Control-*` header of the response is to be removed:
   * the policy owns them. An empty value removes its header, too. `Vary` is not among them.
   */
  readonly headers: CorsHeaders
  /** The names to merge into `Vary`. */
  readonly vary: readonly string[]
  /** What a predicate or a selection failed with, else `undefined`. */
  readonly error?: unknown
}

/** Why an origin is not allowed. */
export interface CorsDenial {
  readonly reason: CorsReason
  readonly error?: unknown
}

/** Makes all decisions, so that they have one shape. `denial` is `null` for what is allowed. */
export function createDecision(
  kind: CorsDecision['kind'],
  denial: CorsDenial | null,
  status: number | null,
  headers: CorsHeaders,
  vary: readonly string[],
): CorsDecision {
  const reason = denial?.reason ?? null
  return { kind, allowed: !denial, reason, status, headers, vary, error: denial?.error }
}

/** For a decision that others get to see: nobody changes it. Its `error` is the application's own. */
export function freezeDecision(decision: CorsDecision): CorsDecision {
  for (const header of decision.headers) Object.freeze(header)
  Object.freeze(decision.headers)
  Object.freeze(decision.vary)
  return Object.freeze(decision)
}
