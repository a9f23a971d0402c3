import type { TargetRow } from './capabilities.js'
import { createDifference, type Difference, type DifferenceCode } from './difference.js'

const HOW: Readonly<Record<Exclude<TargetRow['verified'], 'run'>, string>> = {
  emulator: 'were tested on its emulator, and not on the service itself',
  source: 'are known from its source code, and were not tested',
  docs: 'are known from its documentation, and were not tested',
}

/** Collects the differences of a target that do not depend on the policy. */
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
      `The differences of ${title} ${HOW[verified]}.`,
      'Check it where it is deployed: webcors drift <url> <module>.',
    ),
  ]
}
