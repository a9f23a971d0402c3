import { CACHE_DEVIATIONS } from './cache-deviations.ts'
import type { Deviation } from './deviation.ts'
import { HEADER_DEVIATIONS } from './header-deviations.ts'
import { WIRE_DEVIATIONS } from './wire-deviations.ts'

/** All behaviors in which engines deviate from the standard, or from each other. */
export const DEVIATIONS: readonly Deviation[] = [
  ...WIRE_DEVIATIONS,
  ...CACHE_DEVIATIONS,
  ...HEADER_DEVIATIONS,
]
