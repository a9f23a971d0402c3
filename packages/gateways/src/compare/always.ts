import type { TargetRow } from './capabilities.js'
import { createDifference, type Difference, type DifferenceCode } from './difference.js'

const HOW: Readonly<Record<Exclude<TargetRow['verified'], 'run'>, string>> = {
  emulator: 'run on its emulator, and not on the service itself',
  source: 'read in its source code, and was not run',
  docs: 'read in its documentation, and was not run',
}

/** Differences of a target that do not depend on the policy. */
export function collectAlways({ title, verified, capabilities }: TargetRow): Difference[] {
  const { also = {} } = capabilities
  const found = Object.entries(also).map(([code, message]) =>
    createDifference(code as DifferenceCode, [], message, 'Nothing needs to be done for browsers.'),
  )
  if (verified === 'run') return found
  return [
    ...found,
    createDifference(
      'unverified',
      [],
      `What is said here of ${title} was ${HOW[verified]}.`,
      'Check it where it is deployed: webcors drift <url> <module>.',
    ),
  ]
}
