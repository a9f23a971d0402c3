import { STREAM_PAUSE } from './routes.js'

/** The body of a route of kind `stream`: one half, a pause, the other half. */
export async function* pausedBody(body: string): AsyncGenerator<string, void, undefined> {
  const half = body.length / 2
  yield body.slice(0, half)
  await pause()
  yield body.slice(half)
}

/** The body of a route of kind `break`: all of it, a pause, an error. */
export async function* breakingBody(body: string): AsyncGenerator<string, void, undefined> {
  yield body
  // The head must be sent before the body breaks off.
  await pause()
  throw new Error('The application fails while it writes')
}

/** Creates a stream of the parts of a body, for hosts that take web streams. */
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
