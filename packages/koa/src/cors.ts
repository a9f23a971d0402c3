import type { IncomingMessage } from 'node:http'
import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  type CheckedSource,
  type CorsOutcome,
  createDecide,
  type DefaultSource,
  isPromiseLike,
  type SourceInput,
  wrongRequestError,
} from '@webcors/core/adapter'
import { readIncomingMessage, stageServerResponse } from '@webcors/node'
import type { DefaultContext, DefaultState, Middleware, ParameterizedContext } from 'koa'

/** The argument of a selecting function. */
type KoaContext<State, Context> = [context: ParameterizedContext<State, Context>]

const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."

/**
 * Creates a middleware for the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * app.use(cors())
 * ```
 */
export function cors<State = DefaultState, Context = DefaultContext>(): Middleware<State, Context>
/**
 * Creates a middleware for Koa. The middleware answers preflights in place of the application, and
 * adds the policy's headers to every response, even after an error, for which Koa drops all other
 * headers. Mount the middleware first, because browsers send preflights without credentials.
 *
 * @example
 * ```ts
 * app.use(cors({ origin: 'https://app.example.com', credentials: true }))
 * ```
 *
 * @param source options, a policy, or a function of the context that selects one
 * @param hooks `onDecision` gets selections that failed; `vary` names the request headers that a
 *   selecting function reads
 * @throws {CorsOptionsError} for invalid options
 * @throws {TypeError} if the host calls this function itself, as with `app.use(cors)`
 */
export function cors<
  State = DefaultState,
  Context = DefaultContext,
  const Source extends SourceInput<KoaContext<State, Context>, IncomingMessage> = DefaultSource<
    KoaContext<State, Context>,
    IncomingMessage
  >,
>(
  source: CheckedSource<Source, KoaContext<State, Context>, IncomingMessage>,
  hooks?: CorsHooks<IncomingMessage>,
): Middleware<State, Context>
export function cors(...given: unknown[]): Middleware {
  assertNotMounted(given)
  const args = given as CorsArguments<KoaContext<DefaultState, DefaultContext>>
  const decide = createDecide(args, { caller: cors })

  return function cors(ctx, next) {
    if (!isContext(ctx)) throw wrongRequestError(ctx, 'a context of Koa')
    const outcome = decide(readIncomingMessage(ctx.req), ctx.req, [ctx])
    if (!isPromiseLike(outcome)) return proceed(ctx, outcome, next)
    return outcome.then((settled) => proceed(ctx, settled, next))
  }
}

/** Answers in place of the application, or stages the response and runs the application. */
function proceed(
  ctx: ParameterizedContext,
  outcome: CorsOutcome | undefined,
  next: () => Promise<unknown>,
): unknown {
  if (outcome) stageServerResponse(ctx.res, outcome)
  const status = outcome?.decision.status
  if (!status) return next()
  // Koa itself drops the body of a 204. Setting it here would remove the same headers twice.
  if (status !== 204) {
    // If the type is JSON, Koa sends the text "null" for a body of `null`. The status comes last,
    // because setting a body changes the status.
    ctx.remove('Content-Type')
    ctx.body = null
  }
  ctx.status = status
  return undefined
}

/**
 * Refuses `app.use(cors)` on the first request, when the host calls the factory with the arguments
 * of a middleware.
 */
function assertNotMounted([first, second, third]: readonly unknown[]): void {
  if (typeof second !== 'function' && typeof third !== 'function') return
  throw isContext(first) ? new TypeError(NOT_CALLED) : wrongRequestError(first, 'options')
}

/**
 * Distinguishes contexts of Koa. Contexts of Hono and h3 have no response of Node.js, and requests
 * of Express have no `req`.
 */
function isContext(value: unknown): boolean {
  const { req, res } = (value ?? {}) as Record<string, { readonly writeHead?: unknown } | undefined>
  return req !== undefined && typeof res?.writeHead === 'function'
}
