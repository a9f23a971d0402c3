import type { CorsDecision } from '../protocol/cors-decision.js'
import type { CorsDecider } from '../policy/cors-policy.js'
import { readCorsRequest } from '../protocol/cors-request.js'
import { isCorsResponseHeaderName, VARY } from '../protocol/header-names.js'
import { MARK } from './mark.js'
import { mergeVary } from '../protocol/merge-vary.js'

type Stageable = Response & {
  [MARK]?: { readonly request: Request; readonly decision: CorsDecision }
}

/** The answers to recurring decisions. A clone costs a third of a response whose header names are checked anew. */
const answers = new WeakMap<CorsDecision, Response>()

/** The answer that a decision with a status gives, in place of the application's. */
export function respond(decision: CorsDecision): Response {
  let answer = answers.get(decision)
  if (!answer) {
    answer = new Response(null, { status: decision.status as number })
    stageHeaders(answer.headers, decision)
    answers.set(decision, answer)
  }
  return answer.clone()
}

/**
 * Puts a decision's headers on the application's response: in place where its headers can be changed,
 * and on a copy around the same body, which is never read, where they cannot (a redirect, a fetched
 * response) or where they are another request's already (one `Response` object returned twice).
 *
 * Where another policy has staged the response for the same request, this one is the outer: the inner
 * one can deny, and never widen, and `nested-policy` is reported.
 *
 * @param policy what decided
 */
export function stageResponse(
  response: Response,
  decision: CorsDecision,
  request: Request,
  policy: CorsDecider,
): Response {
  // What is no response is for the host to judge. Neither a switch of protocols nor a network error has
  // headers for a page, or can be copied.
  if (!response?.headers?.set || [0, 101].includes(response.status)) return response
  const staged = (response as Stageable)[MARK]
  const isNested = staged?.request === request
  const isShared = staged && !isNested
  const denied = staged?.decision.allowed ? null : { allowed: false, headers: [] }
  const final: CorsDecision = isNested
    ? { ...decision, reason: 'nested-policy', ...denied }
    : decision
  const stage = (target: Stageable): Response => {
    for (const [name] of staged?.decision.headers ?? []) target.headers.delete(name)
    stageHeaders(target.headers, final)
    target[MARK] = { request, decision: final }
    if (isNested) policy.report(final, readCorsRequest(request))
    return target
  }
  // Fetch, "Headers class": a guard of "immutable" throws at the first change. A copy cannot be made
  // of a body that is used up: its host will say so.
  try {
    return stage(isShared ? copy(response) : response)
  } catch {}
  try {
    return stage(isShared ? response : copy(response))
  } catch {}
  return response
}

function copy(response: Response): Response {
  return new Response(response.body, response)
}

function stageHeaders(headers: Headers, { headers: entries, vary }: CorsDecision): void {
  // One pass with `forEach` costs less than to ask for each name, and far less than an iterator.
  const owned: string[] = []
  let current = ''
  headers.forEach((value, name) => {
    if (name === 'vary') current = value
    else if (isCorsResponseHeaderName(name)) owned.push(name)
  })
  for (const name of owned) headers.delete(name)
  for (const header of entries) {
    if (header[1]) headers.set(header[0], header[1])
    else headers.delete(header[0])
  }
  const merged = mergeVary(current, vary)
  if (merged) headers.set(VARY, merged)
}
