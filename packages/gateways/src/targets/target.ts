import type { TargetRow } from '../compare/capabilities.js'
import type { Difference } from '../compare/difference.js'
import type { ExportIssue } from '../issue/export-issue.js'
import type { GatewayPolicy } from '../policy/gateway-policy.js'

/** The texts of files, by file name. */
export type Files = Readonly<Record<string, string>>

/** The values that a printer needs in addition to the policy. */
export interface PrintContext {
  /** The prefix of every printed name: `cors`, or `cors_api` for the policy with the name `api`. */
  readonly prefix: string
  /** The differences that the head of the output lists. */
  readonly differences: readonly Difference[]
  /** The folder of the files on the server, for files that refer to one another. */
  readonly directory: string
  /** The path that the policy is limited to, or `null`. */
  readonly path: string | null
  readonly variant: string
}

/** A target: its capabilities, and a pure printer. */
export interface Target {
  readonly row: TargetRow
  /** The places for the files, for the head of the output and for the documentation. */
  readonly usage: readonly string[]
  /** Other forms of the output. The first is the default. */
  readonly variants?: readonly string[]
  /**
   * Whether the printer can limit a policy to a path. The configurations of other targets have a
   * place for paths.
   */
  readonly takesPath?: true
  readonly directory?: string
  /** Returns the issues of a policy that exceeds the limits of the target. */
  collectLimitIssues?(policy: GatewayPolicy): readonly ExportIssue[]
  /** Prints a policy. The parts that the target does not support have already been left out. */
  print(policy: GatewayPolicy, context: PrintContext): Files
}

/** Returns the name of a file of this policy: `cors-api.conf`. */
export function fileName({ prefix }: PrintContext, rest: string): string {
  return prefix.replaceAll('_', '-') + rest
}
