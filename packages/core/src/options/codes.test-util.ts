import type { CorsIssueCode, CorsReason } from '../index.ts'

/**
 * Every code of an issue. The compiler refuses this object if a code is missing, or does not exist.
 */
const ISSUE_CODES: Readonly<Record<CorsIssueCode, true>> = {
  'options-invalid': true,
  'option-unknown': true,
  'option-type': true,
  'origin-missing': true,
  'origin-type': true,
  'origin-null': true,
  'origin-not-serialized': true,
  'origin-invalid': true,
  'origin-pattern-invalid': true,
  'origin-wildcard-in-list': true,
  'origin-wildcard-with-credentials': true,
  'origin-insecure-with-credentials': true,
  'origin-public-suffix-with-credentials': true,
  'origin-kind-changed': true,
  'predicate-option-invalid': true,
  'predicate-cache-by-request': true,
  'predicate-parameters': true,
  'list-type': true,
  'wildcard-in-list': true,
  'method-invalid': true,
  'method-forbidden': true,
  'method-case': true,
  'request-header-invalid': true,
  'request-header-forbidden': true,
  'exposed-header-invalid': true,
  'exposed-header-forbidden': true,
  'exposed-header-wildcard-with-credentials': true,
  'max-age-invalid': true,
  'preflight-status-invalid': true,
  'allowed-hosts-missing': true,
  'allowed-host-invalid': true,
  'vary-invalid': true,
  'protection-with-any-origin': true,
  'handler-invalid': true,
  'handler-wrapped': true,
}

/** Every reason of a decision. */
const REASONS: Readonly<Record<CorsReason, true>> = {
  'origin-not-allowed': true,
  'origin-null': true,
  'origin-malformed': true,
  'predicate-failed': true,
  'predicate-timed-out': true,
  'predicate-not-boolean': true,
  'selection-failed': true,
  'cross-origin-refused': true,
  'host-not-allowed': true,
  'nested-policy': true,
  'headers-replaced': true,
}

export const issueCodes: readonly string[] = Object.keys(ISSUE_CODES)
export const reasons: readonly string[] = Object.keys(REASONS)
