export type { Capabilities, TargetRow } from './compare/capabilities.js'
export { type Difference, type DifferenceCode, type Severity } from './compare/difference.js'
export {
  type DriftOptions,
  type DriftReport,
  findDrift,
} from './drift/find-drift.js'
export type { DriftCode, DriftFinding } from './drift/finding.js'
export type {
  DriftRequest,
  DriftResponse,
  DriftSend,
  HeaderLines,
} from './drift/http-message.js'
export { type ExportedPolicy, type ExportOptions, exportPolicy } from './export-policy.js'
export { CorsExportError } from './issue/cors-export-error.js'
export type { ExportIssue, ExportIssueCode } from './issue/export-issue.js'
export { TARGET_NAMES, type TargetName, targetRow } from './targets/targets.js'
