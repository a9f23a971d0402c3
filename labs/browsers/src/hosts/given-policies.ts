import { createCors, type CorsPolicy } from '@webcors/core'
import { made, optionsOf, type Policies } from './host.ts'

/** The policies that a server gets from its parent process. */
export const POLICIES: Policies = new Map(JSON.parse(process.env['POLICIES'] ?? '[]'))

/** Selects a policy by the path of a request. */
export const policyOf: (path: string) => CorsPolicy = made(POLICIES, (policy) =>
  createCors(optionsOf(policy)),
)
