import { createConformanceApp } from '../app/app.js'
import type { ConformanceHost, ConformanceServer } from '../host/host.js'
import type { ConformancePolicy, ConformanceRequest } from '../policies/policy.js'
import { RUNS_PATH } from '../app/routes.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import { sendRaw } from '../client/http-client.js'
import { judgeResponse, type Observation } from './judge-response.js'

/** The result of one row of the table. */
export interface ConformanceResult {
  /** `'policy: name of the request'` */
  readonly id: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** Every difference, also of a skipped row. */
  readonly problems: readonly string[]
  /** For a skipped row, the reason that the host gives for its gap. */
  readonly gap?: string
}

const DEFAULT_TIMEOUT_SECONDS = 15
const MAX_TRIES = 3

/** @returns the id of a row in results and gaps */
export function conformanceId(policy: ConformancePolicy, request: ConformanceRequest): string {
  return `${policy.name}: ${request.name}`
}

/**
 * Sends every request of the table to a host, one after the other, and judges the responses.
 *
 * @param policies a part of the table. The default is the whole table.
 */
export async function* runConformance(
  host: ConformanceHost,
  policies: readonly ConformancePolicy[] = CONFORMANCE_POLICIES,
): AsyncGenerator<ConformanceResult, void, undefined> {
  for (const policy of policies) {
    let server: ConformanceServer | Error
    try {
      server = await startPolicy(host, policy)
    } catch (error) {
      server = new Error(`The host did not start: ${String(error)}`)
    }
    try {
      for (const request of policy.requests) yield await runRow(host, server, policy, request)
    } finally {
      if (!(server instanceof Error)) await server.close()
    }
  }
  yield* unknownGaps(host, policies)
}

/** Starts a host for one policy, with an application that has its own count. */
export function startPolicy(
  host: ConformanceHost,
  policy: ConformancePolicy,
): Promise<ConformanceServer> {
  return host.start(policy, createConformanceApp())
}

/** Runs one row, and compares the outcome with the gaps of the host. */
export async function runRow(
  host: ConformanceHost,
  server: ConformanceServer | Error,
  policy: ConformancePolicy,
  request: ConformanceRequest,
): Promise<ConformanceResult> {
  const id = conformanceId(policy, request)
  const gap = host.gaps?.[id]
  const problems =
    server instanceof Error ? [server.message] : await problemsOf(host, server, request)
  if (gap === undefined) return { id, outcome: problems.length > 0 ? 'failed' : 'passed', problems }
  if (problems.length > 0) return { id, outcome: 'skipped', problems, gap }
  return { id, outcome: 'failed', problems: [`this gap has closed, remove it: ${gap}`] }
}

/** @returns a failure for each gap that is not the id of a row */
export function unknownGaps(
  { gaps = {} }: ConformanceHost,
  policies: readonly ConformancePolicy[],
): ConformanceResult[] {
  const ids = new Set(
    policies.flatMap((policy) => policy.requests.map((request) => conformanceId(policy, request))),
  )
  return Object.keys(gaps)
    .filter((id) => !ids.has(id))
    .map((id) => ({ id, outcome: 'failed', problems: ['this gap is in no table'] }))
}

/** Summarizes the results of a host in one line, with the number of requests. */
export function summarize(host: ConformanceHost, results: readonly ConformanceResult[]): string {
  const count = (outcome: ConformanceResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  const counts = `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`
  return `conformance of ${host.name}: ${results.length} requests, ${counts}`
}

async function problemsOf(
  host: ConformanceHost,
  server: ConformanceServer,
  request: ConformanceRequest,
): Promise<string[]> {
  let problems: string[] = []
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      const observation = await observe(host, server, request)
      problems = judgeResponse(observation, request.expect, host.addsVary)
      if (problems.length === 0 || !mayPass(request, observation)) break
    } catch (error) {
      problems = [error instanceof Error ? error.message : String(error)]
      break
    }
  }
  if (problems.length > 0) knownRuns.delete(server)
  return problems
}

/** Whether a row that failed may pass on a second try. */
function mayPass({ expect }: ConformanceRequest, { runs }: Observation): boolean {
  // A busy machine can deliver both halves of a body at once.
  if (expect.streamed) return true
  // The count restarted because the host restarted the application, as wrangler does when it sees a change.
  return runs < 0
}

/** The count of a server so far. The count after one request is the count before the next. */
const knownRuns = new WeakMap<ConformanceServer, number>()

async function observe(
  { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: ConformanceHost,
  server: ConformanceServer,
  { send }: ConformanceRequest,
): Promise<Observation> {
  const { url } = server
  const before = knownRuns.get(server) ?? (await readRuns(url, timeoutSeconds))
  const response = await sendRaw(url, send, timeoutSeconds)
  const after = await readRuns(url, timeoutSeconds)
  knownRuns.set(server, after)
  return { response, runs: after - before }
}

async function readRuns(url: string, timeoutSeconds: number): Promise<number> {
  const count = { method: 'GET', path: RUNS_PATH, headers: [] }
  const { status, body } = await sendRaw(url, count, timeoutSeconds)
  if (status !== 200 || !/^\d+$/.test(body)) {
    throw new Error(`GET ${RUNS_PATH} must count requests, and answers ${status}: ${body}`)
  }
  return Number(body)
}
