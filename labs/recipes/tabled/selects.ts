import {
  CONFORMANCE_POLICIES,
  conformanceArguments,
  type ConformancePolicy,
} from '@webcors/conformance/table'
import { createCors, type CorsPolicy } from '@webcors/core'
import { byTable } from './by-table.ts'

type Select<Context> = (
  context: Context,
) => CorsPolicy | undefined | Promise<CorsPolicy | undefined>

/**
 * Creates one function that selects between the program's policy and the policies of the table, for
 * frameworks that accept only one plugin or middleware.
 */
export function selectByTable<Context>(
  own: CorsPolicy,
  pathOf: (context: Context) => string,
): Select<Context> {
  const selects = new Map(
    CONFORMANCE_POLICIES.map((policy) => [policy.name, selectOf(policy, pathOf)]),
  )
  return byTable<[Context], ReturnType<Select<Context>>>(
    ([context]) => pathOf(context),
    () => own,
    ({ name }) => selects.get(name) as Select<Context>,
  )
}

function selectOf<Context>(
  policy: ConformancePolicy,
  pathOf: (context: Context) => string,
): Select<Context> {
  // The table gives no argument for the public policy.
  const args: readonly unknown[] = conformanceArguments(policy, { createCors, pathOf })
  const [source = { origin: '*' }] = args
  if (typeof source === 'function') return source as Select<Context>
  const compiled = createCors(source as { origin: '*' })
  return () => compiled
}
