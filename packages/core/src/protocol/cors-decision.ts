import { mergeVary } from './merge-vary.ts'

/**
 * Why a decision does not allow a request, or what was reported about it. The codes are stable, for logs and metrics.
 *
 * - `origin-not-allowed`: the policy does not allow this origin
 * - `origin-null`: an opaque origin (a sandboxed frame, a `file:` or `data:` page), which only `'*'` allows
 * - `origin-malformed`: not a serialized origin, so the predicate was not asked about it
 * - `predicate-failed`: the origin predicate threw or rejected; `error` is the reason
 * - `predicate-timed-out`: its promise took longer than `timeoutSeconds`
 * - `predicate-not-boolean`: it answered something other than `true` or `false`
 * - `selection-failed`: the function that selects a policy threw, rejected, did not settle in time, or returned
 *   something other than a policy; `error` is the reason
 * - `cross-origin-refused`: `crossOriginProtection` refused the request
 * - `host-not-allowed`: `allowedHosts` does not list the `Host` of the request
 * - `nested-policy`: two policies met on one request (reported even if both allow it)
 * - `headers-replaced`: the policy replaced or removed headers that the application had set; `replaced` names them
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
  | 'host-not-allowed'
  | 'nested-policy'
  | 'headers-replaced'

/** Names and values of headers, in order, no name twice. */
export type CorsHeaders = readonly (readonly [name: string, value: string])[]

/** What a policy decides on one request. An adapter stages it, and changes nothing in it. */
export interface CorsDecision {
  /**
   * - `preflight`: a CORS-preflight request: `OPTIONS` with `Origin` and `Access-Control-Request-Method`
   * - `actual`: any other request with `Origin`, plain `OPTIONS` and same-origin `POST` among them
   * - `non-cors`: a request without `Origin`
   *
   * @see https://fetch.spec.whatwg.org/#http-requests
   */
  readonly kind: 'preflight' | 'actual' | 'non-cors'
  /**
   * Whether the policy allows the origin. The browser itself finds out whether a method or a header is allowed.
   * A request without `Origin` is allowed, unless `crossOriginProtection` or `allowedHosts` refuses it.
   */
  readonly allowed: boolean
  /** Why not. `null` if it is allowed, except for `nested-policy` and `headers-replaced`. */
  readonly reason: CorsReason | null
  /** The status to answer with, without a body, in place of the application; `null` to run the application. */
  readonly status: number | null
  /**
   * The headers to set. Every other `Access-Control-*` header of the response is to be removed, because
   * the policy owns them. An empty value removes its header, too. `Vary` is not among them.
   */
  readonly headers: CorsHeaders
  /** The names to merge into `Vary`. */
  readonly vary: readonly string[]
  /** What a predicate or a selection failed with, else `undefined`. */
  readonly error?: unknown
  /** With `headers-replaced`: the names, in lower case, of the application's headers that the policy replaced or removed. */
  readonly replaced?: readonly string[]
}

/** Why an origin is not allowed. */
export interface CorsDenial {
  readonly reason: CorsReason
  readonly error?: unknown
}

/** The class of all decisions, so that they have one shape. */
export class Decision implements CorsDecision {
  readonly kind: CorsDecision['kind']
  readonly allowed: boolean
  readonly reason: CorsReason | null
  readonly status: number | null
  readonly headers: CorsHeaders
  readonly vary: readonly string[]
  readonly error: unknown
  // Engines read frozen arrays two to fifteen times slower, so staging reads these, which nobody else can reach.
  readonly #list: readonly string[]
  readonly #vary: string
  // Applications write the same Vary again and again, and to take one apart takes longer than to set a header.
  #lastVary: string | null = null
  #lastMerged = ''

  /** @param denial `null` if the request is allowed */
  constructor(
    kind: CorsDecision['kind'],
    denial: CorsDenial | null,
    status: number | null,
    headers: CorsHeaders,
    vary: readonly string[],
  ) {
    this.kind = kind
    this.allowed = denial === null
    this.reason = denial?.reason ?? null
    this.status = status
    this.headers = headers
    this.vary = vary
    this.error = denial?.error
    const list: string[] = []
    for (const [name, value] of headers) list.push(name, value)
    this.#list = list
    this.#vary = vary.join(', ')
  }

  /** The headers of a decision as name, value, name, value, …: what adapters read. */
  static headerList(decision: CorsDecision): readonly string[] {
    return #list in decision ? decision.#list : decision.headers.flat()
  }

  /** What a decision makes of the `Vary` that a response has. */
  static mergedVary(decision: CorsDecision, current: string): string {
    if (!(#vary in decision)) return mergeVary(current, decision.vary) ?? ''
    if (decision.#lastVary !== current) {
      decision.#lastMerged = mergeVary(current, decision.vary) ?? ''
      decision.#lastVary = current
    }
    return decision.#lastMerged
  }

  /** The `Vary` of a decision, for a response that has none. */
  static varyValue(decision: CorsDecision): string {
    return #vary in decision ? decision.#vary : decision.vary.join(', ')
  }
}

/** Freezes a decision that others get to see, so that nobody can change it. Its `error` is the application's own. */
export function freezeDecision<D extends CorsDecision>(decision: D): D {
  if (Object.isFrozen(decision)) return decision
  for (const header of decision.headers) Object.freeze(header)
  Object.freeze(decision.headers)
  Object.freeze(decision.vary)
  return Object.freeze(decision)
}
