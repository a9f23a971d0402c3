import {
  CONFORMANCE_POLICIES,
  type ConformancePolicy,
  conformanceArguments,
  pathOfRequest,
} from '@webcors/conformance/table'
import { type CorsArguments, createCors } from '@webcors/core'
import type { H3Event } from 'nitro'

type Policies<Door> = (door: string, pathname: string) => Door | undefined

/** Makes a door for each policy of the table, found by paths such as `/middleware/exact-origins/ok`. */
export function createDoors<Context extends readonly unknown[], Door>(
  pathOf: (...context: Context) => string,
  make: (...args: CorsArguments<Context>) => Door,
): Policies<Door> {
  const argumentsOf = (policy: ConformancePolicy) =>
    conformanceArguments(policy, { createCors, pathOf }) as CorsArguments<Context>
  const doors = new Map(
    CONFORMANCE_POLICIES.map((policy) => [policy.name, make(...argumentsOf(policy))]),
  )
  return (door, pathname) => {
    const [, first, policy = ''] = pathname.split('/')
    return first === door ? doors.get(policy) : undefined
  }
}

export const pathOfEvent = (event: H3Event): string => event.url.pathname

export { pathOfRequest }
