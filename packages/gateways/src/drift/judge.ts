import type { CorsDecision } from '@webcors/core'
import type { GatewayPolicy } from '../policy/gateway-policy.js'
import { type Effect, effectOf, preflightEffectOf } from './browser.js'
import { DRIFT_CODES, type DriftCode, type DriftFinding } from './finding.js'
import { type DriftRequest, type DriftResponse, elementsOf, linesOf } from './http-message.js'
import type { Probe } from './probe.js'

/** A request with the server's response and core's decision. */
export interface Observed {
  readonly probe: Probe
  readonly request: DriftRequest
  readonly response: DriftResponse
  readonly decision: CorsDecision
}

/**
 * The time for which browsers keep the response to a preflight without `Access-Control-Max-Age`, in
 * seconds: step 7.9 of https://fetch.spec.whatwg.org/#cors-preflight-fetch
 */
const DEFAULT_MAX_AGE = 5

/**
 * Response headers that pages can read without permission:
 * https://fetch.spec.whatwg.org/#cors-safelisted-response-header-name
 */
const SAFELISTED =
  /^(cache-control|content-language|content-length|content-type|expires|last-modified|pragma)$/

type Report = (code: DriftCode, message: string) => void

/** Returns every difference between the response and the decision. */
export function judge(policy: GatewayPolicy, observed: Observed): DriftFinding[] {
  const { probe, request, response } = observed
  const found: DriftFinding[] = []
  const report: Report = (code, message) => {
    const { severity } = DRIFT_CODES[code]
    const { origin, entry } = probe
    found.push({
      code,
      severity,
      message,
      origin,
      pattern: entry?.pattern ?? null,
      request,
      response,
    })
  }
  if (probe.kind === 'preflight') judgePreflight(policy, observed, report)
  else judgeActual(policy, observed, report)
  const vary = elementsOf(response, 'Vary')
  if (vary.filter((name) => name === 'origin').length > 1)
    report('vary-doubled', 'Vary names Origin twice.')
  return found
}

/** Creates core's response for a decision. */
function expectedOf(decision: CorsDecision): DriftResponse {
  return {
    status: decision.status ?? 200,
    headers: decision.headers.filter(([, value]) => value !== ''),
  }
}

function nameOf({ origin, what }: Probe): string {
  return origin === null ? 'A request without Origin' : `${origin} (${what})`
}

/**
 * Compares whether the page may read the response.
 *
 * @returns whether the server and core both allow it, so that details can be compared
 */
function judgeAccess(
  { probe, response, decision }: Observed,
  expected: boolean,
  seen: boolean,
  report: Report,
): boolean {
  const name = nameOf(probe)
  if (seen && !expected) {
    if (probe.isSendable) report('origin-wider', `${name} is allowed. The policy denies it.`)
    else
      report(
        'origin-form',
        `${name} is allowed. The policy denies it, and browsers do not send it.`,
      )
  }
  if (!seen && expected && probe.origin === null) {
    report('origin-needed', `${name} gets no headers: a cache can keep this response for a page.`)
  } else if (!seen && expected) {
    const lines = linesOf(response, 'Access-Control-Allow-Origin')
    const why = lines.length > 1 ? ' Access-Control-Allow-Origin was sent twice.' : ''
    report('origin-narrower', `${name} is denied. The policy allows it.${why}`)
  }
  const shown = response.headers.filter(([header]) => /^access-control-/i.test(header))
  if (!seen && !decision.allowed && shown.length > 0) {
    report(
      'shown-to-denied',
      `${name} is denied, but gets ${shown.map(([header]) => header).join(', ')}.`,
    )
  }
  return seen && expected
}

function judgeActual(policy: GatewayPolicy, observed: Observed, report: Report): void {
  const { probe, response, decision } = observed
  const seen = effectOf(response, probe.origin)
  const expected = effectOf(expectedOf(decision), probe.origin)
  const name = nameOf(probe)
  if (probe.kind === 'missing') {
    if (expected.readable && !seen.readable)
      report(
        'errors-bare',
        `${name} cannot read an error: the response with status ${response.status} has no headers.`,
      )
  } else if (probe.kind === 'options') {
    judgeOptions(observed, report)
    return
  } else if (judgeAccess(observed, expected.readable, seen.readable, report)) {
    judgeDetails(policy, probe, seen, expected, report)
  }
  if (seen.timing && !expected.timing && probe.isSendable && probe.origin !== null)
    report('timing-wider', `${name} gets Timing-Allow-Origin. The policy does not send it.`)
  if (policy.origins !== '*' && !seen.variesByOrigin) {
    const which =
      probe.kind === 'missing'
        ? 'an error'
        : probe.origin === null
          ? 'a response without Origin'
          : expected.readable
            ? 'an allowed response'
            : 'a denied response'
    report('vary-missing', `Vary does not name Origin on ${which}.`)
  }
}

