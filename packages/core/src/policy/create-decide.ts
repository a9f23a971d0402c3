import type { CorsOptions } from '../options/cors-options.ts'
import { type Caller, withCallerStack } from '../options/cors-options-error.ts'
import { assertHandler, type HandlerKind } from '../options/validate-handler.ts'
import { assertHooks } from '../options/validate-hooks.ts'
import { isPromiseLike } from '../promise-like.ts'
import type { CorsDecision } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'
import type { CorsSelector } from './checked-source.ts'
import { type CorsDecider, type CorsPolicy, isPolicy } from './cors-policy.ts'
import { createPolicy } from './create-cors.ts'
import type { OnDecision } from './create-reporter.ts'
import { createSelect } from './create-select.ts'

/**
 * The source of a policy: options, a policy, or a function of the host's request or context that
 * selects a policy.
 *
 * If the function returns `undefined`, there is no CORS for that request, and its response is not
 * changed. If the function throws, rejects, does not settle within 5 seconds, or returns another
 * value, the request is denied.
 *
 * @typeParam Context the arguments of a selecting function
 * @typeParam HostRequest the request object of the host, which `onDecision` gets
 */
export type CorsSource<
  Context extends readonly unknown[] = [request: Request],
  HostRequest = object | undefined,
> = CorsOptions<HostRequest> | CorsPolicy | CorsSelector<Context>

/**
 * The hooks that every wrapper and middleware takes as its last argument.
 *
 * @typeParam HostRequest the request object of the host, which `onDecision` gets
 */
export interface CorsHooks<HostRequest = object | undefined> {
  /**
   * Called with the decisions on requests for which selecting a policy failed, because no policy
   * can report them. `null` switches the warnings off, without a hook.
   *
   * @default undefined: warnings are printed on the console
   */
  readonly onDecision?: OnDecision<HostRequest> | null | undefined
  /**
   * Names of the request headers that a selecting function reads. They are merged into `Vary`. If
   * no policy is selected for a request, the response and its `Vary` are not changed.
   *
   * @default []
   */
  readonly vary?: readonly string[] | undefined
}

/**
 * The arguments of a wrapper after the handler. No argument stands for the public policy: any
 * origin, no credentials.
 *
 * @typeParam Context the arguments of a selecting function
 * @typeParam Hooks the hooks of the adapter
 */
export type CorsArguments<Context extends readonly unknown[], Hooks extends CorsHooks = CorsHooks> =
  | []
  | [source: CorsSource<Context>, hooks?: Hooks]

/**
 * The outcome for one request: the decision, and everything that an adapter needs to stage and
 * report it.
 *
 * @example
 * ```ts
 * const { status } = outcome.decision
 * ```
 */
export class CorsOutcome {
  readonly policy: CorsDecider
  readonly decision: CorsDecision
  readonly request: CorsRequest
  readonly hostRequest: object

  constructor(
    policy: CorsDecider,
    decision: CorsDecision,
    request: CorsRequest,
    hostRequest: object,
  ) {
    this.policy = policy
    this.decision = decision
    this.request = request
    this.hostRequest = hostRequest
  }

  /** Reports a decision that changed after `decide`, for example because of a nested policy. */
  report(decision: CorsDecision): void {
    this.policy.report(decision, this.request, this.hostRequest)
  }
}

type MaybePromise<T> = T | Promise<T>

/**
 * A function that selects a policy and decides on one request. It never throws and never rejects.
 * It is synchronous unless the predicate or the selecting function is asynchronous.
 *
 * @param hostRequest the request object of the host, which `onDecision` gets
 * @param context the arguments of a selecting function
 * @returns `undefined` if no policy is selected
 */
export type Decide<Context extends readonly unknown[]> = (
  request: CorsRequest,
  hostRequest: object,
  context: Context,
) => MaybePromise<CorsOutcome | undefined>

/** The description of an adapter, for {@link createDecide}. */
export interface AdapterTraits {
  /** The function that the application calls. Errors and warnings name the place of that call. */
  readonly caller: Caller
  /**
   * The names of the hooks that the adapter takes beside `onDecision` and `vary`.
   *
   * @default []
   */
  readonly hooks?: readonly string[]
  /**
   * The handler to wrap, and the arguments that it must take.
   *
   * @default undefined: the adapter does not wrap a handler
   */
  readonly handler?: { readonly value: unknown; readonly kind: HandlerKind }
}

/**
 * Validates the arguments of a wrapper, and creates the function with which the adapter decides on
 * each request.
 *
 * @example
 * ```ts
 * const decide = createDecide<[request: Request]>(args, {
 *   caller: withCors,
 *   handler: { value: handler, kind: 'fetch' },
 * })
 * ```
 *
 * @param args the arguments after the handler
 * @throws {CorsOptionsError} if the source, a hook or the handler is invalid. `undefined`, the
 *   value of an unset variable, is an invalid source
 */
export function createDecide<Context extends readonly unknown[]>(
  args: CorsArguments<Context>,
  { caller, hooks: known = [], handler }: AdapterTraits,
): Decide<Context> {
  return withCallerStack(caller, () => {
    if (handler) assertHandler(handler.value, handler.kind)
    const [source, hooks] = args
    const isSelecting = typeof source === 'function'
    assertHooks(hooks, known, isSelecting)
    if (isSelecting) return decideBySelecting(createSelect(source, hooks, caller))
    const given = args.length === 0 ? ({ origin: '*' } as const) : source
    const policy = isPolicy(given) ? given : createPolicy(given as CorsOptions, caller)
    return (request, hostRequest) => decideBy(policy, request, hostRequest)
  })
}

function decideBySelecting<Context extends readonly unknown[]>(
  select: (context: Context) => MaybePromise<CorsDecider | undefined>,
): Decide<Context> {
  return (request, hostRequest, context) => {
    const policy = select(context)
    if (isPromiseLike(policy)) {
      return policy.then((selected) => selected && decideBy(selected, request, hostRequest))
    }
    return policy && decideBy(policy, request, hostRequest)
  }
}

function decideBy(
  policy: CorsDecider,
  request: CorsRequest,
  hostRequest: object,
): MaybePromise<CorsOutcome> {
  const decision = policy.decide(request, hostRequest)
  if ('then' in decision) {
    return decision.then((settled) => new CorsOutcome(policy, settled, request, hostRequest))
  }
  return new CorsOutcome(policy, decision, request, hostRequest)
}
