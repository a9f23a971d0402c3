import type { Conversion } from '../conversion.ts'
import type { Given } from '../migration.ts'

/** Pushes issues and notices for options that only `@fastify/cors` has. */
export function collectFastifyCorsIssues(given: Given, conversion: Conversion): void {
  const { hook = 'onRequest', preflight = true, preflightContinue } = given
  for (const [name, isUsed] of [
    ['preflightContinue', preflightContinue],
    ['preflight', preflight !== true],
  ] as const) {
    if (!isUsed) continue
    conversion.issue(
      'option-unknown',
      name,
      'an application that answers preflights can contradict the policy',
      'Remove it: an OPTIONS request that is not a preflight reaches the application.',
    )
  }
  if (hook !== 'onRequest') conversion.notice('answers-earlier', ['hook'])
  for (const name of ['cacheControl', 'hideOptionsRoute', 'logLevel']) {
    if (given[name] === undefined || given[name] === null) continue
    conversion.notice('option-dropped', [name], {
      before:
        name === 'cacheControl'
          ? 'browsers ignore Cache-Control on the answers to preflights'
          : 'the policy answers preflights without a route for OPTIONS',
    })
  }
}
