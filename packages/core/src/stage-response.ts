import type { CorsDecision } from './cors-decision.js'
import { headerEntries } from './header-entries.js'
import { VARY } from './header-names.js'
import { mergeVary } from './vary.js'

/** Marks a response that has been staged, by a name that every copy of this package knows. */
const STAGED = Symbol.for('webcors.staged')

type Stageable = Response & {
  [STAGED]?: { readonly request: Request; readonly decision: CorsDecision }
}

/** The answer that a decision with a status gives, in place of the application's. */
export function respond({ status, headers, vary }: CorsDecision): Response {
  const all = headerEntries(...headers, [VARY, vary.join(', ')])
  return new Response(null, { status, headers: all } as ResponseInit)
}

/**
 * Puts a decision's headers on the application's response: in place where its headers can be changed,
 * and on a copy around the same body, which is never read, where they cannot (a redirect, a fetched
 * response) or where they are another request's already (one `Response` object returned twice).
 *
 * @param report told where another policy has staged the response for the same request. This one is
 *   then the outer: the inner one can deny, and never widen.
 */
export function stageResponse(
  response: Response,
  decision: CorsDecision,
  request: Request,
  report: (decision: CorsDecision) => unknown,
): Response {
  // What has no headers is for the host to judge. Neither a switch of protocols nor a network error
  // has any for a page, or can be copied.
  if (!response?.headers || response.status === 101 || response.status === 0) return response
  const staged = (response as Stageable)[STAGED]
  const isNested = staged?.request === request
  const final = isNested ? nest(decision, staged.decision.allowed) : decision
  if (isNested) report(final)
  const stage = (target: Stageable): Response => {
    for (const [name] of staged?.decision.headers ?? []) target.headers.delete(name)
    stageHeaders(target.headers, final)
    target[STAGED] = { request, decision: final }
    return target
  }
  const isShared = staged !== undefined && !isNested
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

function stageHeaders(headers: Headers, { headers: entries, removes, vary }: CorsDecision): void {
  for (const [name, value] of entries) headers.set(name, value)
  for (const name of removes) headers.delete(name)
  const merged = mergeVary(headers.get(VARY), vary)
  if (merged !== null) headers.set(VARY, merged)
}

/** What the outer policy comes to: the inner one can deny, and cannot widen. */
function nest(outer: CorsDecision, innerAllowed: boolean): CorsDecision {
  const { headers, removes } = outer
  const denied = { allowed: false, headers: [], removes: [...removes, ...headers.map(([n]) => n)] }
  return { ...outer, reason: 'nested-policy', ...(innerAllowed ? null : denied) }
}
