import { type CorsOptions, validateCorsOptions } from '@webcors/core'
import { lintOrigins } from './lint-origins.js'
import { lintIssue, type LintIssue } from './lint-issue.js'
import { lintPredicate } from './lint-predicate.js'

export type { LintCode, LintIssue } from './lint-issue.js'

/** What is known of the pages. */
export interface LintOptions {
  /**
   * Origins that a predicate should allow, so that their look-alikes can be tried. Default none: names that
   * stand in the predicate's own text are tried in any case.
   */
  readonly origins?: readonly string[]
}

/** Fetch, "CORS-safelisted response-header name". */
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
 * Looks at options for what core cannot know from their syntax: the public suffix list, entries without
 * effect, what engines make of them, and what a predicate says to hostile origins. It runs the predicate.
 *
 * @param options what `createCors` takes; with what it refuses, its own issues are the answer
 * @returns the gravest first; empty where nothing is to be said
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
  const gravity = ['error', 'warning', 'info']
  return found.toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity))
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

/** The caps of Chromium, Firefox and WebKit are 7,200, 86,400 and 600 seconds. */
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
