import type { CorsOptions } from '../options/cors-options.ts'
import { blameCaller, type Caller } from '../options/cors-options-error.ts'
import { checkHandler, type HandlerKind } from '../options/validate-handler.ts'
import { checkHooks } from '../options/validate-hooks.ts'
import { isPromiseLike } from '../promise-like.ts'
import type { CorsDecision } from '../protocol/cors-decision.ts'
import type { CorsRequest } from '../protocol/cors-request.ts'
import type { CorsSelector } from './checked-source.ts'
import { type CorsDecider, type CorsPolicy, isPolicy } from './cors-policy.ts'
import { createPolicy } from './create-cors.ts'
import type { OnDecision } from './create-reporter.ts'
import { createSelect } from './create-select.ts'

/**
 * Where a policy comes from: options, a policy, or a function of the host's own request or context
 * that selects one. `undefined` selects none: no CORS for that request, whose headers are left alone.
 * A function that throws, rejects, does not settle within 5 seconds or returns something else denies.
 *
 * @typeParam Context what a selecting function is called with
 * @typeParam HostRequest the request object of the host, which `onDecision` gets
 */
export type CorsSource<
  Context extends readonly unknown[] = [request: Request],
  HostRequest = object | undefined,
> = CorsOptions<HostRequest> | CorsPolicy | CorsSelector<Context>

/**
 * The last argument of every wrapper and middleware.
 *
 * @typeParam HostRequest the request object of the host, which `onDecision` gets
 */
export interface CorsHooks<HostRequest = object | undefined> {
  /** Called with decisions that no policy can report: when selecting one failed. `null` wants no warning either. */
  readonly onDecision?: OnDecision<HostRequest> | null | undefined
  /**
   * Names of the request headers that a selecting function reads, beside the URL. They are merged into `Vary`. A response
   * for which no policy is selected is left alone, its `Vary` included.
   *
   * @default []
   */
  readonly vary?: readonly string[] | undefined
}

/** The arguments after the handler: none at all is the public policy, any origin and no credentials. */
export type CorsArguments<Context extends readonly unknown[], Hooks extends CorsHooks = CorsHooks> =
  | []
  | [source: CorsSource<Context>, hooks?: Hooks]

/** What came out for one request: what an adapter stages. */
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

  /** Reports what was found out after deciding. */
  report(decision: CorsDecision): void {
    this.policy.report(decision, this.request, this.hostRequest)
  }
}

type MaybePromise<T> = T | Promise<T>

/**
 * Selects a policy, and decides on one request. Never throws, never rejects; synchronous unless the policy or its selection
 * is not.
 *
 * @param hostRequest the request object of the host, which `onDecision` gets
 * @param context what a selecting function is called with
 * @returns `undefined` if no policy is selected
 */
export type Decide<Context extends readonly unknown[]> = (
  request: CorsRequest,
  hostRequest: object,
  context: Context,
) => MaybePromise<CorsOutcome | undefined>

/** What an adapter says about itself. */
export interface AdapterTraits {
  /** The function that the application called: errors and warnings name the place where it did. */
  readonly caller: Caller
  /** The names of hooks that the adapter knows beside `onDecision` and `vary`. */
  readonly hooks?: readonly string[]
  /** The handler that is to be wrapped, and what it has to take. */
  readonly handler?: { readonly value: unknown; readonly kind: HandlerKind }
}

/**
 * Makes the one call by which an adapter decides.
 *
 * @throws {CorsOptionsError} for an invalid source, hook or handler; `undefined`, as an unset variable gives, is an invalid source
 */
export function createDecide<Context extends readonly unknown[]>(
  args: CorsArguments<Context>,
  { caller, hooks: known = [], handler }: AdapterTraits,
): Decide<Context> {
  return blameCaller(caller, () => {
    if (handler) checkHandler(handler.value, handler.kind)
    const [source, hooks] = args
    const isSelecting = typeof source === 'function'
    checkHooks(hooks, known, isSelecting)
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
