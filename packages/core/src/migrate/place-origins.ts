import type { Path } from './migration.js'

/** The origins of a list, and where each stands. */
interface PlacedOrigins {
  readonly origins: unknown
  readonly places: readonly Path[]
}

/** Makes a list in which lists may stand one flat list. Any other value is left as it is. */
export function placeOrigins(value: unknown): PlacedOrigins {
  if (!Array.isArray(value)) return { origins: value, places: [['origin']] }
  const origins: unknown[] = []
  const places: Path[] = []
  const collect = (list: readonly unknown[], path: Path): void => {
    for (const [index, entry] of Array.from(list).entries()) {
      const place = [...path, index]
      // A list that holds itself would never end.
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
