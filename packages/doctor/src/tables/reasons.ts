import type { Phase, Reason } from '../simulate/reason.js'
import type { OtherCause } from './other-cause.js'
import type { ReasonEntry, Side, Values } from './reason-entry.js'
import { CORS_REASONS } from './reasons-of-cors.js'
import { OTHER_REASONS } from './reasons-of-others.js'

/** The entries of all codes: the meaning, the instruction, and the side that can carry it out. */
export const REASONS: Readonly<Record<Reason | OtherCause, ReasonEntry>> = {
  ...CORS_REASONS,
  ...OTHER_REASONS,
}

/**
 * Whether a code is the reason of a blocked request. The block is due to CORS, or happens before
 * the request is sent.
 */
export function isReason(code: Reason | OtherCause): code is Reason {
  return code in CORS_REASONS
}

const NO_ORIGIN = 'a page without an origin (a file, a sandboxed frame, or a page after redirects)'

/** Returns the meaning of a code, with the known values. */
export function meaningOf(code: Reason | OtherCause, phase: Phase | null, values: Values): string {
  const where = phase === 'preflight' ? 'The answer to the preflight' : 'The response'
  const page = values['origin'] === 'null' ? NO_ORIGIN : (values['origin'] ?? 'the page')
  return [REASONS[code].meaning(values, where, page), aboutStatus(code, values), aboutLogin(values)]
    .filter((sentence) => sentence !== '')
    .join(' ')
}

/** Returns the instruction that solves the problem. */
export function fixOf(code: Reason | OtherCause, values: Values): string {
  return REASONS[code].fix(values)
}

/** Returns the side that can solve the problem. */
export function sideOf(code: Reason | OtherCause): Side {
  return REASONS[code].side
}

/**
 * Returns a sentence about an error status. The page cannot read the status, so its author may not
 * know that the server failed first.
 */
function aboutStatus(code: Reason | OtherCause, { status }: Values): string {
  const isFailure = status !== undefined && Number(status) >= 400
  if (!isFailure || code === 'preflight-status-not-ok' || !isReason(code)) return ''
  return `The server answered with ${status}: solve that first, because CORS only hides it.`
}

function aboutLogin({ url, initialUrl }: Values): string {
  if (initialUrl === undefined || url === undefined) return ''
  const isLogin = /log-?in|sign-?in|auth|sso|oauth|saml/i.test(url)
  return isLogin
    ? 'The request was redirected to a login: the session is missing or has expired.'
    : ''
}
