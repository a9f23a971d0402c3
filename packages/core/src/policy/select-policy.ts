import { createDecision } from '../protocol/cors-decision.js'
import type { CorsOptions } from '../options/cors-options.js'
import type { CorsDecider, CorsPolicy } from './cors-policy.js'
import { createCors } from './create-cors.js'
import { createDecider, type OnDecision } from './create-decider.js'
import { classifyRequest } from '../protocol/cors-request.js'
import { ORIGIN } from '../protocol/header-names.js'
import { attempt } from './promise-like.js'
import { checkHooks, noPolicyError } from '../options/validate-hooks.js'

/**
 * Where a policy comes from: options, a policy, or a function of the host's own request or context
 * that selects one. `undefined` selects none: no CORS for that request, whose headers are left alone.
 * A function that throws, rejects or answers with something else denies, and `onDecision` is told.
 */
export type CorsSource<Context extends readonly unknown[] = [request: Request]> =
  | CorsOptions
  | CorsPolicy
  | ((...context: Context) => CorsPolicy | undefined | Promise<CorsPolicy | undefined>)

/** What wrappers and middleware can be told beside the policy. */
export interface CorsHooks {
  /** Called with decisions that no policy can report: when selecting one failed. */
  readonly onDecision?: OnDecision
}

/** The arguments after the handler: none at all is the public policy, any origin and no credentials. */
export type CorsArguments<Context extends readonly unknown[], Hooks extends CorsHooks = CorsHooks> =
  | []
  | [source: CorsSource<Context>, hooks?: Hooks]

type Selected = CorsDecider | undefined

/**
 * Makes the function with which an adapter finds the policy of a request. It never throws and never
 * rejects, and is synchronous where the source is.
 *
 * @throws {CorsOptionsError} for an invalid source; `undefined`, as an unset variable gives, is one
 */
export function createSelect<Context extends readonly unknown[]>(
  args: CorsArguments<Context>,
): (...context: Context) => Selected | Promise<Selected> {
  const [source, hooks] = args
  checkHooks(hooks)
  if (typeof source !== 'function') {
    const given = args.length === 0 ? ({ origin: '*' } as const) : source
    const policy = isPolicy(given) ? given : createCors(given as CorsOptions)
    return () => policy
  }
  const fail = (error: unknown): Selected => failedSelection(error, hooks?.onDecision)
  const check = (selected: Selected): Selected =>
    selected === undefined || isPolicy(selected) ? selected : fail(noPolicyError(selected))
  return (...context) => attempt(() => source(...context), check, fail)
}

/** By structure: a policy of another copy of this package is one too. */
function isPolicy(value: unknown): value is CorsPolicy {
  return typeof (value as CorsPolicy | null | undefined)?.decide === 'function'
}

/** Stands in for the policy that could not be selected: it allows nobody. */
function failedSelection(error: unknown, onDecision: OnDecision | undefined): CorsDecider {
  return createDecider(
    (request) => {
      const kind = classifyRequest(request)
      const status = kind === 'preflight' ? 403 : null
      return createDecision(kind, { reason: 'selection-failed', error }, status, [], [ORIGIN])
    },
    () => onDecision,
  )
}
