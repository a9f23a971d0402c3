import type { ExportOptions, TargetName } from '@webcors/gateways'

/** The values of a site: the text of a printed file by policy and file name, and ports. */
export interface SiteInput {
  readonly folder: string
  readonly port: number
  readonly upstreamPort: number
  /** A port on which nothing listens. */
  readonly deadPort: number
  /** Texts of the printed files, by policy. */
  readonly printed: Readonly<Record<PolicyName, Readonly<Record<string, string>>>>
}

/** `api` is limited to listed origins, `public` is for everyone. */
export type PolicyName = 'api' | 'public'

/**
 * A whole site: `/api/` and `/public/` have policies of their own; `/dead/` has `api` and an upstream that is down,
 * `/secret/` has `api` and authentication, `/cached/` has `api` and a cache, where the server has one.
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
