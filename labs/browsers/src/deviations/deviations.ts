import { CACHE_DEPARTURES } from './cache-departures.ts'
import type { Departure } from './departure.ts'
import { HEADER_DEPARTURES } from './header-departures.ts'
import { WIRE_DEPARTURES } from './wire-departures.ts'

/** Where engines depart from the standard, or from each other. */
export const DEPARTURES: readonly Departure[] = [
  ...WIRE_DEPARTURES,
  ...CACHE_DEPARTURES,
  ...HEADER_DEPARTURES,
]
