import { STREAM_PAUSE } from './routes.js'

/**
 * Creates the body of a route of the kind `stream`: one half, a pause of `STREAM_PAUSE`, the other
 * half.
 *
 * @example
 * ```ts
 * for await (const part of pausedBody(route.body)) response.write(part)
 * ```
 */
export async function* pausedBody(body: string): AsyncGenerator<string, void, undefined> {
  const half = body.length / 2
  yield body.slice(0, half)
  await pause()
  yield body.slice(half)
}

/**
 * Creates the body of a route of the kind `break`: the whole body, a pause of `STREAM_PAUSE`, an
 * error.
 *
 * @example
 * ```ts
 * for await (const part of breakingBody(route.body)) response.write(part)
 * ```
 *
 * @throws {Error} after the pause
 */
export async function* breakingBody(body: string): AsyncGenerator<string, void, undefined> {
  yield body
  // The head must be sent before the error.
  await pause()
  throw new Error('The application fails while it writes')
}

/**
 * Creates a stream of the parts of a body, for hosts that take web streams.
 *
 * @example
 * ```ts
 * new Response(streamOf(pausedBody(route.body)))
 * ```
 *
 * @param parts `pausedBody` or `breakingBody`
 */
export function streamOf(
  parts: AsyncGenerator<string, void, undefined>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, STREAM_PAUSE))
}
