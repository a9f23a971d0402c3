import type { CorsOptions } from '@webcors/core'
import type { Pair } from '../rule/generate-pairs.ts'
import type { Policy } from '../rule/policy.ts'
import { askedOf } from './application.ts'
import type { Upstream } from './upstream.ts'

/** A server with the application behind each of the policies, by their numbers. */
export interface Host extends Upstream {
  /** Returns the reason why the host cannot answer a pair under any policy; `null` if it can. */
  cannot?(pair: Pair): string | null
  close(): void | Promise<void>
}

/** @throws with the name of a program that is missing, or of an app that is not built */
export type Start = (policies: Policies) => Promise<Host>

export type Policies = ReadonlyMap<number, Policy>

/** Creates a value for each policy, and finds it by a path. */
export function made<T>(policies: Policies, make: (policy: Policy) => T): (path: string) => T {
  const all = new Map([...policies].map(([id, policy]) => [id, make(policy)]))
  return (path) => {
    const { policyId } = askedOf(path)
    const found = all.get(policyId)
    if (found === undefined) throw new Error(`Cannot find policy ${policyId}`)
    return found
  }
}

/** Returns options that allow insecure origins, because some policies name pages over http. */
export function optionsOf(policy: Policy): CorsOptions {
  return { ...policy, dangerouslyAllowInsecureOrigins: true }
}
