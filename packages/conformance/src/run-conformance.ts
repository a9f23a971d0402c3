import { createConformanceApp } from './conformance-app.js'
import type { ConformanceDoor, ConformanceServer } from './conformance-door.js'
import type { ConformancePolicy, ConformanceRequest } from './conformance-policy.js'
import { RUNS_PATH } from './conformance-routes.js'
import { CONFORMANCE_POLICIES } from './conformance-policies.js'
import { sendRaw } from './http-client.js'
import { judgeResponse, type Observation } from './judge-response.js'

/** What came of one row of the table. */
export interface ConformanceResult {
  /** `'policy: name of the request'` */
  readonly id: string
  readonly outcome: 'passed' | 'failed' | 'skipped'
  /** What was wrong; of a skipped row too. */
  readonly problems: readonly string[]
  /** Of a skipped row: the reason that the door gives for its gap. */
  readonly gap?: string
}

const DEFAULT_TIMEOUT_SECONDS = 15
const MAX_TRIES = 3

/** @returns the id by which results and gaps name a row */
export function conformanceId(policy: ConformancePolicy, request: ConformanceRequest): string {
  return `${policy.name}: ${request.name}`
}

/**
 * Sends every request of the table to a door, one after the other, and judges what comes back.
 *
 * @param policies a part of the table; default all of it
 */
export async function* runConformance(
  door: ConformanceDoor,
  policies: readonly ConformancePolicy[] = CONFORMANCE_POLICIES,
): AsyncGenerator<ConformanceResult, void, undefined> {
  for (const policy of policies) {
    let server: ConformanceServer | Error
    try {
      server = await startPolicy(door, policy)
    } catch (error) {
      server = new Error(`The door did not start: ${String(error)}`)
    }
    try {
      for (const request of policy.requests) yield await runRow(door, server, policy, request)
    } finally {
      if (!(server instanceof Error)) await server.close()
    }
  }
  yield* unknownGaps(door, policies)
}

/** Starts a door for one policy, with an application that has a count of its own. */
export function startPolicy(
  door: ConformanceDoor,
  policy: ConformancePolicy,
): Promise<ConformanceServer> {
  return door.start(policy, createConformanceApp())
}

/** Runs one row, and compares with what the door says it cannot do. */
export async function runRow(
  door: ConformanceDoor,
  server: ConformanceServer | Error,
  policy: ConformancePolicy,
  request: ConformanceRequest,
): Promise<ConformanceResult> {
  const id = conformanceId(policy, request)
  const gap = door.gaps?.[id]
  const problems =
    server instanceof Error ? [server.message] : await problemsOf(door, server, request)
  if (gap === undefined) return { id, outcome: problems.length > 0 ? 'failed' : 'passed', problems }
  if (problems.length > 0) return { id, outcome: 'skipped', problems, gap }
  return { id, outcome: 'failed', problems: [`this gap has closed, remove it: ${gap}`] }
}

/** @returns a failure for each gap that names no row */
export function unknownGaps(
  { gaps = {} }: ConformanceDoor,
  policies: readonly ConformancePolicy[],
): ConformanceResult[] {
  const ids = new Set(
    policies.flatMap((policy) => policy.requests.map((request) => conformanceId(policy, request))),
  )
  return Object.keys(gaps)
    .filter((id) => !ids.has(id))
    .map((id) => ({ id, outcome: 'failed', problems: ['this gap is in no table'] }))
}

/** One line on a door, with the number of requests that were run. */
export function summarize(door: ConformanceDoor, results: readonly ConformanceResult[]): string {
  const count = (outcome: ConformanceResult['outcome']) =>
    results.filter((result) => result.outcome === outcome).length
  const counts = `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`
  return `conformance of ${door.name}: ${results.length} requests, ${counts}`
}

async function problemsOf(
  door: ConformanceDoor,
  server: ConformanceServer,
  request: ConformanceRequest,
): Promise<string[]> {
  let problems: string[] = []
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    try {
      const observation = await observe(door, server, request)
      problems = judgeResponse(observation, request.expect, door.addsVary)
      if (problems.length === 0 || !mayPass(request, observation)) break
    } catch (error) {
      problems = [error instanceof Error ? error.message : String(error)]
      break
    }
  }
  if (problems.length > 0) knownRuns.delete(server)
  return problems
}

/** Whether a row that failed may pass when it is tried again. */
function mayPass({ expect }: ConformanceRequest, { runs }: Observation): boolean {
  // A busy machine can deliver two halves of a body at once.
  if (expect.streamed) return true
  // The count began anew: what serves the application (wrangler, when it sees a change) started it again.
  return runs < 0
}

/** What a server has counted so far: the count after one request is the count before the next. */
const knownRuns = new WeakMap<ConformanceServer, number>()

async function observe(
  { timeoutSeconds = DEFAULT_TIMEOUT_SECONDS }: ConformanceDoor,
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
