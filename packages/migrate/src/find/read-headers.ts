import type { CorsOptions } from '@webcors/core'
import type { HeaderWrite } from './header-writes.js'

/** The longest time for which any browser keeps the response to a preflight, in seconds. */
const MAX_SECONDS = 86_400

const LISTS = {
  'access-control-allow-methods': 'methods',
  'access-control-allow-headers': 'allowedHeaders',
  'access-control-expose-headers': 'exposedHeaders',
} as const

/** The options that headers written by hand stand for, as far as the values can be read. */
export interface ReadHeaders {
  readonly origins: readonly string[]
  /** Whether every origin can be read. */
  readonly isRead: boolean
  readonly options: Omit<CorsOptions, 'origin'>
}

/** Reads headers as options of a policy. */
export function readHeaders(writes: readonly HeaderWrite[]): ReadHeaders {
  const valuesOf = (wanted: string): readonly (string | undefined)[] =>
    writes.filter(({ name }) => name === wanted).map(({ value }) => value)
  const origins = valuesOf('access-control-allow-origin')
  // A value that cannot be read may be `true`.
  const credentials = valuesOf('access-control-allow-credentials').some(
    (value) => value !== 'false',
  )
  const lists = Object.entries(LISTS).flatMap(([name, option]) => {
    const [value] = valuesOf(name)
    return value === undefined ? [] : [[option, value === '*' ? value : listed(value)] as const]
  })
  const [maxAge] = valuesOf('access-control-max-age')
  const seconds = Math.floor(Number(maxAge ?? Number.NaN))
  return {
    origins: [...new Set(origins.filter((value) => value !== undefined))],
    isRead: origins.every((value) => value !== undefined),
    options: {
      ...(credentials && { credentials: true }),
      ...Object.fromEntries(lists),
      ...(seconds >= 0 && { maxAge: Math.min(seconds, MAX_SECONDS) }),
    },
  }
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
