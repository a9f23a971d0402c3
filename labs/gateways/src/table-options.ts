import type { ConformancePolicy } from '@webcors/conformance'
import type { CorsOptions } from '@webcors/core'
import { type DifferenceCode, exportPolicy, type TargetName } from '@webcors/gateways'

/** The codes of all differences of frameworks and emulators that narrow a policy of the table. */
export const ACCEPT: readonly DifferenceCode[] = [
  'options-answered',
  'own-headers-doubled',
  'unlisted-method-bare',
  'any-method-missing',
  'any-header-missing',
  'method-left-out',
  'timing-left-out',
  'origin-left-out',
  'errors-bare',
]

/** Returns the options of a policy of the table. */
export function optionsOf({ source }: ConformancePolicy): CorsOptions {
  // The table is plain data, and core's tests prove that its options are valid.
  return (source.kind === 'options' ? source.options : { origin: '*' }) as CorsOptions
}

/**
 * Returns the codes of the differences that the exporter finds for a policy of the table on a
 * target.
 */
export function differencesOf(
  policy: ConformancePolicy,
  target: TargetName,
): readonly DifferenceCode[] {
  const { differences } = exportPolicy(optionsOf(policy), target, { accept: ACCEPT })
  return differences.map(({ code }) => code)
}
