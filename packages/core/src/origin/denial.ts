import type { CorsDenial, CorsReason } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'

/** `null` if the origin is allowed, else the reason. */
export type OriginVerdict = CorsDenial | null

/** Answers whether an origin is allowed. The request matters to `testRequest` alone. */
export type AskVerdict = (
  origin: string,
  request: CorsRequest,
) => OriginVerdict | Promise<OriginVerdict>

export function denial(reason: CorsReason): CorsDenial {
  return { reason }
}

export const NOT_ALLOWED: CorsDenial = denial('origin-not-allowed')
