import type { CorsIssue } from '@webcors/core'
import type { ProxyIssue } from './proxy-issue.js'

/** The maximum number of issues in the message. `issues` has all of them. */
const MAX_SHOWN = 20

/**
 * The error for invalid options of a proxy, with all issues.
 *
 * @example
 * ```ts
 * try {
 *   createProxy(options, cors)
 * } catch (error) {
 *   if (error instanceof ProxyOptionsError) console.error(error.issues)
 * }
 * ```
 */
export class ProxyOptionsError extends TypeError {
  override readonly name = 'ProxyOptionsError'
  readonly code = 'ERR_PROXY_OPTIONS'
  readonly issues: readonly (ProxyIssue | CorsIssue)[]

  constructor(issues: readonly (ProxyIssue | CorsIssue)[]) {
    const shown = issues.slice(0, MAX_SHOWN).map(({ message, code }) => `\n- ${message} (${code})`)
    const more = issues.length > MAX_SHOWN ? `\n- ... and ${issues.length - MAX_SHOWN} more` : ''
    const explain = `\nnpx webcors explain ${issues[0]?.code ?? ''}`
    super(`Invalid proxy options:${shown.join('')}${more}${explain}`)
    this.issues = issues
  }
}
