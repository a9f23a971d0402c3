import { CONFORMANCE_POLICIES, type ConformancePolicy } from '@webcors/conformance/table'

/** Where the application of the table is, in every program. */
export const TABLE_PATH = '/table'

/**
 * Takes the policy of the table whose name is in the path.
 *
 * @param own what answers every other path
 * @param make the same under a policy of the table
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
