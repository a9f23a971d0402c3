import type { CorsDenial, CorsReason } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'

/** The reason why an origin is denied, or `null` if it is allowed. */
export type OriginVerdict = CorsDenial | null

/**
 * A function that decides whether an origin is allowed. Only a predicate with `testRequest` reads
 * the request.
 */
export type AskVerdict = (
  origin: string,
  request: CorsRequest,
) => OriginVerdict | Promise<OriginVerdict>

export function denial(reason: CorsReason): CorsDenial {
  return { reason }
}

export const NOT_ALLOWED: CorsDenial = denial('origin-not-allowed')
