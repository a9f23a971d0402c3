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

/** The severity of each code, and the known differences of a target that predict it. */
export const DRIFT_CODES: Readonly<
  Record<
    DriftCode,
    { readonly severity: Severity; readonly announcedBy: readonly DifferenceCode[] }
  >
> = {
  'origin-wider': { severity: 'widens', announcedBy: [] },
  'credentials-wider': { severity: 'widens', announcedBy: [] },
  'method-wider': { severity: 'widens', announcedBy: [] },
  'header-wider': { severity: 'widens', announcedBy: [] },
  'exposed-wider': { severity: 'widens', announcedBy: [] },
  'timing-wider': { severity: 'widens', announcedBy: [] },
  'origin-narrower': { severity: 'narrows', announcedBy: ['origin-left-out', 'origin-one-label'] },
  'credentials-narrower': { severity: 'narrows', announcedBy: ['credentials-missing'] },
  'method-narrower': {
    severity: 'narrows',
    announcedBy: ['any-method-missing', 'method-left-out'],
  },
  'header-narrower': { severity: 'narrows', announcedBy: ['any-header-missing'] },
  'exposed-narrower': {
    severity: 'narrows',
    announcedBy: ['exposed-left-out', 'exposed-any-missing', 'unlisted-method-bare'],
  },
  'timing-narrower': { severity: 'narrows', announcedBy: ['timing-left-out'] },
  'errors-bare': { severity: 'narrows', announcedBy: ['errors-bare'] },
  'options-answered': {
    severity: 'narrows',
    announcedBy: ['options-answered', 'names-differ', 'unlisted-method-bare'],
  },
  'denied-blocked': { severity: 'narrows', announcedBy: ['denied-blocked'] },
  'vary-missing': { severity: 'cache', announcedBy: ['vary-missing'] },
  'vary-missing-on-preflights': { severity: 'cache', announcedBy: ['vary-missing-on-preflights'] },
  'origin-needed': { severity: 'cache', announcedBy: ['origin-needed'] },
  'max-age-differs': { severity: 'cache', announcedBy: ['max-age-unsaid'] },
  'preflight-status': { severity: 'wire', announcedBy: ['preflight-status'] },
  'denied-preflight': { severity: 'wire', announcedBy: ['denied-preflight'] },
  'shown-to-denied': { severity: 'wire', announcedBy: ['shown-to-denied'] },
  'vary-doubled': { severity: 'wire', announcedBy: ['vary-differs'] },
  'origin-form': { severity: 'wire', announcedBy: ['origin-form'] },
}

/** One way in which the server deviates from the policy. */
export interface DriftFinding {
  readonly code: DriftCode
  readonly severity: Severity
  /** The difference, in whole sentences. */
  readonly message: string
  /** The origin of the request that shows it; `null` for a request without an origin. */
  readonly origin: string | null
  /** The entry of the policy from which the origin was derived. */
  readonly pattern: string | null
  readonly request: DriftRequest
  readonly response: DriftResponse
}
