import { audit } from './audit.js'
import { checkDoubledHeaders } from './doubled-headers.js'
import { checkErrorPaths } from './error-paths.js'
import type { Finding } from './finding.js'
import { checkCachedDenial } from './caches.js'
import { checkCookies, checkSentCookies } from './cookies.js'
import { fixesForServer, isServerKnown } from './fixes-for-server.js'
import { checkLostInheritance } from './lost-inheritance.js'
import { createProbe } from './probe.js'
import { checkVary } from './vary.js'
import { checkVerdict } from './verdict.js'
import { type HeaderList, type Send, toResponseMessage } from '../simulate/http-message.js'
import { simulate } from '../simulate/simulate.js'
import type { SimulatedRequest, SimulateOptions } from '../simulate/simulated-request.js'
import type { Simulation } from '../simulate/simulation.js'

/** The request of a page, and what to check besides. */
export interface DiagnoseOptions extends Omit<SimulatedRequest, 'url'> {
  /**
   * Sends each request to the server: `sendOverNetwork()` of `@webcors/doctor/node`, or
   * `sendTo(handler)`.
   */
  readonly send: Send
  /**
   * Paths that answer with an error, relative to the URL: one that needs a login, one that fails. A
   * path that does not exist is always requested too.
   *
   * @default []
   */
  readonly errorPaths?: readonly string[]
  /**
   * Whether to send requests as hostile pages would. Use it only for servers of your own.
   *
   * @default false
   */
  readonly audit?: boolean
  /**
   * The engine whose deviations from the standard to follow.
   *
   * @default none: the standard itself
   */
  readonly engine?: SimulateOptions['engine']
  /**
   * The visitor's cookies. The page's own request has them, as the browser sends them; the other
   * requests have none.
   *
   * @default none: no cookie is sent or stored
   */
  readonly cookies?: SimulateOptions['cookies']
}

/** The result of {@link diagnose}. */
export interface Diagnosis {
  /** The request of the page. */
  readonly request: SimulatedRequest
  /** The result for the page. */
  readonly simulation: Simulation
  /** Why no response came, in one line; then `findings` is empty. `null` if a response came. */
  readonly unreachable: string | null
  /** The most severe first. If the page is blocked, the first finding is the cause. */
  readonly findings: readonly Finding[]
  /**
   * Whether the headers name the kind of server. Then the first fix of each finding is for that
   * kind.
   */
  readonly isServerKnown: boolean
}

const SEVERITIES = ['error', 'warning', 'info']

/**
 * Sends the request of a page as a browser would, and then checks what usually goes unnoticed:
 * errors, `Vary`, doubled headers, redirects, caches, cookies and, in an audit, hostile origins.
 *
 * The request of the page is sent once and takes effect: a `DELETE` deletes. All other requests use
 * `GET`.
 *
 * @example
 * ```ts
 * const { simulation, findings } = await diagnose('https://api.example.com/orders', {
 *   origin: 'https://app.example.com',
 *   method: 'PUT',
 *   send: sendOverNetwork(),
 * })
 * for (const { code, message, fix } of findings) console.log(code, message, fix)
 * ```
 *
 * @param url an absolute URL
 * @returns a diagnosis in every case: the promise never rejects
 */
export async function diagnose(url: string, options: DiagnoseOptions): Promise<Diagnosis> {
  const { send, errorPaths = [], audit: isAudit = false, engine, cookies, ...rest } = options
  const request: SimulatedRequest = { ...rest, url }
  let failure: unknown
  const recordingSend: Send = async (message) => {
    try {
      return toResponseMessage(await send(message))
    } catch (error) {
      failure = error
      throw error
    }
  }
  const simulation = await simulate(request, recordingSend, {
    ...(engine !== undefined && { engine }),
    ...(cookies !== undefined && { cookies }),
  })
  const { exchanges, reason } = simulation
  if (reason === 'network-error') {
    const unreachable = failure instanceof Error ? failure.message : `No response came from ${url}`
    return { request, simulation, unreachable, findings: [], isServerKnown: false }
  }
  const verdict = checkVerdict(request, simulation)
  const findings: Finding[] = []
  let allHeaders: HeaderList = []
  // If the browser sends no request, the server is not the cause, so nothing else is checked.
  if (exchanges.length > 0) {
    const last = exchanges.findLast(({ phase }) => phase === 'actual')
    const probe = createProbe(request, recordingSend, last?.response?.status ?? null)
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
    findings.push(...reportFailures(probe.failures))
    allHeaders = answers.flatMap(({ response }) => response.headers)
  } else findings.push(...verdict)
  const sorted = findings.toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  )
  return {
    request,
    simulation,
    unreachable: null,
    findings: sorted.map((finding) => withFixes(finding, request, allHeaders)),
    isServerKnown: isServerKnown(allHeaders),
  }
}

/**
 * Ranks fixes again with the headers of all responses, because not every response names its server.
 */
function withFixes(finding: Finding, request: SimulatedRequest, allHeaders: HeaderList): Finding {
  const { evidence, fixes } = finding
  if (fixes.length === 0) return finding
  return {
    ...finding,
    fixes: fixesForServer(request, evidence[0]?.response.headers ?? [], allHeaders),
  }
}

/** Reports requests without a response, because their checks have no result. */
function reportFailures(failures: readonly string[]): readonly Finding[] {
  const [first] = failures
  if (first === undefined) return []
  const count = failures.length
  const requests = count === 1 ? 'request' : 'requests'
  return [
    {
      code: 'not-all-answered',
      severity: 'info',
      message: `The request of the page was answered, but ${count} later ${requests} got no response: ${first}. The checks that need ${count === 1 ? 'it' : 'them'} have no result.`,
      evidence: [],
      fix: 'Run the check again, with a longer timeout.',
      fixes: [],
    },
  ]
}
