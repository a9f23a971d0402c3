import type { IncomingMessage } from 'node:http'
import { clearTimeout, setTimeout } from 'node:timers'
import type { UpstreamAnswer } from '../plan/follow.js'

/** A response of Node's client. */
export interface NodeAnswer extends UpstreamAnswer {
  readonly message: IncomingMessage
}

/**
 * The longest body that is read and dropped, in bytes, so that its connection can be used again.
 * For a longer one, or one of unknown length, the connection is closed.
 */
const MAX_DISCARDED = 65_536

/** The time that reading such a body may take, because no other limit applies to it. */
const DISCARD_MILLISECONDS = 1000

export function answerOf(message: IncomingMessage): NodeAnswer {
  // The `close` event of the message reports this error too.
  message.on('error', () => undefined)
  return {
    status: message.statusCode ?? 0,
    statusText: message.statusMessage ?? '',
    headers: message.rawHeaders,
    message,
    discard() {
      discard(message)
    },
  }
}

function discard(message: IncomingMessage): void {
  if (!(Number(message.headers['content-length']) <= MAX_DISCARDED)) {
    message.destroy()
    return
  }
  const timer = setTimeout(() => message.destroy(), DISCARD_MILLISECONDS)
  message.once('end', () => {
    clearTimeout(timer)
  })
  message.resume()
}
