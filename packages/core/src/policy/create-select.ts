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

/**
 * Seconds after which a request is denied if its selection has not settled, so that no request
 * waits forever.
 */
const SELECTION_SECONDS = 5

type Selected = CorsDecider | undefined

/**
 * Wraps a selecting function so that it never throws, never rejects, and settles in time. The
 * wrapper is synchronous if the function is.
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
    // Resolving a promise with a thenable calls its `then`, and turns an error of `then` into a
    // rejection.
    void new Promise((adopt) => adopt(selected)).then(settle(accept), settle(fail))
  })
}

/** Makes the substitute for a policy that could not be selected. It denies every request. */
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

/**
 * Adds to `Vary` the names of the headers that the selection reads, because other values may select
 * another policy.
 */
function withVary(policy: CorsDecider, names: readonly string[]): CorsDecider {
  if (names.length === 0) return policy
  const add = ({ kind, reason, status, headers, vary, error }: CorsDecision): CorsDecision => {
    const all = [...new Set([...names, ...vary])]
    const denial = reason === null ? null : { reason, error }
    return freezeDecision(new Decision(kind, denial, status, headers, all))
  }
  return {
    report: (decision, request, hostRequest) => policy.report(decision, request, hostRequest),
    decide: (request: CorsRequest, hostRequest) => chain(policy.decide(request, hostRequest), add),
  }
}
