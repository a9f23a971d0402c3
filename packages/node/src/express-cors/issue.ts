import type { CorsIssue, CorsIssueCode } from '@webcors/core'

/**
 * @param problem what cannot be done with what value, and why, as the rest of a sentence
 * @param fix what to write instead
 */
export function createIssue(
  code: CorsIssueCode,
  path: readonly PropertyKey[],
  value: unknown,
  problem: string,
  fix: string,
): CorsIssue {
  return { code, path, value, message: `Cannot ${problem}. ${fix}`, fix } as CorsIssue
}
