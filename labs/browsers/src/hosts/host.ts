import type { CorsOptions } from '@webcors/core'
import type { Pair } from '../rule/generate-pairs.ts'
import type { Policy } from '../rule/policy.ts'
import { askedOf } from './application.ts'
import type { Upstream } from './upstream.ts'

/** A server with the application behind each of the policies, by their numbers. */
export interface Host extends Upstream {
  /** Why the host cannot be asked for this, whatever the policy says; `null` where it can. */
  cannot?(pair: Pair): string | null
  close(): void | Promise<void>
}

/** @throws where this machine lacks a program, or something is not built, with its name */
export type Start = (policies: Policies) => Promise<Host>

export type Policies = ReadonlyMap<number, Policy>

/** What is made of each policy, to be had by a path. */
export function made<T>(policies: Policies, make: (policy: Policy) => T): (path: string) => T {
  const all = new Map([...policies].map(([id, policy]) => [id, make(policy)]))
  return (path) => {
    const { policyId } = askedOf(path)
    const found = all.get(policyId)
    if (found === undefined) throw new Error(`There is no policy ${policyId}`)
    return found
  }
}

/** Pages over plain http are among those that policies name. */
export function optionsOf(policy: Policy): CorsOptions {
  return { ...policy, dangerouslyAllowInsecureOrigins: true }
}
