import type { CorsPolicy } from '@webcors/core'
import { policyOf } from '../../src/hosts/given-policies.ts'

/** Selects a policy where the path begins with this; elsewhere another host of the three has it. */
export function selectFor(prefix: string): (url: URL) => CorsPolicy | undefined {
  return ({ pathname }) => (pathname.startsWith(`/${prefix}/`) ? policyOf(pathname) : undefined)
}
