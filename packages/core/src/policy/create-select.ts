import { type Caller, captureStack } from '../options/cors-options-error.ts'
import { noPolicyError, selectionTimedOutError } from '../options/validate-hooks.ts'
import { chain, isPromiseLike } from '../promise-like.ts'
import { type CorsDecision, Decision, freezeDecision } from '../protocol/cors-decision.ts'
import { type CorsRequest, classifyRequest } from '../protocol/cors-request.ts'
import { ORIGIN } from '../protocol/header-names.ts'
import { type CorsDecider, isPolicy } from './cors-policy.ts'
import type { CorsHooks } from './create-decide.ts'
import { createReporter } from './create-reporter.ts'
import { createWarn } from './create-warn.ts'

/** Seconds after which a selection that has not settled denies: the request must not wait forever. */
const SELECTION_SECONDS = 5

type Selected = CorsDecider | undefined

/**
 * Makes a selecting function safe to call: it never throws, never rejects, and settles in time. It is synchronous if
 * the function is.
 */
export function createSelect<Context extends readonly unknown[]>(
  select: (...context: Context) => unknown,
  hooks: CorsHooks | undefined,
  caller: Caller,
): (context: Context) => Selected | Promise<Selected> {
  const place: { stack?: string } = {}
  captureStack(place, caller)
  const report = createReporter(hooks?.onDecision, createWarn(place))
  const vary = hooks?.vary ?? []
  const fail = (error: unknown): CorsDecider => withVary(failedSelection(error, report), vary)
  const accept = (selected: unknown): Selected => {
    if (selected === undefined) return undefined
    return isPolicy(selected) ? withVary(selected, vary) : fail(noPolicyError(selected))
  }
  return (context) => {
    try {
      const selected = select(...context)
      return isPromiseLike(selected) ? limit(selected, accept, fail) : accept(selected)
    } catch (error) {
      return fail(error)
    }
  }
}

function limit(
  selected: PromiseLike<unknown>,
  accept: (selected: unknown) => Selected,
  fail: (error: unknown) => Selected,
): Promise<Selected> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(fail(selectionTimedOutError(SELECTION_SECONDS)))
    }, SELECTION_SECONDS * 1000)
    const settle =
      <T>(conclude: (value: T) => Selected) =>
      (value: T): void => {
        clearTimeout(timer)
        resolve(conclude(value))
      }
    // To resolve with it adopts it, even if its `then` throws.
    void new Promise((adopt) => adopt(selected)).then(settle(accept), settle(fail))
  })
}

/** Stands in for the policy that could not be selected: it allows nobody. */
function failedSelection(error: unknown, report: CorsDecider['report']): CorsDecider {
  return {
    report,
    decide(request, hostRequest) {
      const kind = classifyRequest(request)
      const status = kind === 'preflight' ? 403 : null
      const denial = { reason: 'selection-failed', error } as const
      const decision = new Decision(kind, denial, status, [], [ORIGIN])
      report(decision, request, hostRequest)
      return decision
    },
  }
}

/** Adds the names of what the selection read, because another request may select another policy. */
function withVary(policy: CorsDecider, names: readonly string[]): CorsDecider {
  if (names.length === 0) return policy
  const add = ({
    kind,
    allowed,
    reason,
    status,
    headers,
    vary,
    error,
  }: CorsDecision): CorsDecision => {
    const all = [...new Set([...names, ...vary])]
    const denial = allowed || reason === null ? null : { reason, error }
    return freezeDecision(new Decision(kind, denial, status, headers, all))
  }
  return {
    report: (decision, request, hostRequest) => policy.report(decision, request, hostRequest),
    decide: (request: CorsRequest, hostRequest) => chain(policy.decide(request, hostRequest), add),
  }
}
