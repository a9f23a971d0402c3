import type { OriginPattern } from './cors-options.ts'
import { captureStack, CorsOptionsError } from './cors-options-error.ts'
import { createIssue, describe } from './issue.ts'

const EXAMPLE = 'such as https://app.example.com https://*.example.com'

/**
 * Splits a comma- or space-separated list of origins, such as an environment variable.
 *
 * @example
 * ```ts
 * createCors({ origin: originsFrom(process.env.ALLOWED_ORIGINS) })
 * ```
 *
 * @param text `https://app.example.com,https://*.example.com`, without quotes
 * @returns the entries, which `createCors` then validates
 * @throws {CorsOptionsError} if the list is empty, because an unset variable must not allow any
 *   origin, and if the text is quoted or looks like JSON
 */
export function originsFrom(text: string | undefined): OriginPattern[] {
  const list = typeof text === 'string' ? text : ''
  const origins = list.split(/[\s,]/).filter(Boolean)
  const isQuoted = /["'[\]{}]/.test(list.replaceAll(/\/\/\[[\da-f:.]{2,45}\]/gi, ''))
  if (origins.length > 0 && !isQuoted) return origins as OriginPattern[]
  const isSet = origins.length > 0
  const bare = list.split(/[\s,"'[\]{}]/).filter(Boolean)
  const error = new CorsOptionsError([
    createIssue({
      code: isSet ? 'origin-invalid' : 'origin-missing',
      path: ['origin'],
      value: text,
      action: `read origins from ${describe(text)}`,
      why: isSet ? 'it has quotes or brackets, as JSON has' : 'it contains no origin',
      fix: isSet
        ? `Separate origins with spaces or commas alone: ${bare.join(' ').slice(0, 200)}.`
        : `Set it to origins, ${EXAMPLE}.`,
    }),
  ])
  captureStack(error, originsFrom)
  throw error
}
