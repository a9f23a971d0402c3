/**
 * The severity of a difference.
 *
 * - `widens`: a page gets more than the policy allows. Such a policy is never exported.
 * - `narrows`: a page gets less, or a request does not reach the application. The difference must
 *   be accepted.
 * - `cache`: a cache can give a response to the wrong page, or keeps a response for another time.
 * - `wire`: a status, a body or a header differs, but neither pages nor caches notice.
 */
export type Severity = 'widens' | 'narrows' | 'cache' | 'wire'

/** The stable code of a difference. Each has an entry in `docs/errors.md`, "Exporting a policy". */
export type DifferenceCode =
  | 'credentials-forced'
  | 'methods-unlimited'
  | 'headers-unlimited'
  | 'header-lists-joined'
  | 'protection-missing'
  | 'hosts-missing'
  | 'origin-left-out'
  | 'origin-one-label'
  | 'method-left-out'
  | 'any-method-missing'
  | 'any-header-missing'
  | 'exposed-left-out'
  | 'exposed-any-missing'
  | 'credentials-missing'
  | 'timing-left-out'
  | 'options-answered'
  | 'preflight-not-answered'
  | 'denied-blocked'
  | 'unlisted-method-bare'
  | 'actual-bare'
  | 'errors-bare'
  | 'own-headers-doubled'
  | 'vary-missing'
  | 'vary-missing-on-preflights'
  | 'origin-needed'
  | 'max-age-unsaid'
  | 'preflight-status'
  | 'denied-preflight'
  | 'shown-to-denied'
  | 'options-asked'
  | 'own-headers-kept'
  | 'origin-form'
  | 'names-differ'
  | 'vary-differs'
  | 'empty-origin'
  | 'two-origin-lines'
  | 'broken-body-complete'
  | 'error-page'
  | 'unverified'

/** Every difference that a target can have, with its severity. */
export const DIFFERENCE_SEVERITIES: Readonly<Record<DifferenceCode, Severity>> = {
  'credentials-forced': 'widens',
  'methods-unlimited': 'widens',
  'headers-unlimited': 'widens',
  'header-lists-joined': 'widens',
  'protection-missing': 'widens',
  'hosts-missing': 'widens',
  'origin-left-out': 'narrows',
  'origin-one-label': 'narrows',
  'method-left-out': 'narrows',
  'any-method-missing': 'narrows',
  'any-header-missing': 'narrows',
  'exposed-left-out': 'narrows',
  'exposed-any-missing': 'narrows',
  'credentials-missing': 'narrows',
  'timing-left-out': 'narrows',
  'options-answered': 'narrows',
  'preflight-not-answered': 'narrows',
  'denied-blocked': 'narrows',
  'unlisted-method-bare': 'narrows',
  'actual-bare': 'narrows',
  'errors-bare': 'narrows',
  'own-headers-doubled': 'narrows',
  'vary-missing': 'cache',
  'vary-missing-on-preflights': 'cache',
  'origin-needed': 'cache',
  'max-age-unsaid': 'cache',
  'preflight-status': 'wire',
  'denied-preflight': 'wire',
  'shown-to-denied': 'wire',
  'options-asked': 'wire',
  'own-headers-kept': 'wire',
  'origin-form': 'wire',
  'names-differ': 'wire',
  'vary-differs': 'wire',
  'empty-origin': 'wire',
  'two-origin-lines': 'wire',
  'broken-body-complete': 'wire',
  'error-page': 'wire',
  unverified: 'wire',
}

/** One difference between a target and the policy. */
export interface Difference {
  readonly code: DifferenceCode
  readonly severity: Severity
  /** The path in the options, as in Standard Schema. Empty for the whole policy. */
  readonly path: readonly PropertyKey[]
  /** The difference, in one or two sentences. */
  readonly message: string
  /** The way to deal with the difference. */
  readonly fix: string
}

/**
 * Creates a difference with the severity of its code.
 *
 * @param message one or two whole sentences
 * @param fix one or two whole sentences
 */
export function createDifference(
  code: DifferenceCode,
  path: readonly PropertyKey[],
  message: string,
  fix: string,
): Difference {
  return { code, severity: DIFFERENCE_SEVERITIES[code], path, message, fix }
}
