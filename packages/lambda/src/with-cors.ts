import type { CorsArguments, CorsHooks } from '@webcors/core'
import {
  type CheckedSource,
  createDecide,
  type DefaultSource,
  isPromiseLike,
  markWrapped,
  type SourceInput,
} from '@webcors/core/adapter'
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from 'aws-lambda'
import { type EventParts, readEvent } from './read-event.js'
import { type HttpResult, respondToEvent, type ResultParts, stageResult } from './stage-result.js'
import { isResponseStream, stageStream, writeResult } from './stage-stream.js'

/** Options of the wrapper beside the policy. */
export interface EventHooks<Event = APIGatewayProxyEventV2, Result = APIGatewayProxyResultV2>
  extends CorsHooks<Event> {
  /**
   * Turns an error of the handler into a result. The result gets the CORS headers, so that the page
   * can read its status. Returning `undefined` rethrows the error. Without `onError`, every error
   * is rethrown, and AWS answers 502 without CORS headers.
   */
  readonly onError?: (
    error: unknown,
    event: Event,
    context: Context,
  ) => Result | undefined | Promise<Result | undefined>
}

/**
 * The arguments after the event: the context, or the stream and the context with response
 * streaming.
 */
type After = readonly unknown[]

/**
 * The result of a handler. The type of a handler that answers by a callback or a stream does not
 * show its result.
 */
type ResultOf<Result> = [PromisedBy<Result>] extends [never]
  ? APIGatewayProxyResultV2
  : PromisedBy<Result>
type PromisedBy<Result> = Exclude<Awaited<Extract<Result, PromiseLike<unknown>>>, void>

type WrappedHandler<Event, Rest extends After, Result> = Rest extends readonly [
  awslambda.HttpResponseStream,
  ...After,
]
  ? (event: Event, stream: awslambda.HttpResponseStream, context: Context) => Promise<void>
  : (event: Event, context: Context) => Promise<ResultOf<Result>>

/** The arguments of a selecting function. */
type Selection<Event> = [event: Event, context: Context]

/**
 * Wraps a handler of AWS Lambda under the public policy: any origin, no credentials.
 *
 * @example
 * ```ts
 * export const handler = withCors(async () => ({ statusCode: 200, body: 'hello' }))
 * ```
 *
 * @throws {CorsOptionsError} for a handler that is wrapped already
 */
export function withCors<
  Event = APIGatewayProxyEventV2,
  Rest extends After = [context: Context],
  Result = unknown,
>(handler: (event: Event, ...rest: Rest) => Result): WrappedHandler<Event, Rest, Result>
/**
 * Wraps a handler of AWS Lambda. The wrapper answers preflights in place of the handler, and adds
 * the policy's headers to every result. It handles the events of function URLs, HTTP APIs, REST
 * APIs, load balancers and VPC Lattice; every other event passes through.
 *
 * @example
 * ```ts
 * export const handler = withCors(async () => ({ statusCode: 200, body: 'hello' }), {
 *   origin: 'https://app.example.com',
 * })
 * ```
 *
 * @param handler takes an event and a context; with `awslambda.streamifyResponse`, a stream between
 *   them
 * @param source options, a policy, or a function of the event and the context that selects one
 * @param hooks `onError` answers errors of the handler; `onDecision` gets selections that failed;
 *   `vary` names the request headers that a selecting function reads
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<
  Event = APIGatewayProxyEventV2,
  Rest extends After = [context: Context],
  Result = unknown,
  const Source extends SourceInput<Selection<Event>, Event> = DefaultSource<
    Selection<Event>,
    Event
  >,
>(
  handler: (event: Event, ...rest: Rest) => Result,
  source: CheckedSource<Source, Selection<Event>, Event>,
  hooks?: EventHooks<Event, NoInfer<ResultOf<Result>> | HttpResult>,
): WrappedHandler<Event, Rest, Result>
export function withCors(handler: Handler, ...given: unknown[]): Handler {
  const args = given as CorsArguments<[unknown, Context]>
  const decide = createDecide<[unknown, Context]>(args, {
    caller: withCors,
    hooks: ['onError'],
    handler: { value: handler, kind: 'event' },
  })
  const { onError } = (args[1] ?? {}) as EventHooks<unknown, unknown>

  // The wrapper must not declare a third parameter: new runtimes take such a parameter for a
  // callback, and refuse it.
  async function wrapped(this: unknown, event: EventParts, ...rest: Rest): Promise<unknown> {
    const stream = isResponseStream(rest[0]) ? rest[0] : null
    const context = (stream ? rest[1] : rest[0]) as Context
    const request = readEvent(event)
    const outcome = request ? await decide(request, event, [event, context]) : undefined
    if (outcome?.decision.status) {
      const result = respondToEvent(event, outcome.decision)
      return stream ? writeResult(stream, result) : result
    }
    if (stream && outcome) stageStream(stream, event, outcome)
    const stage = (result: unknown): unknown =>
      outcome ? stageResult(event, result, outcome) : result
    try {
      const result = await run(handler, this, event, rest)
      return stream ? result : stage(result)
    } catch (error) {
      const result = await onError?.(error, event, context)
      if (result === undefined) throw error
      if (!stream) return stage(result)
      return writeResult(stream, result as ResultParts, error)
    }
  }

  return markWrapped(Object.assign(wrapped, streamingMarksOf(handler)))
}

type Rest = readonly [contextOrStream?: unknown, context?: unknown]
type Handler = (this: unknown, event: never, ...rest: never[]) => unknown
type AnyHandler = (this: unknown, event: unknown, ...rest: unknown[]) => unknown
type Callback = (error?: unknown, result?: unknown) => void

/** Runs a handler. A handler that declares a callback may answer by it. */
async function run(handler: Handler, self: unknown, event: unknown, rest: Rest): Promise<unknown> {
  const any = handler as AnyHandler
  if (handler.length < 3 || isResponseStream(rest[0])) return any.call(self, event, ...rest)
  return new Promise((resolve, reject) => {
    const callback: Callback = (error, result) => {
      if (error) reject(error)
      else resolve(result)
    }
    const result = any.call(self, event, rest[0], callback)
    if (isPromiseLike(result)) result.then(resolve, reject)
  })
}

/**
 * Copies the mark of `awslambda.streamifyResponse`, so that the runtime calls the wrapper in the
 * same way.
 */
function streamingMarksOf(handler: Handler): object {
  const marks = Object.getOwnPropertySymbols(handler).filter((mark) =>
    Symbol.keyFor(mark)?.startsWith('aws.lambda.runtime.handler.'),
  )
  return Object.fromEntries(marks.map((mark) => [mark, handler[mark as never]]))
}
