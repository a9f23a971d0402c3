import { CorsOptionsError } from './cors-options-error.js'
import type { OriginPattern } from './cors-options.js'
import { createIssue } from './issue.js'

/**
 * Reads origins from a comma- or space-separated list, such as an environment variable.
 *
 * @example
 * ```ts
 * createCors({ origin: originsFrom(process.env.ALLOWED_ORIGINS) })
 * ```
 *
 * @returns the entries, which `createCors` then validates
 * @throws {CorsOptionsError} where there is none: an unset variable never means anyone
 */
export function originsFrom(text: string | undefined): OriginPattern[] {
  const origins = typeof text === 'string' ? text.split(/[\s,]+/).filter(Boolean) : []
  if (origins.length > 0) return origins as OriginPattern[]
  const problem = 'read origins from $: it holds none'
  const fix = "Set it to origins, such as 'https://app.example.com https://*.example.com'."
  throw new CorsOptionsError([createIssue('origin-missing', ['origin'], text, problem, fix)])
}
