import { audit } from './audit.js'
import { checkDoubledHeaders } from './doubled-headers.js'
import { checkErrorPaths } from './error-paths.js'
import type { Finding } from './finding.js'
import { checkCachedDenial } from './caches.js'
import { checkCookies, checkSentCookies } from './cookies.js'
import { fixesAtHand, isServerKnown } from './fixes-at-hand.js'
import { checkLostInheritance } from './lost-inheritance.js'
import { createProbe } from './probe.js'
import { checkVary } from './vary.js'
import { checkVerdict } from './verdict.js'
import { type HeaderList, type Send, toResponseMessage } from '../simulate/http-message.js'
import { simulate } from '../simulate/simulate.js'
import type { SimulatedRequest, SimulateOptions } from '../simulate/simulated-request.js'
import type { Simulation } from '../simulate/simulation.js'

/** What a page asks for, and what else to look at. */
export interface DiagnoseOptions extends Omit<SimulatedRequest, 'url'> {
  /** Sends to the server: `sendOverNetwork()` of `@webcors/doctor/node`, or `sendTo(handler)`. */
  readonly send: Send
  /**
   * Paths that are known to answer with an error, relative to the URL: one that needs a login, one that
   * fails. A path that does not exist is asked for in any case. Default none.
   */
  readonly errorPaths?: readonly string[]
  /** Whether to ask as hostile pages would, too. For servers of your own. Default `false`. */
  readonly audit?: boolean
  /**
   * The engine whose deviations from the standard to follow.
   *
   * @default none: the standard
   */
  readonly engine?: SimulateOptions['engine']
  /** The visitor's cookies. They go with what the page asks for, as the browser sends them, and with nothing else. */
  readonly cookies?: SimulateOptions['cookies']
}

/** What was found. */
export interface Diagnosis {
  readonly request: SimulatedRequest
  /** What the page gets. */
  readonly simulation: Simulation
  /** Why nobody answered, in one line; `null` where somebody did. Then nothing else is known, either. */
  readonly unreachable: string | null
  /** The most severe first. Where the page is blocked, the first is the cause. */
  readonly findings: readonly Finding[]
  /** Whether the headers tell which kind of server it is, so that the first fix is for it. */
  readonly isServerKnown: boolean
}

const GRAVITY = ['error', 'warning', 'info']

/**
 * Does what a page would do, and then asks what nobody looks at: errors, `Vary`, headers that came twice,
 * redirects, caches; and, in an audit, hostile origins.
 *
 * What the page asks for is sent once, as a browser would send it: a `DELETE` deletes. Everything else is asked with
 * `GET`.
 *
 * @returns in every case: it never rejects
 */
export async function diagnose(url: string, options: DiagnoseOptions): Promise<Diagnosis> {
  const { send, errorPaths = [], audit: isAudit = false, engine, cookies, ...rest } = options
  const request: SimulatedRequest = { ...rest, url }
  let failure: unknown
  const watched: Send = async (message) => {
    try {
      return toResponseMessage(await send(message))
    } catch (error) {
      failure = error
      throw error
    }
  }
  const simulation = await simulate(request, watched, {
    ...(engine !== undefined && { engine }),
    ...(cookies !== undefined && { cookies }),
  })
  const { exchanges, reason } = simulation
  if (reason === 'network-error') {
    const unreachable = failure instanceof Error ? failure.message : `Nobody answers at ${url}`
    return { request, simulation, unreachable, findings: [], isServerKnown: false }
  }
  const verdict = checkVerdict(request, simulation)
  const findings: Finding[] = []
  let all: HeaderList = []
  // What is blocked before anything is sent was not the server's doing.
  if (exchanges.length > 0) {
    const last = exchanges.findLast(({ phase }) => phase === 'actual')
    const probe = createProbe(request, watched, last?.response?.status ?? null)
    const cause =
      (await checkCachedDenial(probe, simulation)) ??
      (await checkLostInheritance(probe, simulation))
    findings.push(...(cause === null ? verdict : [cause]))
    findings.push(...(await checkVary(probe)), ...(await checkErrorPaths(probe, errorPaths)))
    if (isAudit) findings.push(...(await audit(probe)))
    const seen = exchanges.flatMap(({ request, response }) =>
      response ? [{ request, response }] : [],
    )
    const known =
      reason === 'multiple-allow-origin'
        ? 'Access-Control-Allow-Origin'
        : verdict[0]?.code === 'doubled-header'
          ? 'Access-Control-Allow-Credentials'
          : null
    const answers = [...seen, ...probe.answers]
    findings.push(...checkDoubledHeaders(request, answers, known))
    findings.push(...(await checkCookies(request, answers)))
    findings.push(...(await checkSentCookies(request, simulation, cookies, engine)))
    findings.push(...reportSilences(probe.silences))
    all = answers.flatMap(({ response }) => response.headers)
  } else findings.push(...verdict)
  const sorted = findings.toSorted(
    (a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity),
  )
  return {
    request,
    simulation,
    unreachable: null,
    findings: sorted.map((finding) => withFixes(finding, request, all)),
    isServerKnown: isServerKnown(all),
  }
}

/** What one answer does not say of its server, another may. */
function withFixes(finding: Finding, request: SimulatedRequest, all: HeaderList): Finding {
  const { evidence, fixes } = finding
  if (fixes.length === 0) return finding
  return { ...finding, fixes: fixesAtHand(request, evidence[0]?.response.headers ?? [], all) }
}

/** What was not answered is not known to be right. */
function reportSilences(silences: readonly string[]): readonly Finding[] {
  const [first] = silences
  if (first === undefined) return []
  const count = silences.length
  return [
    {
      code: 'not-all-answered',
      severity: 'info',
      message: `What the page asks for was answered, and ${count} of the requests after it ${count === 1 ? 'was' : 'were'} not: ${first}. What ${count === 1 ? 'it' : 'they'} would have shown is not known.`,
      evidence: [],
      fix: 'Ask again, with more time.',
      fixes: [],
    },
  ]
}
