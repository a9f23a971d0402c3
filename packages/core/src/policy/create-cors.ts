import { OPTIONS } from '../marks.ts'
import type { CheckedArgument, OptionsInput } from '../options/checked-options.ts'
import type { CorsOptions, OriginPredicateOptions } from '../options/cors-options.ts'
import { type Caller, captureStack, withCallerStack } from '../options/cors-options-error.ts'
import { resolveOptions } from '../options/validate-options.ts'
import { isPredicate } from '../origin/compile-origin-verdict.ts'
import { chain } from '../promise-like.ts'
import type { CorsDecision } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'
import type { ResolvedOptions } from '../options/resolved-options.ts'
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts'
import type { CorsPolicy, ListedCorsPolicy, PredicateCorsPolicy } from './cors-policy.ts'
import { createReporter, type Report } from './create-reporter.ts'
import { createWarn, warnOfAllowingEveryone } from './create-warn.ts'

/** The type of the policy for options of a type, as far as the type of `origin` says. */
type PolicyOf<Options> = [Options] extends [{ readonly origin: infer Origin }]
  ? PolicyFor<Origin>
  : CorsPolicy

// For `any`, and for a union of a list and a predicate, the kind of the policy is not known.
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
 * @param options the options of the policy; only `origin` is required
 * @returns a policy. Its `allows` returns a boolean if the origins are listed, and a promise if
 *   `origin` is a predicate
 * @throws {CorsOptionsError} if the options are invalid, with all issues
 */
export function createCors<const Options extends OptionsInput>(
  options: CheckedArgument<Options>,
): PolicyOf<Options> {
  try {
    return createPolicy(options as CorsOptions, createCors) as PolicyOf<Options>
  } finally {
    // A call inside `try` is not a tail call. So JavaScriptCore keeps the frame of createCors,
    // which stacks are cut at.
  }
}

/** Everything that `reconfigure` replaces at once. */
interface State extends CompiledPolicy {
  readonly options: ResolvedOptions
  readonly report: Report
  /** Whether decisions that allow a request are reported as well. */
  readonly reportsAll: boolean
  /** Tests once whether the predicate allows every origin; `null` if there is nothing to test. */
  probe: (() => void) | null
}

/**
 * Creates a policy for an adapter, like `createCors`.
 *
 * @example
 * ```ts
 * export function cors(options: CorsOptions): Middleware {
 *   return middlewareFor(createPolicy(options, cors))
 * }
 * ```
 *
 * @param caller the function that the application called: the stacks of errors begin there, and
 *   warnings name that place
 * @throws {CorsOptionsError} if the options are invalid
 */
export function createPolicy(given: CorsOptions, caller: Caller): CorsPolicy {
  const place: { stack?: string } = {}
  captureStack(place, caller)
  let state = withCallerStack(caller, () => createState(resolveOptions(given), place))

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
      state = withCallerStack(reconfigure, () =>
        createState(resolveOptions(replacement, state.options), place),
      )
    },
  }
  // The property is not enumerable, so that it does not show when a policy is printed, copied or
  // compared.
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
