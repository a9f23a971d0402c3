import {
  CONFORMANCE_POLICIES,
  type ConformancePolicy,
  conformanceArguments,
  pathOfRequest,
} from '@webcors/conformance/table'
import { type CorsSource, createCors } from '@webcors/core'
import type { H3Event } from 'nitro'

type Find<Wrapped> = (way: string, pathname: string) => Wrapped | undefined

/**
 * Applies the adapter to each policy of the table, and finds the result by paths like
 * `/middleware/exact-origins/ok`.
 */
export function forEachPolicy<Context extends readonly unknown[], Wrapped>(
  pathOf: (...context: Context) => string,
  make: (...args: [source: CorsSource<Context>]) => Wrapped,
): Find<Wrapped> {
  const argumentsOf = (policy: ConformancePolicy) =>
    conformanceArguments(policy, { createCors, pathOf }) as [source: CorsSource<Context>]
  const made = new Map(
    CONFORMANCE_POLICIES.map((policy) => [policy.name, make(...argumentsOf(policy))]),
  )
  return (way, pathname) => {
    const [, first, policy = ''] = pathname.split('/')
    return first === way ? made.get(policy) : undefined
  }
}

export const pathOfEvent = (event: H3Event): string => event.url.pathname

export { pathOfRequest }