/**
 * Finds out whether the server answers an `OPTIONS` request that is not a preflight, as if it were
 * one.
 */
function judgeOptions({ response, decision, probe }: Observed, report: Report): void {
  const isPreflightAnswer =
    linesOf(response, 'Access-Control-Allow-Methods').length > 0 ||
    linesOf(response, 'Access-Control-Max-Age').length > 0
  const isBare =
    decision.allowed && probe.origin !== null && !effectOf(response, probe.origin).readable
  if (isPreflightAnswer || isBare) {
    report(
      'options-answered',
      'An OPTIONS request that is not a preflight does not reach the application.',
    )
  }
}

function judgeDetails(
  { credentials }: GatewayPolicy,
  probe: Probe,
  seen: Effect,
  expected: Effect,
  report: Report,
): void {
  const name = nameOf(probe)
  if (seen.withCredentials && !credentials)
    report('credentials-wider', `${name} may send credentials. The policy does not allow them.`)
  if (!seen.withCredentials && expected.withCredentials)
    report('credentials-narrower', `${name} may not send credentials. The policy allows them.`)
  const covers = (list: readonly string[], header: string): boolean =>
    SAFELISTED.test(header) || list.includes(header) || (!credentials && list.includes('*'))
  const more = seen.exposed.filter((header) => !covers(expected.exposed, header))
  const less = expected.exposed.filter((header) => !covers(seen.exposed, header))
  if (more.length > 0)
    report('exposed-wider', `${name} may read ${more.join(', ')}. The policy does not expose it.`)
  if (less.length > 0)
    report('exposed-narrower', `${name} may not read ${less.join(', ')}. The policy exposes it.`)
  if (!seen.timing && expected.timing)
    report('timing-narrower', `${name} gets no Timing-Allow-Origin. The policy sends it.`)
}

function judgePreflight(policy: GatewayPolicy, observed: Observed, report: Report): void {
  const { probe, response, decision } = observed
  const { origin, method = '', names = [] } = probe
  const { credentials } = policy
  const effect = (answer: DriftResponse) =>
    preflightEffectOf(answer, origin, credentials, method, names)
  const seen = effect(response)
  const expected = effect(expectedOf(decision))
  const asked = `a preflight for ${[method, ...names].join(', ')}`
  if (!decision.allowed) {
    judgeAccess(observed, false, seen.ok, report)
    if (response.status !== 403)
      report(
        'denied-preflight',
        `A denied preflight gets status ${response.status} instead of 403.`,
      )
  } else {
    const covered = (name: string): boolean => expected.names.includes(name)
    // Some servers refuse the whole preflight if one name is not listed. The result for a browser
    // is the same.
    const passes = seen.ok && seen.method && seen.names.length === names.length
    const should = expected.method && expected.names.length === names.length
    if (passes && !should) {
      const header = names.find((name) => !covered(name))
      if (!expected.method)
        report('method-wider', `${origin} may use ${method}. The policy does not list it.`)
      if (header !== undefined)
        report('header-wider', `${origin} may set ${header}. The policy does not list it.`)
    }
    if (!passes && should) {
      const isForNames = names.length > 0 && method === 'GET'
      const refused = isForNames
        ? 'header-narrower'
        : method === 'GET'
          ? 'origin-narrower'
          : 'method-narrower'
      const incomplete = seen.method ? 'header-narrower' : 'method-narrower'
      const code = seen.ok ? incomplete : refused
      report(code, `${origin} fails ${asked}. The policy allows it.`)
    }
    if (seen.ok && response.status !== decision.status)
      report(
        'preflight-status',
        `An allowed preflight gets status ${response.status} instead of ${decision.status}.`,
      )
    if (passes && should) judgeMaxAge(policy, response, report)
  }
  if (policy.origins !== '*' && !effectOf(response, origin).variesByOrigin)
    report(
      'vary-missing-on-preflights',
      'Vary does not name Origin on the response to a preflight.',
    )
}

function judgeMaxAge({ maxAge }: GatewayPolicy, response: DriftResponse, report: Report): void {
  const [line] = linesOf(response, 'Access-Control-Max-Age')
  const seconds = line === undefined ? DEFAULT_MAX_AGE : Number(line)
  if (seconds !== maxAge)
    report(
      'max-age-differs',
      `Browsers keep the response to a preflight for ${seconds} seconds instead of ${maxAge}.`,
    )
}
