import { type CorsIssue, createIssue, describe } from './issue.ts'
import type { OptionName } from './option-names.ts'
import { DEFAULT_MAX_AGE } from './resolved-options.ts'

/**
 * Resolves a boolean option, and pushes an issue for a value of another type. `undefined` counts as
 * `false`.
 */
export function resolveBoolean(value: unknown, name: OptionName, issues: CorsIssue[]): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    issues.push(
      createIssue({
        code: 'option-type',
        path: [name],
        value,
        action: `set ${name} to ${describe(value)}`,
        why:
          name === 'crossOriginProtection'
            ? "it must be a boolean or 'all'"
            : 'it must be a boolean',
        fix: 'Write true, or leave it out.',
      }),
    )
  }
  return value === true
}

/** Pushes an issue for a hook that is not a function. */
export function collectFunctionIssues(value: unknown, name: string, issues: CorsIssue[]): void {
  if (value === undefined || typeof value === 'function') return
  issues.push(
    createIssue({
      code: 'option-type',
      path: [name],
      value,
      action: `set ${name} to ${describe(value)}`,
      why: 'it must be a function',
      fix: 'Write a function, or leave it out.',
    }),
  )
}

/**
 * Resolves `maxAge`, and pushes an issue for a value that is not a whole number of seconds in
 * range.
 */
export function resolveMaxAge(value: unknown, issues: CorsIssue[]): number {
  if (value === undefined) return DEFAULT_MAX_AGE
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 86_400) {
    return value as number
  }
  const isNumeric = typeof value !== 'symbol' && typeof value !== 'object'
  const seconds = isNumeric ? Math.min(Math.round(Number(value)), 86_400) : 0
  issues.push(
    createIssue({
      code: 'max-age-invalid',
      path: ['maxAge'],
      value,
      action: `set maxAge to ${describe(value)}`,
      why: 'it must be a whole number of seconds from 0 to 86400',
      fix: seconds > 0 ? `Write ${seconds}.` : 'Write 0 to disable caching.',
    }),
  )
  return DEFAULT_MAX_AGE
}

/** Resolves `preflightStatus`, and pushes an issue for any status but 200 and 204. */
export function resolvePreflightStatus(value: unknown, issues: CorsIssue[]): 200 | 204 {
  if (value === undefined || value === 204) return 204
  if (value === 200) return 200
  issues.push(
    createIssue({
      code: 'preflight-status-invalid',
      path: ['preflightStatus'],
      value,
      action: `set preflightStatus to ${describe(value)}`,
      why: 'it must be 204 or 200',
      fix: 'Write 204, or 200 for clients that are older than the standard.',
    }),
  )
  return 204
}
