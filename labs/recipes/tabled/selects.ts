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
 * One function that selects among the policy of a program and those of the table: for plugins and middleware of which a
 * framework takes one.
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
  // The table writes the public policy as no argument.
  const args: readonly unknown[] = conformanceArguments(policy, { createCors, pathOf })
  const [source = { origin: '*' }] = args
  if (typeof source === 'function') return source as Select<Context>
  const compiled = createCors(source as { origin: '*' })
  return () => compiled
}
