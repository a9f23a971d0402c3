import { STAGED, type StagedMark } from '../marks.ts'
import { CorsOutcome } from '../policy/create-decide.ts'
import { type CorsDecision, Decision } from '../protocol/cors-decision.ts'
import { VARY } from '../protocol/header-names.ts'

type Stageable = Response & { [STAGED]?: StagedMark }

/**
 * Puts a decision's headers on the application's response: in place if its headers can be changed,
 * and on a copy around the same body, which is never read, if they cannot (a redirect, a fetched
 * response) or if they belong to another request (one `Response` object returned twice).
 *
 * If another policy has staged the response for the same request, this one is the outer: the inner
 * one can deny, and never widen, and `nested-policy` is reported.
 */
export function stageResponse(response: Response, outcome: CorsOutcome): Response {
  // Reading a property of a response takes time, so each is read once.
  const headers = response?.headers
  // The host judges what is not a response.
  if (!headers?.set) return response
  // A switch of protocols and a network error have no headers for a page, and cannot be copied.
  const { status } = response
  if (status === 101 || status === 0) return response
  const before = (response as Stageable)[STAGED]
  if (before === undefined) return putOrCopy(response, headers, outcome)
  if (before.hostRequest === outcome.hostRequest) return stageOuter(response, outcome, before)
  const own = copyOf(response) ?? response
  clear(own.headers, before.decision)
  return putOrCopy(own, own.headers, outcome)
}

/** https://fetch.spec.whatwg.org/#concept-headers-guard A guard of "immutable" throws at the first change. */
function putOrCopy(response: Response, headers: Headers, outcome: CorsOutcome): Response {
  try {
    return put(response, headers, outcome)
  } catch {
    const copy = copyOf(response)
    return copy ? put(copy, copy.headers, outcome) : response
  }
}

/** @returns `null` if the body is used up: its host reports that */
function copyOf(response: Response): Response | null {
  try {
    return new Response(response.body, response)
  } catch {
    return null
  }
}

function stageOuter(response: Response, outcome: CorsOutcome, inner: StagedMark): Response {
  const { kind, status, headers, vary, error } = outcome.decision
  const decision: CorsDecision = {
    kind,
    reason: 'nested-policy',
    status,
    vary,
    error,
    allowed: outcome.decision.allowed && inner.decision.allowed,
    headers: inner.decision.allowed ? headers : [],
  }
  clear(response.headers, inner.decision)
  outcome.report(decision)
  return putOrCopy(
    response,
    response.headers,
    new CorsOutcome(outcome.policy, decision, outcome.request, outcome.hostRequest),
  )
}

/** Takes away what another decision put there. */
function clear(headers: Headers, { headers: entries }: CorsDecision): void {
  for (const [name] of entries) headers.delete(name)
}

// What the last walk over headers found. It is read before anything else can run, so one place is enough; a
// closure per response would cost as much as the rest of the walk.
let hasVary = false
let strays: string[] | null = null

/** Looks for `Vary`, and for headers of the CORS protocol that the application set. */
function look(value: string, name: string): void {
  if (name === 'vary') hasVary = true
  else if (name.startsWith('access-control-')) (strays ??= []).push(name, value)
}

function put(response: Stageable, headers: Headers, outcome: CorsOutcome): Response {
  const { decision } = outcome
  const list = Decision.headerList(decision)
  hasVary = false
  strays = null
  // `forEach` costs less than to ask for each name, and far less than an iterator.
  // oxlint-disable-next-line unicorn/no-array-for-each -- an iterator over Headers is quadratic on Deno.
  headers.forEach(look)
  const found = strays as string[] | null
  const merged = hasVary
    ? Decision.mergedVary(decision, headers.get(VARY) ?? '')
    : Decision.varyValue(decision)
  if (found) for (let i = 0; i < found.length; i += 2) headers.delete(found[i] as string)
  for (let i = 0; i < list.length; i += 2) {
    const name = list[i] as string
    const value = list[i + 1] as string
    if (value) headers.set(name, value)
    else headers.delete(name)
  }
  if (merged) headers.set(VARY, merged)
  response[STAGED] = outcome
  if (found) reportReplaced(found, headers, outcome)
  return response
}

/** Reports which of the application's headers were replaced or removed. */
function reportReplaced(found: readonly string[], headers: Headers, outcome: CorsOutcome): void {
  const replaced: string[] = []
  for (let i = 0; i < found.length; i += 2) {
    const name = found[i] as string
    if (headers.get(name) !== found[i + 1]) replaced.push(name)
  }
  if (replaced.length === 0) return
  outcome.report({ ...outcome.decision, reason: 'headers-replaced', replaced })
}
