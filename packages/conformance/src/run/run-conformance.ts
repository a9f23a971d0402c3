import { createConformanceApp } from '../app/app.js'
import type { ConformanceHost, ConformanceServer } from '../host/host.js'
import type { ConformancePolicy, ConformanceRequest } from '../policies/policy.js'
import { RUNS_PATH } from '../app/routes.js'
import { CONFORMANCE_POLICIES } from '../policies/policies.js'
import { sendRaw } from '../client/http-client.js'
import { judgeResponse, type Observation } from './judge-response.js'

/** The result of one row of the table. */
export interface ConformanceResult {
  /** The id of the row: `'policy: name of the request'`. */
  readonly id: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** The differences from the expectation, also of a skipped row. */
  readonly problems: readonly string[]
  /** The reason of the gap, if the row was skipped. */
  readonly gap?: string
}

const DEFAULT_TIMEOUT_SECONDS = 15
const MAX_TRIES = 3

/**
 * Forms the id of a row in results and gaps.
 *
 * @example
 * ```ts
 * const gaps = { [conformanceId(policy, request)]: 'drops an Origin that is empty' }
 * ```
 */
export function conformanceId(policy: ConformancePolicy, request: ConformanceRequest): string {
  return `${policy.name}: ${request.name}`
}

/**
 * Sends every request of the table to a host, one after the other, and compares the responses with
 * the expectations.
 *
 * @example
 * ```ts
 * for await (const { id, outcome, problems } of runConformance(host)) {
 *   if (outcome === 'failed') console.log(id, problems)
 * }
 * ```
 *
 * @param policies a part of the table; by default, the whole table
 * @returns a result for each row, and a failed one for each gap that is not the id of a row
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

/** Starts a host for one policy, with a new application. */
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

/**
 * Summarizes the results of a host in one line.
 *
 * @example
 * ```ts
 * // conformance of srvx: 369 requests, 369 passed, 0 failed, 0 skipped
 * console.log(summarize(host, results))
 * ```
 */
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

/** Whether a row that failed may pass if it is tried again. */
function mayPass({ expect }: ConformanceRequest, { runs }: Observation): boolean {
  // Under load, both halves of a streamed body may arrive at once.
  if (expect.streamed) return true
  // The count is lower than before if the host has restarted the application, as wrangler does
  // after a change of a file.
  return runs < 0
}

/**
 * The last known count of each server, so that the count after one request can serve as the count
 * before the next.
 */
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
    throw new Error(`GET ${RUNS_PATH} must return a count, and returns ${status}: ${body}`)
  }
  return Number(body)
}
