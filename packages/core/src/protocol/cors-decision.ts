import { mergeVary } from './merge-vary.ts'

/**
 * The reason why a decision does not allow a request, or was reported again. The codes are stable,
 * for logs and metrics.
 *
 * - `origin-not-allowed`: the policy does not allow this origin
 * - `origin-null`: an opaque origin (a sandboxed frame, a `file:` or `data:` page), which only
 *   `'*'` allows
 * - `origin-malformed`: not a serialized origin, so the predicate was not asked about it
 * - `predicate-failed`: the origin predicate threw or rejected; `error` is the reason
 * - `predicate-timed-out`: its promise took longer than `timeoutSeconds`
 * - `predicate-not-boolean`: it answered something other than `true` or `false`
 * - `selection-failed`: the function that selects a policy threw, rejected, did not settle in time,
 *   or returned something other than a policy; `error` is the reason
 * - `cross-origin-refused`: `crossOriginProtection` refused the request
 * - `host-not-allowed`: `allowedHosts` does not list the `Host` of the request
 * - `nested-policy`: two policies met on one request (reported even if both allow it)
 * - `headers-replaced`: the policy replaced or removed headers that the application had set;
 *   `replaced` names them
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

/** Names and values of headers, in the order in which they are set. No name occurs twice. */
export type CorsHeaders = readonly (readonly [name: string, value: string])[]

/** The decision of a policy on one request. An adapter stages it, and does not change it. */
export interface CorsDecision {
  /**
   * - `preflight`: a CORS-preflight request: `OPTIONS` with `Origin` and
   *   `Access-Control-Request-Method`
   * - `actual`: any other request with `Origin`, plain `OPTIONS` and same-origin `POST` among them
   * - `non-cors`: a request without `Origin`
   *
   * @see https://fetch.spec.whatwg.org/#http-requests
   */
  readonly kind: 'preflight' | 'actual' | 'non-cors'
  /**
   * Whether the policy allows the origin. The browser decides whether the method and the headers
   * are allowed. A request without `Origin` is allowed, unless `crossOriginProtection` or
   * `allowedHosts` refuses it.
   */
  readonly allowed: boolean
  /**
   * The reason for a denial; `null` if the request is allowed, except with `nested-policy` and
   * `headers-replaced`.
   */
  readonly reason: CorsReason | null
  /**
   * The status of a response without a body, in place of the application's response; `null` to run
   * the application.
   */
  readonly status: number | null
  /**
   * The headers to set, without `Vary`. A header with an empty value must be removed. Every other
   * `Access-Control-*` header of the response must be removed as well, because the policy owns
   * these headers.
   */
  readonly headers: CorsHeaders
  /** The names to merge into `Vary`. */
  readonly vary: readonly string[]
  /** The error with which a predicate or a selecting function failed; otherwise `undefined`. */
  readonly error?: unknown
  /**
   * With `headers-replaced`: the names, in lower case, of the application's headers that the policy
   * replaced or removed.
   */
  readonly replaced?: readonly string[]
}

/** The reason why an origin is not allowed. */
export interface CorsDenial {
  readonly reason: CorsReason
  readonly error?: unknown
}

/**
 * The class of all decisions. With one class, all decisions have the same shape, which engines read
 * fast.
 *
 * @example
 * ```ts
 * const list = Decision.headerList(outcome.decision)
 * for (let i = 0; i < list.length; i += 2) response.headers.set(list[i], list[i + 1])
 * ```
 */
export class Decision implements CorsDecision {
  readonly kind: CorsDecision['kind']
  readonly allowed: boolean
  readonly reason: CorsReason | null
  readonly status: number | null
  readonly headers: CorsHeaders
  readonly vary: readonly string[]
  readonly error: unknown
  // Staging reads these private copies, because engines read frozen arrays two to fifteen times
  // slower.
  readonly #list: readonly string[]
  readonly #vary: string
  // The last merged Vary is kept. Applications set the same Vary again and again, and merging takes
  // longer than setting it.
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
    this.#list = lowerCaseList(headers)
    this.#vary = vary.join(', ')
  }

  /**
   * @returns the headers of a decision as a flat list for `Headers`: name, value, name, value, …
   *   The names are in lower case, so that `Headers` do not have to convert them
   */
  static headerList(decision: CorsDecision): readonly string[] {
    return #list in decision ? decision.#list : lowerCaseList(decision.headers)
  }

  /** @returns the `Vary` of a response, with the names of a decision merged into it */
  static mergedVary(decision: CorsDecision, current: string): string {
    if (!(#vary in decision)) return mergeVary(current, decision.vary) ?? ''
    if (decision.#lastVary !== current) {
      decision.#lastMerged = mergeVary(current, decision.vary) ?? ''
      decision.#lastVary = current
    }
    return decision.#lastMerged
  }

  /** @returns the `Vary` for a response that has none */
  static varyValue(decision: CorsDecision): string {
    return #vary in decision ? decision.#vary : decision.vary.join(', ')
  }
}

function lowerCaseList(headers: CorsHeaders): string[] {
  const list: string[] = []
  for (const [name, value] of headers) list.push(name.toLowerCase(), value)
  return list
}

/**
 * Freezes a decision that hooks or later requests get. Its `error` is not frozen, because it
 * belongs to the application.
 */
export function freezeDecision<D extends CorsDecision>(decision: D): D {
  if (Object.isFrozen(decision)) return decision
  for (const header of decision.headers) Object.freeze(header)
  Object.freeze(decision.headers)
  Object.freeze(decision.vary)
  return Object.freeze(decision)
}
