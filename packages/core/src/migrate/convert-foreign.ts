import { createIssue } from '../options/issue.ts'
import { validateCorsOptions } from '../options/validate-options.ts'
import type { CorsMigration, Given } from './migration.ts'

/**
 * Converts options whose accessors may throw.
 *
 * @param convert converts a copy of the options
 */
export function convertForeign<Value>(
  options: unknown,
  convert: (given: Given) => CorsMigration<Value>,
): CorsMigration<Value> {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    const { issues = [] } = validateCorsOptions(options)
    return { issues, notices: [] }
  }
  try {
    return convert({ ...options })
  } catch {
    const issue = createIssue({
      code: 'options-invalid',
      path: [],
      value: options,
      action: 'read options',
      why: 'an accessor or a proxy threw',
      fix: 'Write { origin: "https://app.example.com" }.',
    })
    return { issues: [issue], notices: [] }
  }
}
