import type { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { clearTimeout, setTimeout } from 'node:timers'
import type { ProxyCode } from '../answer/codes.js'
import type { Exchange } from '../exchange/exchange.js'
import type { Recorder } from '../exchange/recorder.js'
import type { ResolvedProxyOptions } from '../options/resolved-options.js'
import type { RelayedHead } from '../plan/relay-head.js'

/** The receiver of a body. */
export interface BodySink {
  /** Takes a piece. @returns whether there is room for more */
  write(chunk: Buffer): boolean
  end(): void
  /** Cuts the response off, so that the client sees that it is not complete. */
  fail(): void
}

/** The functions by which the receiver controls the flow of a body. */
export interface BodyFlow {
  /** Continues, because the receiver has room again. */
  resume(): void
  /** Stops, because the client has left. */
  cancel(): void
}

/** The time after which a silent connection of an event stream is probed. */
const KEEP_ALIVE_MILLISECONDS = 30_000

/** Passes a body on piece by piece, no faster than the client reads it. */
export function relayBody(
  message: IncomingMessage,
  { isEventStream }: RelayedHead,
  sink: BodySink,
  recorder: Recorder,
  { idleMilliseconds, maxResponseBytes }: ResolvedProxyOptions,
): BodyFlow {
  let isOver = false
  const cut = (ended: Exchange['ended'], code: ProxyCode | null) => {
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    recorder.code = code
    message.destroy()
    recorder.end(ended)
    if (ended !== 'client') sink.fail()
  }
  // An event stream may be silent for long, so TCP keep-alive finds out whether the target still
  // exists.
  if (isEventStream) message.socket.setKeepAlive(true, KEEP_ALIVE_MILLISECONDS)
  const timer = setTimeout(() => {
    if (!isEventStream && !message.isPaused()) cut('timeout', 'upstream-timeout')
  }, idleMilliseconds)
  if (isEventStream) clearTimeout(timer)

  message.on('data', (chunk: Buffer) => {
    if (isOver) return
    recorder.bytesDown += chunk.length
    if (recorder.bytesDown > maxResponseBytes) {
      cut('limit', 'response-too-large')
      return
    }
    if (!isEventStream) timer.refresh()
    if (!sink.write(chunk)) message.pause()
  })
  message.on('end', () => {
    // Bun ends a message that was cut off as if it were complete.
    if (!message.complete) return cut('upstream', 'upstream-closed')
    if (isOver) return
    isOver = true
    clearTimeout(timer)
    sink.end()
    recorder.end('complete')
  })
  message.on('close', () => {
    cut('upstream', 'upstream-closed')
  })
  return {
    resume() {
      if (isOver || !message.isPaused()) return
      if (!isEventStream) timer.refresh()
      message.resume()
    },
    cancel() {
      cut('client', null)
    },
  }
}
