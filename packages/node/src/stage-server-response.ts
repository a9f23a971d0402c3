import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { CorsDecision } from '@webcors/core'
import { type CorsOutcome, wrongRequestError } from '@webcors/core/adapter'
import { nodesOwn } from './head/nodes-own.js'
import {
  type Head,
  type Staged,
  type WriteHead,
  writeStagedHead,
} from './head/write-staged-head.js'

/** A response as `node:http`, `node:https` and the compatibility API of `node:http2` hand it over. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/** A registered symbol, because two copies of this package must recognize each other's responses. */
const STAGED: unique symbol = Symbol.for('webcors.head') as never

type StagedResponse = Head & { writeHead: WriteHead; [STAGED]?: Staged }

/** True on Node.js 20 and 22, whose V8 has no `Promise.try`. */
const IS_OLD_V8 = !('try' in Promise)

/**
 * Gives a decision the last word on a response: its headers are set when the head is written, whatever writes the head, and
 * however often that is tried. Every way to a head, the implicit one too, leads through `writeHead`.
 *
 * If another policy has staged the response, that policy is the outer one: this one can deny, and never widen, and
 * `nested-policy` is reported.
 *
 * @throws {TypeError} if the value is a response of another host, with the package to use instead
 */
export function stageServerResponse(response: NodeResponse, outcome: CorsOutcome): void {
  const target = response as unknown as StagedResponse
  const outer = target[STAGED]
  if (outer) return nest(outer, outcome.decision)
  if (IS_OLD_V8) easeChanges(target)
  target[STAGED] = stagedFor(target, outcome)
  target.writeHead = writeHead
}

function stagedFor(target: StagedResponse, outcome: CorsOutcome): Staged {
  const { writeHead: write } = target
  if (typeof write !== 'function') {
    throw wrongRequestError(outcome.hostRequest, 'a request and a response of Node.js')
  }
  return { decision: outcome.decision, outcome, writeHead: write, isReported: false }
}

function nest(outer: Staged, inner: CorsDecision): void {
  // An empty value removes its header: the application gets back nothing that either policy owns.
  const headers = [...outer.decision.headers, ...inner.headers].map(([name]): [string, string] => [
    name,
    '',
  ])
  outer.decision = {
    ...outer.decision,
    ...(!inner.allowed && { allowed: false, headers }),
    reason: 'nested-policy',
    vary: [...new Set([...outer.decision.vary, ...inner.vary])],
  }
  outer.outcome.report(outer.decision)
}

/**
 * If the prototype of a response was changed, as Express does, older V8 gives each response a shape of its own with every
 * property that is added, and looks up every other property anew: ten microseconds for two properties. Deleting a property
 * makes the object a table, for which nothing of that happens. Express itself becomes faster.
 */
function easeChanges(target: { [STAGED]?: unknown }): void {
  if (Object.getPrototypeOf(target) === target.constructor.prototype) return
  target[STAGED] = undefined
  delete target[STAGED]
}

/**
 * Carries a decision out: answers in place of the application, or stages the response that the application will give.
 *
 * @returns whether it has answered
 * @throws {TypeError} if the value is a response of another host, with the package to use instead
 */
export function respondOrStage(response: NodeResponse, outcome: CorsOutcome): boolean {
  const { decision } = outcome
  if (decision.status === 204 && canWriteAtOnce(response)) {
    // A head that is written at once needs no wrapper around `writeHead`.
    const target = response as unknown as StagedResponse
    writeStagedHead(target, stagedFor(target, outcome), 204)
    response.end()
    return true
  }
  stageServerResponse(response, outcome)
  if (decision.status !== null) respondTo(response, decision)
  return decision.status !== null
}

/** If `end` was wrapped (express-session does this), the wrapper may still set headers, so the head must not be written yet. */
function canWriteAtOnce(response: NodeResponse): boolean {
  return (
    response.end === nodesOwn().end &&
    !response.headersSent &&
    !(response as unknown as StagedResponse)[STAGED]
  )
}

/** Answers with a decision's status, without a body, in place of the application. Stage the response before. */
export function respondTo(response: NodeResponse, decision: CorsDecision): void {
  if (response.headersSent) return
  response.statusCode = decision.status as number
  response.end()
}

/** Takes what Node.js takes: a status, a message or `undefined`, and headers. */
function writeHead(this: Head, status: number, first?: unknown, second?: unknown): Head {
  const staged = (this as StagedResponse)[STAGED] as Staged
  // A switch of protocols and an informational response are not answers, and Node.js itself refuses a second head.
  // HTTP/2 sends 200 for the status 0.
  if ((status >= 100 && status < 200) || this.headersSent) {
    return staged.writeHead.call(this, status, first, second)
  }
  return typeof first === 'string'
    ? writeStagedHead(this, staged, status, first, second)
    : writeStagedHead(this, staged, status, undefined, second ?? first)
}
