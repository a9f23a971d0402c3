import type { ExportOptions, TargetName } from '@webcors/gateways'

/** The values from which a site is written: folder, ports and printed files. */
export interface SiteInput {
  readonly folder: string
  readonly port: number
  readonly upstreamPort: number
  /** A port on which nothing listens. */
  readonly deadPort: number
  /** The texts of the printed files by name, by policy. */
  readonly printed: Readonly<Record<PolicyName, Readonly<Record<string, string>>>>
}

/** `api` allows listed origins, `public` allows any origin. */
export type PolicyName = 'api' | 'public'

/**
 * A whole site. `/api/` and `/public/` have the policies of these names. `/dead/` has the policy
 * `api` and an upstream that is down, `/secret/` has `api` and authentication, `/cached/` has `api`
 * and a cache, if the server has one.
 */
export interface WholeSite {
  readonly target: TargetName
  readonly program: string
  readonly caches: boolean
  /** The exports. By default, both policies are exported once. */
  readonly exports?: readonly (readonly [policy: PolicyName, options: ExportOptions])[]
  write(input: SiteInput): {
    files: Record<string, string>
    command: string[]
    env?: Record<string, string>
  }
}
