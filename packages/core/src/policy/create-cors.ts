import { OPTIONS } from '../marks.ts'
import type { CheckedArgument, OptionsInput } from '../options/checked-options.ts'
import type { CorsOptions, OriginPredicateOptions } from '../options/cors-options.ts'
import { blameCaller, type Caller, captureStack } from '../options/cors-options-error.ts'
import { checkOptions } from '../options/validate-options.ts'
import { isPredicate } from '../origin/compile-origin-verdict.ts'
import { chain } from '../promise-like.ts'
import type { CorsDecision } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'
import type { ResolvedOptions } from '../options/resolved-options.ts'
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts'
import type { CorsPolicy, ListedCorsPolicy, PredicateCorsPolicy } from './cors-policy.ts'
import { createReporter, type Report } from './create-reporter.ts'
import { createWarn, warnOfAllowingEveryone } from './create-warn.ts'

/** The policy that these options make, by what is known of their origins before run time. */
type PolicyOf<Options> = [Options] extends [{ readonly origin: infer Origin }]
  ? PolicyFor<Origin>
  : CorsPolicy

// Nothing is known of `any`, nor of a union of a list and a predicate.
type PolicyFor<Origin> = unknown extends Origin
  ? CorsPolicy
  : [Origin] extends [never]
    ? CorsPolicy
    : [Origin] extends [string | readonly unknown[]]
      ? ListedCorsPolicy
      : [Origin] extends [((origin: string) => unknown) | OriginPredicateOptions]
        ? PredicateCorsPolicy
        : CorsPolicy

/**
 * Validates options and compiles them into a policy.
 *
 * @example
 * ```ts
 * const policy = createCors({ origin: 'https://app.example.com', credentials: true })
 * ```
 *
 * @returns a policy whose `allows` answers at once if the origins are listed, and with a promise if they are a predicate
 * @throws {CorsOptionsError} with every issue there is
 */
export function createCors<const Options extends OptionsInput>(
  options: CheckedArgument<Options>,
): PolicyOf<Options> {
  try {
    return createPolicy(options as CorsOptions, createCors) as PolicyOf<Options>
  } finally {
    // Within `try` this is not a tail call, so that JavaScriptCore keeps the frame of createCors, where stacks begin.
  }
}

/** Everything that `reconfigure` swaps at once. */
interface State extends CompiledPolicy {
  readonly options: ResolvedOptions
  readonly report: Report
  /** Whether decisions that allow are reported as well. */
  readonly reportsAll: boolean
  /** Finds out, once, whether the predicate allows everyone. */
  probe: (() => void) | null
}

/** @param caller the function of ours that the application called, for stacks and warnings */
export function createPolicy(given: CorsOptions, caller: Caller): CorsPolicy {
  const place: { stack?: string } = {}
  captureStack(place, caller)
  let state = blameCaller(caller, () => createState(checkOptions(given), place))

  const policy: CorsPolicy = {
    decide(request, hostRequest) {
      const current = state
      const decision = current.decide(request)
      if ('then' in decision) {
        return decision.then((settled) => reported(settled, current, request, hostRequest))
      }
      if (current.probe !== null && decision.allowed && request.origin !== null) {
        current.probe()
        current.probe = null
      }
      return reported(decision, current, request, hostRequest)
    },
    report(decision, request, hostRequest) {
      state.report(decision, request, hostRequest)
    },
    allows(origin) {
      const allowed = chain(state.judge(String(origin)), (denied) => denied === null)
      return isPredicate(state.options.origin) ? Promise.resolve(allowed) : allowed
    },
    reconfigure: function reconfigure(replacement) {
      state = blameCaller(reconfigure, () =>
        createState(checkOptions(replacement, state.options), place),
      )
    },
  }
  // Not enumerable: a policy is printed, copied and compared by its methods.
  Object.defineProperty(policy, OPTIONS, { get: () => state.options })
  return policy
}

function createState(options: ResolvedOptions, place: { readonly stack?: string }): State {
  const { origin, credentials, onDecision } = options
  const test = isPredicate(origin) && credentials ? origin.test : undefined
  return {
    ...compilePolicy(options),
    options,
    report: createReporter(onDecision, createWarn(place)),
    reportsAll: typeof onDecision === 'function',
    probe: test && onDecision === undefined ? () => warnOfAllowingEveryone(test, place) : null,
  }
}

function reported(
  decision: CorsDecision,
  { reportsAll, report }: State,
  request: CorsRequest,
  hostRequest: object | undefined,
): CorsDecision {
  if (reportsAll || decision.reason !== null) report(decision, request, hostRequest)
  return decision
}
