import type { CorsIssue } from '@webcors/core'
import { createIssue } from './issue.js'

/** Finds what only the `cors` package takes, and what it takes for something else than it says. */
export function checkExpressCorsOptions(given: Readonly<Record<string, unknown>>): CorsIssue[] {
  const { origin, allowedHeaders, headers, preflightContinue } = given
  const issues: CorsIssue[] = []
  const add = (...args: Parameters<typeof createIssue>): void => {
    issues.push(createIssue(...args))
  }
  if (typeof origin === 'function' && origin.length === 1) {
    const problem = 'ask a function about origins: it takes no callback, so cors waits for ever'
    const fix = 'Write (origin, callback) => …, or give your predicate to createCors.'
    add('origin-type', ['origin'], origin, problem, fix)
  }
  if (preflightContinue) {
    const problem =
      'use option "preflightContinue": whoever answers the preflight in its place can contradict the policy'
    const fix = 'Remove it: OPTIONS that are no preflight reach the application.'
    add('option-unknown', ['preflightContinue'], preflightContinue, problem, fix)
  }
  if (allowedHeaders === '' || (allowedHeaders === undefined && headers === '')) {
    const path = [allowedHeaders === '' ? 'allowedHeaders' : 'headers']
    const problem = 'read "" as a list of names: cors takes it for any name'
    add('list-type', path, '', problem, "Write [] for none, or '*' for any.")
  }
  if (allowedHeaders !== undefined && headers !== undefined) {
    const problem = 'use option "headers" beside allowedHeaders: cors does not read it'
    add('option-unknown', ['headers'], headers, problem, 'Remove it.')
  }
  return issues
}
