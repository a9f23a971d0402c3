import type { Path } from './migration.ts'

/** The origins of a list, and the place of each. */
interface PlacedOrigins {
  readonly origins: unknown
  readonly places: readonly Path[]
}

/** Flattens a list of origins that may contain lists. Any other value is returned as it is. */
export function placeOrigins(value: unknown): PlacedOrigins {
  if (!Array.isArray(value)) return { origins: value, places: [['origin']] }
  const origins: unknown[] = []
  const places: Path[] = []
  const collect = (list: readonly unknown[], path: Path): void => {
    for (const [index, entry] of Array.from(list).entries()) {
      const place = [...path, index]
      // The limit ends the recursion for a list that contains itself.
      if (Array.isArray(entry) && place.length < 8) {
        collect(entry, place)
      } else {
        origins.push(entry)
        places.push(place)
      }
    }
  }
  collect(value, ['origin'])
  return { origins, places }
}
