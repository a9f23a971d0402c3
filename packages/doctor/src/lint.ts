export { type LintCode, type LintIssue, lint, type LintOptions } from './lint/lint-options.js'
