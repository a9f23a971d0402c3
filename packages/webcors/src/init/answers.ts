import {
  type CorsIssue,
  CorsOptionsError,
  createCors,
  originsFrom,
  validateCorsOptions,
} from '@webcors/core'

/** The default origin for development. */
export const DEVELOPMENT = 'http://localhost:*'

/** The answers that the policy is created from. */
export interface Answers {
  /** `'*'` means any origin. */
  readonly origins: '*' | readonly string[]
  readonly credentials: boolean
  /** Origins that are allowed during development only. */
  readonly development: readonly string[]
}

/**
 * Validates a list of origins with core.
 *
 * @param text a list separated by spaces or commas
 * @returns the messages of core; empty if the list is valid
 */
export function findProblems(text: string, credentials: boolean): readonly string[] {
  try {
    const validation = validateCorsOptions({ origin: readOrigins(text), credentials })
    return 'issues' in validation ? messagesOf(validation.issues) : []
  } catch (error) {
    if (error instanceof CorsOptionsError) return messagesOf(error.issues)
    throw error
  }
}

/**
 * Parses a list of origins.
 *
 * @throws {CorsOptionsError} if the list is empty
 */
export function readOrigins(text: string): '*' | readonly string[] {
  return text.trim() === '*' ? '*' : originsFrom(text)
}

function messagesOf(issues: readonly CorsIssue[] | undefined): readonly string[] {
  return (issues ?? []).map(({ message }) => message)
}

/** The origin of a page, and the `Access-Control-Allow-Origin` in the response to it. */
export interface Case {
  readonly origin: string
  readonly allowed: string | null
}

const OTHER_ORIGINS = ['https://other.example', 'https://stranger.invalid']

/**
 * Returns the cases of the test: a page for each of the first origins, a look-alike, and origins
 * that are not listed.
 */
export function casesOf({ origins, credentials }: Answers): readonly Case[] {
  // The types require literals. `allows` is synchronous for every list.
  const policy = createCors({ origin: origins as '*', credentials: credentials as false })
  const pages = origins === '*' ? ['https://app.example.com'] : origins.slice(0, 3).map(sampleOf)
  const [first = ''] = pages
  const lookAlike = /^https?:\/\/[^:[\]]+$/.test(first) ? [`${first}.other.example`] : []
  const other = OTHER_ORIGINS.find((one) => !policy.allows(one))
  const others = origins === '*' ? [] : [...lookAlike, ...(other ? [other] : []), 'null']
  return [...pages, ...others].map((origin) => {
    const isAllowed = policy.allows(origin)
    return { origin, allowed: isAllowed ? (origins === '*' ? '*' : origin) : null }
  })
}

/**
 * Returns an origin that matches a pattern: `https://app.example.com` for `https://*.example.com`,
 * `http://localhost:3000` for `http://localhost:*`.
 */
function sampleOf(pattern: string): string {
  return pattern.replace('//*.', '//app.').replace(/:\*$/, ':3000').replaceAll('*', '1')
}
