import type { CorsPolicy } from '@webcors/core'
import { policyOf } from '../../src/hosts/given-policies.ts'

/**
 * Selects a policy for paths with this prefix. Other paths belong to the other hosts of the build.
 */
export function selectFor(prefix: string): (url: URL) => CorsPolicy | undefined {
  return ({ pathname }) => (pathname.startsWith(`/${prefix}/`) ? policyOf(pathname) : undefined)
}
