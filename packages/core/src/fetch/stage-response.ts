import { STAGED, type StagedMark } from '../marks.ts'
import { CorsOutcome } from '../policy/create-decide.ts'
import { type CorsDecision, Decision } from '../protocol/cors-decision.ts'

type Stageable = Response & { [STAGED]?: StagedMark }

/**
 * Puts the headers of a decision on the response of the application. If the headers cannot be
 * changed (a redirect, a fetched response), or belong to another request (one `Response` object
 * that is returned twice), a copy gets them. The copy has the same body, which is never read.
 *
 * If another policy has staged the response for the same request, that policy is the inner one. It
 * can deny a request that this policy allows, but cannot allow more. The decision is reported with
 * the reason `nested-policy`.
 *
 * @example
 * ```ts
 * const response = stageResponse(await handler(request), outcome)
 * ```
 *
 * @param response the response of the application; any other value is returned as it is
 * @returns the response to send: the same object, or a copy
 */
export function stageResponse(response: Response, outcome: CorsOutcome): Response {
  // Each property is read once, because reading a property of a response takes time.
  const headers = response?.headers
  // A value that is not a response is the host's to handle.
  if (!headers?.set) return response
  // No page reads the headers of a switch of protocols (101) or of a network error (0), and neither
  // can be copied.
  const { status } = response
  if (status === 101 || status === 0) return response
  const before = (response as Stageable)[STAGED]
  if (before === undefined) return putOrCopy(response, headers, outcome)
  if (before.hostRequest === outcome.hostRequest) return stageOuter(response, outcome, before)
  const own = copyOf(response) ?? response
  clear(own.headers, before.decision)
  return putOrCopy(own, own.headers, outcome)
}

/**
 * Stages a response, or a copy if the response throws at the first change.
 *
 * @see https://fetch.spec.whatwg.org/#concept-headers-guard headers with the guard "immutable"
 *   throw
 */
function putOrCopy(response: Response, headers: Headers, outcome: CorsOutcome): Response {
  try {
    return put(response, headers, outcome)
  } catch {
    const copy = copyOf(response)
    return copy ? put(copy, copy.headers, outcome) : response
  }
}

/** @returns `null` if the body has been read already, which the host then reports */
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

/** Removes the headers that another decision put on the response. */
function clear(headers: Headers, { headers: entries }: CorsDecision): void {
  for (const [name] of entries) headers.delete(name)
}

// The results of the last walk over headers. Module variables are enough, because they are read
// before any other code can run. A closure for each response would cost as much as the rest of the
// walk.
let hasVary = false
let ownHeaders: string[] | null = null

/** Notes whether there is a `Vary`, and which headers of the CORS protocol the application set. */
function scanHeader(value: string, name: string): void {
  if (name === 'vary') hasVary = true
  else if (name.startsWith('access-control-')) (ownHeaders ??= []).push(name, value)
}

function put(response: Stageable, headers: Headers, outcome: CorsOutcome): Response {
  const { decision } = outcome
  const list = Decision.headerList(decision)
  hasVary = false
  ownHeaders = null
  // `forEach` costs less than reading each name with `get`, and far less than an iterator.
  // oxlint-disable-next-line unicorn/no-array-for-each -- an iterator over Headers is quadratic on Deno.
  headers.forEach(scanHeader)
  const found = ownHeaders as string[] | null
  const merged = hasVary
    ? Decision.mergedVary(decision, headers.get('vary') ?? '')
    : Decision.varyValue(decision)
  if (found) for (let i = 0; i < found.length; i += 2) headers.delete(found[i] as string)
  for (let i = 0; i < list.length; i += 2) {
    const name = list[i] as string
    const value = list[i + 1] as string
    if (value) headers.set(name, value)
    else headers.delete(name)
  }
  if (merged) headers.set('vary', merged)
  response[STAGED] = outcome
  if (found) reportReplaced(found, headers, outcome)
  return response
}

/** Reports the headers of the application that the policy replaced or removed. */
function reportReplaced(found: readonly string[], headers: Headers, outcome: CorsOutcome): void {
  const replaced: string[] = []
  for (let i = 0; i < found.length; i += 2) {
    const name = found[i] as string
    if (headers.get(name) !== found[i + 1]) replaced.push(name)
  }
  if (replaced.length === 0) return
  outcome.report({ ...outcome.decision, reason: 'headers-replaced', replaced })
}
