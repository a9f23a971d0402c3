import type { CorsDenial, CorsReason } from '../protocol/cors-decision.js'
import type { CorsRequest } from '../protocol/cors-request.js'

/** `null` where the origin is allowed, else why not. */
export type OriginVerdict = CorsDenial | null

export type AskVerdict = (
  origin: string,
  request: CorsRequest,
) => OriginVerdict | Promise<OriginVerdict>

export function denial(reason: CorsReason): CorsDenial {
  return { reason }
}

export const NOT_ALLOWED: CorsDenial = denial('origin-not-allowed')
