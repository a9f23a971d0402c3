import type { Conversion } from '../conversion.ts'
import type { Given } from '../migration.ts'

/**
 * Pushes issues for options that webcors lacks, and for values that the `cors` package reads in an
 * unexpected way.
 */
export function collectExpressCorsIssues(given: Given, conversion: Conversion): void {
  const { origin, allowedHeaders, headers, preflightContinue } = given
  if (typeof origin === 'function' && origin.length === 1) {
    conversion.issue(
      'origin-type',
      'origin',
      'it takes no callback, so cors waits for it forever',
      'Write (origin, callback) => …, or give your predicate to createCors.',
      'ask a function with one parameter about origins',
    )
  }
  if (preflightContinue) {
    conversion.issue(
      'option-unknown',
      'preflightContinue',
      'an application that answers preflights can contradict the policy',
      'Remove it: an OPTIONS request that is not a preflight reaches the application.',
    )
  }
  if (allowedHeaders === '' || (allowedHeaders === undefined && headers === '')) {
    const option = allowedHeaders === '' ? 'allowedHeaders' : 'headers'
    conversion.issue(
      'list-type',
      option,
      'cors takes it for any name',
      "Write [] for none, or '*' for any.",
      `read ${option} from the string ""`,
    )
  }
  if (allowedHeaders !== undefined && headers !== undefined) {
    conversion.issue(
      'option-unknown',
      'headers',
      'cors does not read it',
      'Remove it.',
      'use option "headers" beside allowedHeaders',
    )
  }
}
