import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { CorsDecision } from '@webcors/core'
import type { CorsOutcome } from '@webcors/core/adapter'
import { NODES_OWN } from './head/append-lines.js'
import { type Head, type WriteHead, writeStagedHead } from './head/write-staged-head.js'

/** A response as `node:http`, `node:https` and the compatibility API of `node:http2` hand it over. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/** By a name that every copy of this package knows. */
const STAGED: unique symbol = Symbol.for('webcors.head') as never

interface Staged {
  decision: CorsDecision
  readonly outcome: CorsOutcome
  readonly writeHead: WriteHead
}

type StagedResponse = Head & { writeHead: WriteHead; [STAGED]?: Staged }

/** Told by what came later: Node.js 20 and 22. */
const IS_OLD_V8 = !('try' in Promise)

/**
 * Gives a decision the last word on a response: its headers are put there when the head is written,
 * whatever writes it, and however often that is tried. Every way to a head leads through `writeHead`,
 * the implicit one too.
 *
 * Where another policy has staged the response, that one is the outer: this one can deny, and never
 * widen, and `nested-policy` is reported.
 */
export function stageServerResponse(response: NodeResponse, outcome: CorsOutcome): void {
  const { decision } = outcome
  const target = response as unknown as StagedResponse
  const outer = target[STAGED]
  if (!outer) {
    if (IS_OLD_V8) easeChanges(target)
    target[STAGED] = { decision, outcome, writeHead: target.writeHead }
    target.writeHead = writeHead
    return
  }
  // An empty value removes its header: what either of them owns, the listener does not get back.
  const headers = [...outer.decision.headers, ...decision.headers].map(
    ([name]): [string, string] => [name, ''],
  )
  outer.decision = {
    ...outer.decision,
    ...(!decision.allowed && { allowed: false, headers }),
    reason: 'nested-policy',
    vary: [...new Set([...outer.decision.vary, ...decision.vary])],
  }
  outer.outcome.report(outer.decision)
}

/**
 * Where the prototype of a response was changed, as Express does, older V8 makes each a shape of its own with every
 * property that it is given, and looks all others up anew: ten microseconds for two. What something was deleted from is a
 * table instead, where that costs nothing; Express itself is the quicker for it.
 */
function easeChanges(target: { [STAGED]?: unknown }): void {
  if (Object.getPrototypeOf(target) === target.constructor.prototype) return
  target[STAGED] = undefined
  delete target[STAGED]
}

/**
 * Carries a decision out: answers in place of the application, or stages the response that it will give.
 *
 * @returns whether it has answered
 */
export function respondOrStage(response: NodeResponse, outcome: CorsOutcome): boolean {
  const { decision } = outcome
  const target = response as unknown as StagedResponse
  const { status } = decision
  const isFirst = !target[STAGED] && !response.headersSent
  // What others put around `end` sets headers yet, as sessions do: there the head has to wait for it.
  if (status === 204 && isFirst && response.end === NODES_OWN.end) {
    // Nothing has to be put around `writeHead` for a head that is written at once.
    writeStagedHead(target, decision, target.writeHead, status)
    response.end()
    return true
  }
  stageServerResponse(response, outcome)
  if (status) respondTo(response, decision)
  return status !== null
}

/** Answers with a decision's status in place of the application. The response is to be staged before. */
export function respondTo(response: NodeResponse, decision: CorsDecision): void {
  if (response.headersSent) return
  response.statusCode = decision.status as number
  response.end()
}

/** Takes what Node.js takes: a status, perhaps a message (`undefined` is none), perhaps headers. */
function writeHead(this: Head, status: number, first?: unknown, second?: unknown): Head {
  const { writeHead: write, decision } = (this as StagedResponse)[STAGED] as Staged
  // A switch of protocols and what is said before the answer are no answers. That a second head is one too many,
  // Node.js says by itself. Of 0, HTTP/2 makes 200.
  if ((status >= 100 && status < 200) || this.headersSent) {
    return write.call(this, status, first, second)
  }
  return typeof first === 'string'
    ? writeStagedHead(this, decision, write, status, first, second)
    : writeStagedHead(this, decision, write, status, undefined, second ?? first)
}
