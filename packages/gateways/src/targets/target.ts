import type { TargetRow } from '../compare/capabilities.js'
import type { Difference } from '../compare/difference.js'
import type { ExportIssue } from '../issue/export-issue.js'
import type { GatewayPolicy } from '../policy/gateway-policy.js'

/** Texts by the names of their files. */
export type Files = Readonly<Record<string, string>>

/** What a printer needs besides the policy. */
export interface PrintContext {
  /** What every name that is printed begins with: `cors`, or `cors_api` for the policy with the name `api`. */
  readonly prefix: string
  /** What the head of the output lists. */
  readonly differences: readonly Difference[]
  /** Where the files stand on the server, for those that name one another. */
  readonly directory: string
  /** The path that the policy is limited to, or `null`. */
  readonly path: string | null
  readonly variant: string
}

/** A target: what it can do, and a pure printer. */
export interface Target {
  readonly row: TargetRow
  /** Where the files go: what stands at the head of the output and on the page of the documentation. */
  readonly usage: readonly string[]
  /** Other forms in which it can be printed; the first is the default. */
  readonly variants?: readonly string[]
  /** Whether a policy can be limited to a path by the printer. Other targets have a place in their configuration for that. */
  readonly takesPath?: true
  readonly directory?: string
  /** @returns what is more than the target takes */
  collectLimitIssues?(policy: GatewayPolicy): readonly ExportIssue[]
  /** Prints a policy from which everything is taken out that the target cannot have. */
  print(policy: GatewayPolicy, context: PrintContext): Files
}

/** The name of a file of this policy: `cors-api.conf`. */
export function fileName({ prefix }: PrintContext, rest: string): string {
  return prefix.replaceAll('_', '-') + rest
}
