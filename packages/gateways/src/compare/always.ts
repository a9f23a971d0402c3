import type { TargetRow } from './capabilities.js'
import { createDifference, type Difference, type DifferenceCode } from './difference.js'

/** Differences of a target that do not depend on the policy. */
export function collectAlways({ title, verified, capabilities }: TargetRow): Difference[] {
  const { also = {} } = capabilities
  const found = Object.entries(also).map(([code, message]) =>
    createDifference(code as DifferenceCode, [], message, 'Nothing needs to be done for browsers.'),
  )
  if (verified === 'run') return found
  const how = verified === 'source' ? 'read in its source code' : 'read in its documentation'
  return [
    ...found,
    createDifference(
      'unverified',
      [],
      `What is said here of ${title} was ${how}, and was not run.`,
      'Check it where it is deployed: webcors drift <url> <module>.',
    ),
  ]
}
