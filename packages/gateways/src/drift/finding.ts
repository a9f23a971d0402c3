import type { DifferenceCode, Severity } from '../compare/difference.js'
import type { DriftRequest, DriftResponse } from './http-message.js'

/** Stable codes of the differences between a server and a policy. */
export type DriftCode =
  | 'origin-wider'
  | 'credentials-wider'
  | 'method-wider'
  | 'header-wider'
  | 'exposed-wider'
  | 'timing-wider'
  | 'origin-narrower'
  | 'credentials-narrower'
  | 'method-narrower'
  | 'header-narrower'
  | 'exposed-narrower'
  | 'timing-narrower'
  | 'errors-bare'
  | 'options-answered'
  | 'denied-blocked'
  | 'vary-missing'
  | 'vary-missing-on-preflights'
  | 'origin-needed'
  | 'max-age-differs'
  | 'preflight-status'
  | 'denied-preflight'
  | 'shown-to-denied'
  | 'vary-doubled'
  | 'origin-form'

/**
 * The severity of each code, and the codes of the known differences of a target that predict it.
 */
export const DRIFT_CODES: Readonly<
  Record<
    DriftCode,
    { readonly severity: Severity; readonly predictedBy: readonly DifferenceCode[] }
  >
> = {
  'origin-wider': { severity: 'widens', predictedBy: [] },
  'credentials-wider': { severity: 'widens', predictedBy: [] },
  'method-wider': { severity: 'widens', predictedBy: [] },
  'header-wider': { severity: 'widens', predictedBy: [] },
  'exposed-wider': { severity: 'widens', predictedBy: [] },
  'timing-wider': { severity: 'widens', predictedBy: [] },
  'origin-narrower': { severity: 'narrows', predictedBy: ['origin-left-out', 'origin-one-label'] },
  'credentials-narrower': { severity: 'narrows', predictedBy: ['credentials-missing'] },
  'method-narrower': {
    severity: 'narrows',
    predictedBy: ['any-method-missing', 'method-left-out'],
  },
  'header-narrower': { severity: 'narrows', predictedBy: ['any-header-missing'] },
  'exposed-narrower': {
    severity: 'narrows',
    predictedBy: ['exposed-left-out', 'exposed-any-missing', 'unlisted-method-bare'],
  },
  'timing-narrower': { severity: 'narrows', predictedBy: ['timing-left-out'] },
  'errors-bare': { severity: 'narrows', predictedBy: ['errors-bare'] },
  'options-answered': {
    severity: 'narrows',
    predictedBy: ['options-answered', 'names-differ', 'unlisted-method-bare'],
  },
  'denied-blocked': { severity: 'narrows', predictedBy: ['denied-blocked'] },
  'vary-missing': { severity: 'cache', predictedBy: ['vary-missing'] },
  'vary-missing-on-preflights': { severity: 'cache', predictedBy: ['vary-missing-on-preflights'] },
  'origin-needed': { severity: 'cache', predictedBy: ['origin-needed'] },
  'max-age-differs': { severity: 'cache', predictedBy: ['max-age-unsaid'] },
  'preflight-status': { severity: 'wire', predictedBy: ['preflight-status'] },
  'denied-preflight': { severity: 'wire', predictedBy: ['denied-preflight'] },
  'shown-to-denied': { severity: 'wire', predictedBy: ['shown-to-denied'] },
  'vary-doubled': { severity: 'wire', predictedBy: ['vary-differs'] },
  'origin-form': { severity: 'wire', predictedBy: ['origin-form'] },
}

/** One difference between the server and the policy. */
export interface DriftFinding {
  readonly code: DriftCode
  readonly severity: Severity
  /** The difference, in whole sentences. */
  readonly message: string
  /** The origin of the request that shows the difference; `null` for a request without `Origin`. */
  readonly origin: string | null
  /** The entry of the policy from which the origin was derived. */
  readonly pattern: string | null
  readonly request: DriftRequest
  readonly response: DriftResponse
}
