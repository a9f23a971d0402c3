import { type CorsIssue, createIssue, quote } from './issue.ts'
import { suggestName } from './suggest-name.ts'

/**
 * Pushes an issue for each unknown name, because a misspelled option would silently have no effect.
 *
 * @param translate returns the fix for a name that another library uses, or `undefined`
 */
export function collectUnknownIssues(
  given: object,
  known: readonly string[],
  path: readonly PropertyKey[],
  issues: CorsIssue[],
  translate: (name: string) => string | undefined = () => undefined,
): void {
  for (const [name, value] of Object.entries(given)) {
    if (known.includes(name)) continue
    const meant = suggestName(name, known)
    const otherwise = meant === undefined ? 'Remove it.' : `Did you mean ${quote(meant)}?`
    issues.push(
      createIssue({
        code: 'option-unknown',
        path: [...path, name],
        value,
        action: `use option ${quote(name)}`,
        why: 'no such option',
        fix: translate(name) ?? otherwise,
      }),
    )
  }
}
