import { type CorsIssue, createIssue } from './issue.ts'
import type { ResolvedOptions } from './resolved-options.ts'

/**
 * Pushes issues for combinations of options that browsers refuse, or that protect nothing.
 *
 * @see https://fetch.spec.whatwg.org/#cors-check step 3: with credentials, `*` allows no origin
 * @see https://fetch.spec.whatwg.org/#http-new-header-syntax with credentials, `*` is the name of
 *   one header
 */
export function collectCombinationIssues(options: ResolvedOptions, issues: CorsIssue[]): void {
  const { origin, credentials, exposedHeaders, crossOriginProtection } = options
  const value = '*'
  if (origin === '*' && credentials) {
    issues.push(
      createIssue({
        code: 'origin-wildcard-with-credentials',
        path: ['origin'],
        value,
        action: 'allow origin "*" with credentials',
        why: "browsers refuse it, and any other way to allow everyone hands out your users' data",
        fix: 'List the origins, or remove credentials.',
      }),
    )
  }
  if (exposedHeaders === '*' && credentials) {
    issues.push(
      createIssue({
        code: 'exposed-header-wildcard-with-credentials',
        path: ['exposedHeaders'],
        value,
        action: 'expose response headers "*" with credentials',
        why: 'browsers take it for the name of a header',
        fix: "List the names: exposedHeaders: ['ETag'].",
      }),
    )
  }
  if (origin === '*' && crossOriginProtection) {
    issues.push(
      createIssue({
        code: 'protection-with-any-origin',
        path: ['crossOriginProtection'],
        value,
        action: 'protect from cross-origin requests with origin "*"',
        why: 'it allows them all',
        fix: 'List the origins, or remove crossOriginProtection.',
      }),
    )
  }
}
