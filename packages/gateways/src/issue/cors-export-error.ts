import type { ExportIssue } from './export-issue.js'

/** The maximum number of issues in the message. `issues` has all of them. */
const MAX_SHOWN = 20

/**
 * The error for a policy that cannot be exported to a target, with every reason.
 *
 * @example
 * ```ts
 * try {
 *   exportPolicy(options, 'nginx')
 * } catch (error) {
 *   if (error instanceof CorsExportError) console.error(error.issues)
 * }
 * ```
 */
export class CorsExportError extends TypeError {
  override readonly name = 'CorsExportError'
  readonly code = 'ERR_CORS_EXPORT'
  readonly issues: readonly ExportIssue[]

  constructor(target: string, issues: readonly ExportIssue[]) {
    const shown = issues.slice(0, MAX_SHOWN).map(({ message, code }) => `\n- ${message} (${code})`)
    const more = issues.length > MAX_SHOWN ? `\n- ... and ${issues.length - MAX_SHOWN} more` : ''
    const explain = `\nnpx webcors explain ${issues[0]?.code ?? ''}`
    super(`Cannot export the policy to ${target}:${shown.join('')}${more}${explain}`)
    this.issues = issues
  }
}
