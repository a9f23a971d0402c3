import { CONFORMANCE_POLICIES, type ConformancePolicy } from '@webcors/conformance/table'

/** The path of the application of the table in every program. */
export const TABLE_PATH = '/table'

/**
 * Selects the policy of the table by the name in the path.
 *
 * @param own answers every other path
 * @param make creates the same function with a policy of the table
 */
export function byTable<Args extends readonly unknown[], Result>(
  pathOf: (args: Args) => string,
  own: (...args: Args) => Result,
  make: (policy: ConformancePolicy) => (...args: Args) => Result,
): (...args: Args) => Result {
  const byName = new Map(CONFORMANCE_POLICIES.map((policy) => [policy.name, make(policy)]))
  return (...args) => {
    const [, table, name = ''] = pathOf(args).split('/')
    const found = `/${table}` === TABLE_PATH ? byName.get(name) : undefined
    return (found ?? own)(...args)
  }
}
