import type { CorsIssue } from '@webcors/core'
import { createIssue } from '@webcors/core/adapter'

/** Finds what only the `cors` package takes, and what it takes for something else than it says. */
export function checkExpressCorsOptions(given: Readonly<Record<string, unknown>>): CorsIssue[] {
  const { origin, allowedHeaders, headers, preflightContinue } = given
  const issues: CorsIssue[] = []
  if (typeof origin === 'function' && origin.length === 1) {
    issues.push(
      createIssue({
        code: 'origin-type',
        path: ['origin'],
        value: origin,
        action: 'ask a function with one parameter about origins',
        why: 'it takes no callback, so cors waits for it forever',
        fix: 'Write (origin, callback) => …, or give your predicate to createCors.',
      }),
    )
  }
  if (preflightContinue) {
    issues.push(
      createIssue({
        code: 'option-unknown',
        path: ['preflightContinue'],
        value: preflightContinue,
        action: 'use option "preflightContinue"',
        why: 'what answers the preflight then can contradict the policy',
        fix: 'Remove it: an OPTIONS request that is not a preflight reaches the application.',
      }),
    )
  }
  if (allowedHeaders === '' || (allowedHeaders === undefined && headers === '')) {
    const option = allowedHeaders === '' ? 'allowedHeaders' : 'headers'
    issues.push(
      createIssue({
        code: 'list-type',
        path: [option],
        value: '',
        action: `read ${option} from the string ""`,
        why: 'cors takes it for any name',
        fix: "Write [] for none, or '*' for any.",
      }),
    )
  }
  if (allowedHeaders !== undefined && headers !== undefined) {
    issues.push(
      createIssue({
        code: 'option-unknown',
        path: ['headers'],
        value: headers,
        action: 'use option "headers" beside allowedHeaders',
        why: 'cors does not read it',
        fix: 'Remove it.',
      }),
    )
  }
  return issues
}
