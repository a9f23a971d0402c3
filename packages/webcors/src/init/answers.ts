import {
  type CorsIssue,
  CorsOptionsError,
  createCors,
  originsFrom,
  validateCorsOptions,
} from '@webcors/core'

/** Origins that developers mean, unless they say otherwise. */
export const DEVELOPMENT = 'http://localhost:*'

/** What the policy is made from. */
export interface Answers {
  /** `'*'` is anyone. */
  readonly origins: '*' | readonly string[]
  readonly credentials: boolean
  /** Origins that are allowed while developing alone. */
  readonly development: readonly string[]
}

/**
 * What core says of these origins.
 *
 * @param text as a person writes a list: separated by spaces or commas
 * @returns messages; none if the list can be used
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

/** @throws {CorsOptionsError} if there is none */
export function readOrigins(text: string): '*' | readonly string[] {
  return text.trim() === '*' ? '*' : originsFrom(text)
}

function messagesOf(issues: readonly CorsIssue[] | undefined): readonly string[] {
  return (issues ?? []).map(({ message }) => message)
}

/** A page, and the `Access-Control-Allow-Origin` that it gets. */
export interface Case {
  readonly origin: string
  readonly allowed: string | null
}

const STRANGERS = ['https://other.example', 'https://stranger.invalid']

/** One page for each of the first origins, one that only looks like ours, and strangers. */
export function casesOf({ origins, credentials }: Answers): readonly Case[] {
  // The types want literals. Whatever is listed, `allows` answers at once.
  const policy = createCors({ origin: origins as '*', credentials: credentials as false })
  const pages = origins === '*' ? ['https://app.example.com'] : origins.slice(0, 3).map(sampleOf)
  const [first = ''] = pages
  const lookAlike = /^https?:\/\/[^:[\]]+$/.test(first) ? [`${first}.other.example`] : []
  const stranger = STRANGERS.find((one) => !policy.allows(one))
  const strangers = origins === '*' ? [] : [...lookAlike, ...(stranger ? [stranger] : []), 'null']
  return [...pages, ...strangers].map((origin) => {
    const isAllowed = policy.allows(origin)
    return { origin, allowed: isAllowed ? (origins === '*' ? '*' : origin) : null }
  })
}

/** `https://*.example.com` is `https://app.example.com`, `http://localhost:*` is `http://localhost:3000`. */
function sampleOf(pattern: string): string {
  return pattern.replace('//*.', '//app.').replace(/:\*$/, ':3000').replaceAll('*', '1')
}
