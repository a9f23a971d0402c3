import type { ServerResponse } from 'node:http'
import type { Http2ServerResponse } from 'node:http2'
import type { CorsDecision } from '@webcors/core'
import { type CorsOutcome, wrongRequestError } from '@webcors/core/adapter'
import { unwrappedMethods } from './head/unwrapped-methods.js'
import {
  type Head,
  type Staged,
  type WriteHead,
  writeStagedHead,
} from './head/write-staged-head.js'

/** A response of `node:http`, `node:https` or the compatibility API of `node:http2`. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/**
 * Marks a staged response. The symbol is registered, so that all copies of this package share it.
 */
const STAGED: unique symbol = Symbol.for('webcors.head') as never

type StagedResponse = Head & { writeHead: WriteHead; [STAGED]?: Staged }

/** True on Node.js 20 and 22, whose V8 has no `Promise.try`. */
const IS_OLD_V8 = !('try' in Promise)

/**
 * Gives a decision the last word on a response. Its headers are set when the head is written, no
 * matter which code writes the head, and how many attempts fail before. This works because every
 * way to write a head calls `writeHead`, also for the implicit head of `write` and `end`.
 *
 * If another policy has already staged the response, that policy is the outer one. The new policy
 * can deny the request, but cannot allow more, and the outer policy reports `nested-policy`.
 *
 * @example
 * ```ts
 * stageServerResponse(response, outcome)
 * if (outcome.decision.status === null) next()
 * else respondTo(response, outcome.decision)
 * ```
 *
 * @throws {TypeError} if the value is a response of another host, with the package to use instead
 */
export function stageServerResponse(response: NodeResponse, outcome: CorsOutcome): void {
  const target = response as unknown as StagedResponse
  const outer = target[STAGED]
  if (outer) return nest(outer, outcome.decision)
  if (IS_OLD_V8) useDictionaryMode(target)
  target[STAGED] = createStaged(target, outcome)
  target.writeHead = writeHead
}

/** @throws {TypeError} if the value is not a response of Node.js */
function createStaged(target: StagedResponse, outcome: CorsOutcome): Staged {
  const { writeHead: write } = target
  if (typeof write !== 'function') {
    throw wrongRequestError(outcome.hostRequest, 'a request and a response of Node.js')
  }
  return { decision: outcome.decision, outcome, writeHead: write, isReported: false }
}

/** Narrows the decision of the outer policy by the decision of the inner one. */
function nest(outer: Staged, inner: CorsDecision): void {
  // The names stay, with empty values, so that the application's own values for them are removed.
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
 * Makes it cheap to add properties to a response whose prototype was replaced, as Express does. For
 * such an object, older V8 creates a hidden class with each added property, and repeats the look-up
 * of all other properties: two properties take ten microseconds. Deleting a property switches the
 * object to dictionary mode, which avoids both. Express itself becomes faster.
 */
function useDictionaryMode(target: { [STAGED]?: unknown }): void {
  if (Object.getPrototypeOf(target) === target.constructor.prototype) return
  target[STAGED] = undefined
  delete target[STAGED]
}

/**
 * Carries out a decision: answers in place of the application, or stages the application's
 * response.
 *
 * @example
 * ```ts
 * if (!respondOrStage(response, outcome)) next()
 * ```
 *
 * @returns `true` if the request is answered, so that the application must not run
 * @throws {TypeError} if the value is a response of another host, with the package to use instead
 */
export function respondOrStage(response: NodeResponse, outcome: CorsOutcome): boolean {
  const { decision } = outcome
  if (decision.status === 204 && canWriteAtOnce(response)) {
    // The head is written here, so nothing has to wrap `writeHead`.
    const target = response as unknown as StagedResponse
    writeStagedHead(target, createStaged(target, outcome), 204)
    response.end()
    return true
  }
  stageServerResponse(response, outcome)
  if (decision.status !== null) respondTo(response, decision)
  return decision.status !== null
}

/**
 * If `end` was wrapped (express-session does this), the wrapper may still set headers, so the head
 * must not be written yet.
 */
function canWriteAtOnce(response: NodeResponse): boolean {
  return (
    response.end === unwrappedMethods().end &&
    !response.headersSent &&
    !(response as unknown as StagedResponse)[STAGED]
  )
}

/**
 * Answers in place of the application, with a decision's status and without a body. If the head was
 * sent already, nothing happens. Call `stageServerResponse` first, because this function adds no
 * headers.
 *
 * @example
 * ```ts
 * stageServerResponse(response, outcome)
 * if (outcome.decision.status !== null) respondTo(response, outcome.decision)
 * ```
 *
 * @param decision a decision whose `status` is not `null`
 */
export function respondTo(response: NodeResponse, decision: CorsDecision): void {
  if (response.headersSent) return
  response.statusCode = decision.status as number
  response.end()
}

/**
 * Has the parameters of Node's method: a status, a message or `undefined`, and headers.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15.2
 *   An informational response is not the final one, which gets the headers.
 */
function writeHead(this: Head, status: number, first?: unknown, second?: unknown): Head {
  const staged = (this as StagedResponse)[STAGED] as Staged
  // Informational responses include 101, which switches protocols. The status 0 is not one of them:
  // HTTP/2 sends 200 for that status. Node.js itself refuses a second head.
  if ((status >= 100 && status < 200) || this.headersSent) {
    return staged.writeHead.call(this, status, first, second)
  }
  return typeof first === 'string'
    ? writeStagedHead(this, staged, status, first, second)
    : writeStagedHead(this, staged, status, undefined, second ?? first)
}
