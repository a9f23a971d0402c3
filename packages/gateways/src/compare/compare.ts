import type { GatewayPolicy } from '../policy/gateway-policy.js'
import { collectAlways } from './always.js'
import type { TargetRow } from './capabilities.js'
import type { Difference } from './difference.js'
import { compareNames } from './names.js'
import { compareOrigins } from './origins.js'
import { compareResponses } from './responses.js'

/**
 * Compares a policy with the capabilities of a target. A capability that the policy does not use
 * makes no difference.
 *
 * @returns every difference, the gravest first
 */
export function compare(policy: GatewayPolicy, row: TargetRow): readonly Difference[] {
  const found = [
    ...compareOrigins(policy, row),
    ...compareNames(policy, row),
    ...compareResponses(policy, row),
    ...collectAlways(row),
  ]
  const order = ['widens', 'narrows', 'cache', 'wire']
  return found.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

/** Whether pages and caches notice no difference. Differences on the wire do not count. */
export function isExact(differences: readonly Difference[]): boolean {
  return differences.every(({ severity }) => severity === 'wire')
}
