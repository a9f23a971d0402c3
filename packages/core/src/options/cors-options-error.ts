import type { CorsIssue } from './issue.js'

/** Issues whose messages an error's message spells out; `issues` has all of them. */
const MAX_SHOWN = 20

/** Thrown for invalid options, with everything that is wrong with them. */
export class CorsOptionsError extends TypeError {
  override readonly name = 'CorsOptionsError'
  readonly code = 'ERR_CORS_OPTIONS'
  readonly issues: readonly CorsIssue[]

  constructor(issues: readonly CorsIssue[]) {
    const shown = issues.slice(0, MAX_SHOWN).map(({ message, code }) => `\n- ${message} (${code})`)
    const more = issues.length > MAX_SHOWN ? `\n- … and ${issues.length - MAX_SHOWN} more` : ''
    super(`Invalid CORS options:${shown.join('')}${more}`)
    this.issues = issues
  }
}
