import { type CorsOptions, validateCorsOptions } from '@webcors/core'
import { lintOrigins } from './lint-origins.js'
import { lintIssue, type LintIssue } from './lint-issue.js'
import { lintPredicate } from './lint-predicate.js'

export type { LintCode, LintIssue } from './lint-issue.js'

/** Facts that the options do not contain. */
export interface LintOptions {
  /**
   * Origins that a predicate is meant to allow. `lint` calls the predicate with their look-alikes,
   * and always with look-alikes of the names in the predicate's own code.
   *
   * @default []
   */
  readonly origins?: readonly string[]
}

/** @see https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name */
const SAFELISTED = [
  'cache-control',
  'content-language',
  'content-length',
  'content-type',
  'expires',
  'last-modified',
  'pragma',
]

/**
 * Finds problems of options that core cannot see in their syntax: stars above a public suffix,
 * entries without effect, limits of engines, and predicates that allow hostile origins. It calls
 * the predicate, with made-up origins.
 *
 * @example
 * ```ts
 * const issues = await lint({ origin: (origin: string) => origin.endsWith('example.com') })
 * // issues[0].code === 'predicate-allows-look-alike'
 * ```
 *
 * @param options the options of `createCors`; if `createCors` rejects them, only its own issues are
 *   returned
 * @returns the most severe issues first; an empty list if there are none
 */
export async function lint(
  options: unknown,
  { origins = [] }: LintOptions = {},
): Promise<readonly LintIssue[]> {
  const { value, issues } = validateCorsOptions(options)
  if (issues !== undefined) return issues.map((issue) => ({ ...issue, severity: 'error' }))
  const given = (options as CorsOptions).origin
  const found = [
    ...(await lintOrigin(given, value, origins)),
    ...lintMaxAge(value.maxAge ?? 0),
    ...lintExposedHeaders(value),
  ]
  const severities = ['error', 'warning', 'info']
  return found.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

async function lintOrigin(
  given: CorsOptions['origin'],
  value: CorsOptions,
  origins: readonly string[],
): Promise<readonly LintIssue[]> {
  if (given === '*') return []
  if (typeof given === 'string' || Array.isArray(given)) {
    return lintOrigins(given as string | readonly string[], value)
  }
  return lintPredicate(value, origins)
}

/** Chromium caps max-age at 7,200 seconds, Firefox at 86,400 and WebKit at 600. */
function lintMaxAge(maxAge: number): readonly LintIssue[] {
  if (maxAge <= 7200) return []
  const problem = `Browsers based on Chromium keep the response to a preflight for at most 7200 seconds and WebKit for 600. Only Firefox keeps it for ${maxAge}.`
  const fix = 'Write 7200, or leave it if that is meant.'
  return [lintIssue('max-age-capped', 'info', ['maxAge'], maxAge, problem, fix)]
}

function lintExposedHeaders({ exposedHeaders }: CorsOptions): readonly LintIssue[] {
  if (!Array.isArray(exposedHeaders)) return []
  return (exposedHeaders as readonly string[]).flatMap((name, index) =>
    SAFELISTED.includes(name.toLowerCase())
      ? [
          lintIssue(
            'exposed-header-redundant',
            'info',
            ['exposedHeaders', index],
            name,
            `Pages may read ${name} anyway.`,
            'Remove it.',
          ),
        ]
      : [],
  )
}
