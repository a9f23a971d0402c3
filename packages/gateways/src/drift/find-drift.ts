import { type CorsDecision, type CorsOptions, createCors } from '@webcors/core'
import { compare } from '../compare/compare.js'
import type { Severity } from '../compare/difference.js'
import { CorsExportError } from '../issue/cors-export-error.js'
import { resolvePolicy } from '../policy/resolve-policy.js'
import type { GatewayPolicy } from '../policy/gateway-policy.js'
import { findTarget, type TargetName } from '../targets/targets.js'
import { DRIFT_CODES, type DriftCode, type DriftFinding } from './finding.js'
import {
  type DriftRequest,
  type DriftResponse,
  type DriftSend,
  type HeaderLines,
  linesOf,
} from './http-message.js'
import { judge } from './judge.js'
import { planProbes, type Unlisted } from './plan-probes.js'
import type { Probe } from './probe.js'

/** Options of the drift check. */
export interface DriftOptions {
  /** A target whose known differences are not reported. @default none */
  readonly target?: TargetName
  /** Further origins to send, such as those of an earlier policy. @default [] */
  readonly origins?: readonly string[]
  /** Eight lower-case letters or digits that no policy lists. Only tests set it. @default random */
  readonly nonce?: string
}

/** The result of a drift check. */
export interface DriftReport {
  /** The gravest severity of the findings; `equal` if there are none. */
  readonly verdict: 'equal' | Severity
  /** One finding for each code and origin, the gravest first. */
  readonly findings: readonly DriftFinding[]
  /** The number of sent requests. */
  readonly requests: number
  /**
   * The parts of the policy that the check leaves out, in whole sentences. Test them in the
   * application.
   */
  readonly notJudged: readonly string[]
}

const ORDER: readonly Severity[] = ['widens', 'narrows', 'cache', 'wire']

/**
 * Compares a running server with a policy, by the differences that browsers and caches notice. The
 * check sends about forty GET and OPTIONS requests to one URL, and one to a missing path below it.
 * The check changes nothing on the server, so it judges neither `crossOriginProtection` nor
 * `allowedHosts`.
 *
 * @example
 * ```ts
 * import { findDrift } from '@webcors/gateways'
 *
 * const send = async () => ({ status: 200, headers: [] })
 * const { verdict } = await findDrift({ origin: 'https://app.example.com' }, 'https://api.example.com/', send)
 * console.log(verdict) // narrows
 * ```
 *
 * @param options the options of a policy, as `createCors` takes them
 * @param url http or https, without a fragment
 * @param send sends one request
 * @throws {CorsOptionsError} for options that core refuses
 * @throws {CorsExportError} for a policy with a predicate, which cannot be compared
 */
export async function findDrift(
  options: CorsOptions,
  url: string,
  send: DriftSend,
  driftOptions: DriftOptions = {},
): Promise<DriftReport> {
  const resolved = resolvePolicy(options)
  if ('issues' in resolved) throw new CorsExportError(url, resolved.issues)
  const { policy } = resolved
  const nonce = driftOptions.nonce ?? Math.random().toString(36).slice(2, 10).padEnd(8, '0')
  const unlisted: Unlisted = { method: `WEBCORS${nonce.toUpperCase()}`, name: `x-webcors-${nonce}` }
  const probes = planProbes(policy, unlisted, driftOptions.origins)
  const core = createCors({ ...options, onDecision: null })
  const findings: DriftFinding[] = []
  const actual: DriftResponse[] = []
  for (const [index, probe] of probes.entries()) {
    const request = toRequest(probe, url, `${nonce}${index}`)
    const response = await send(request)
    if (probe.kind === 'actual') actual.push(response)
    const decision = core.decide({
      method: request.method,
      origin: probe.origin,
      requestMethod: probe.method ?? null,
      requestHeaders: probe.names?.join(',') || null,
      host: new URL(url).host,
    }) as CorsDecision
    findings.push(...judge(policy, { probe, request, response, decision }))
  }
  const found = isConstant(actual) ? findings.filter(({ code }) => !VARY.has(code)) : findings
  const kept = withoutKnown(policy, found, driftOptions.target)
  const sorted = merge(kept).toSorted(
    (a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity),
  )
  return {
    verdict: sorted[0]?.severity ?? 'equal',
    findings: sorted,
    requests: probes.length,
    notJudged: notJudged(policy),
  }
}

function notJudged({ protection, hosts }: GatewayPolicy): readonly string[] {
  return [
    ...(protection === null
      ? []
      : [
          'crossOriginProtection was not judged: the check sends no request that could change something.',
        ]),
    ...(hosts === null
      ? []
      : ['allowedHosts was not judged: the check sends every request to the host of the URL.']),
  ]
}

const VARY: ReadonlySet<DriftCode> = new Set(['vary-missing', 'vary-missing-on-preflights'])

/**
 * Whether every response has the same `Access-Control-Allow-Origin`, as with static hosts. A cache
 * then needs no `Vary`.
 */
function isConstant(responses: readonly DriftResponse[]): boolean {
  const values = responses.map((response) => linesOf(response, 'Access-Control-Allow-Origin'))
  return new Set(values.map(String)).size === 1 && values[0]?.length === 1
}

/**
 * Creates the request of a probe. Each request has a URL of its own, so that no cache answers for
 * the server.
 */
function toRequest(probe: Probe, base: string, nonce: string): DriftRequest {
  const url = new URL(base)
  if (probe.kind === 'missing')
    url.pathname = `${url.pathname.replace(/\/?$/, '/')}webcors-${nonce}`
  url.searchParams.set('webcors', nonce)
  const { origin, method, names = [] } = probe
  const headers: HeaderLines = [
    ...(origin === null ? [] : [['Origin', origin] as const]),
    ...(method === undefined ? [] : [['Access-Control-Request-Method', method] as const]),
    ...(names.length === 0 ? [] : [['Access-Control-Request-Headers', names.join(',')] as const]),
  ]
  const isOptions = probe.kind === 'preflight' || probe.kind === 'options'
  return { url: url.href, method: isOptions ? 'OPTIONS' : 'GET', headers }
}

/** Removes findings that are known differences of the target. */
function withoutKnown(
  policy: GatewayPolicy,
  findings: readonly DriftFinding[],
  target: TargetName | undefined,
): readonly DriftFinding[] {
  if (target === undefined) return findings
  const differences = compare(policy, findTarget(target).row)
  return findings.filter(({ code, pattern }) => {
    const predicting = differences.filter((difference) =>
      DRIFT_CODES[code].predictedBy.includes(difference.code),
    )
    if (code !== 'origin-narrower') return predicting.length === 0
    const patterns = policy.origins === '*' ? [] : policy.origins.map((origin) => origin.pattern)
    return !predicting.some(({ path }) => patterns[path[1] as number] === pattern)
  })
}

/** Keeps one finding for each message, because several requests often show the same difference. */
function merge(findings: readonly DriftFinding[]): readonly DriftFinding[] {
  const known = new Map<string, DriftFinding>()
  for (const finding of findings) {
    const key = `${finding.code}\n${finding.severity === 'wire' ? '' : finding.message}`
    if (!known.has(key)) known.set(key, finding)
  }
  return [...known.values()]
}
