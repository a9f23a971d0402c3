import type { CorsArguments, CorsHooks } from '@webcors/core'
import { createDecide, isPromiseLike, markWrapped } from '@webcors/core/adapter'
import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context } from 'aws-lambda'
import { type EventParts, readEvent } from './read-event.js'
import { respondToEvent, type ResultParts, stageResult } from './stage-result.js'
import { isResponseStream, stageStream, writeResult } from './stage-stream.js'

/** What the wrapper of a handler takes beside the policy. */
export interface EventHooks<Event = APIGatewayProxyEventV2, Result = APIGatewayProxyResultV2>
  extends CorsHooks {
  /**
   * Turns what the handler threw into a result, which then gets the CORS headers, so that the page can read its status.
   * `undefined` rethrows. Without `onError` every error is rethrown, and AWS answers 502 without CORS headers.
   */
  readonly onError?: (
    error: unknown,
    event: Event,
    context: Context,
  ) => Result | undefined | Promise<Result | undefined>
}

/**
 * Wraps a handler of AWS Lambda: preflights are answered in its place, and every result leaves with the policy's headers.
 * It takes the events of function URLs, HTTP APIs, REST APIs and load balancers; every other event passes through.
 *
 * @example
 * ```ts
 * export const handler = withCors(async () => ({ statusCode: 200, body: 'hello' }), {
 *   origin: 'https://app.example.com',
 * })
 * ```
 *
 * @param handler takes an event and a context; with `awslambda.streamifyResponse`, a stream between them
 * @param args options, a policy, or a function of the event and the context that selects one; none at all is the public
 *   policy (any origin, no credentials). Then hooks.
 * @throws {CorsOptionsError} for invalid options, and for a handler that is wrapped already
 */
export function withCors<Event = APIGatewayProxyEventV2, Result = APIGatewayProxyResultV2>(
  handler: (event: Event, context: Context, callback: never) => void | Promise<Result>,
  ...args: CorsArguments<[event: Event, context: Context], EventHooks<Event, Result>>
): (event: Event, context: Context) => Promise<Result>
export function withCors<Event = APIGatewayProxyEventV2>(
  handler: (event: Event, stream: awslambda.HttpResponseStream, context: Context) => Promise<void>,
  ...args: CorsArguments<[event: Event, context: Context], EventHooks<Event>>
): (event: Event, stream: awslambda.HttpResponseStream, context: Context) => Promise<void>
export function withCors(handler: Handler, ...args: CorsArguments<[unknown, Context]>): Handler {
  const decide = createDecide<[unknown, Context]>(args, {
    caller: withCors,
    hooks: ['onError'],
    handler: { value: handler, kind: 'event' },
  })
  const { onError } = (args[1] ?? {}) as EventHooks<unknown, unknown>

  // The runtime counts parameters: a third one is a callback, which new runtimes refuse.
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

/** Runs a handler. One that declares a callback may answer by it, too. */
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

/** `awslambda.streamifyResponse` marks a handler, and its wrapper is called in the same way. */
function streamingMarksOf(handler: Handler): object {
  const marks = Object.getOwnPropertySymbols(handler).filter((mark) =>
    Symbol.keyFor(mark)?.startsWith('aws.lambda.runtime.handler.'),
  )
  return Object.fromEntries(marks.map((mark) => [mark, handler[mark as never]]))
}
