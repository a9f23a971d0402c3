import type { Buffer } from 'node:buffer'
import type { IncomingMessage } from 'node:http'
import { ProxyError } from '../answer/proxy-error.js'
import type { Recorder } from '../exchange/recorder.js'
import type { FetchHead } from '../fetch/fetch-head.js'
import { handleFetch, hasNullBody, pairsOf, type ProxyHandler } from '../fetch/handle-fetch.js'
import type { ProxyCorsOptions, ProxyOptions } from '../options/proxy-options.js'
import type { ResolvedProxyOptions } from '../options/resolved-options.js'
import { type ProxyValidation, validateOptions } from '../options/validate-proxy-options.js'
import { compileProxy } from '../plan/compile-proxy.js'
import { sendAndFollow } from '../plan/follow.js'
import { type RelayedHead, relayHead } from '../plan/relay-head.js'
import { NODE_ABILITIES } from './node-abilities.js'
import type { NodeAnswer } from './node-answer.js'
import { type BodyFlow, relayBody } from './relay-body.js'
import { sendUpstream } from './send-upstream.js'
import { createTransport, type TransportOptions } from './transport.js'
import { lengthOf, uploadFromStream } from './upload.js'
import { UpstreamLink } from './upstream-link.js'

/**
 * Creates a proxy as a fetch handler, for Node.js (behind a server for fetch handlers), Deno, Bun
 * and Cloudflare Workers.
 *
 * @example
 * ```ts
 * const fetch = createProxy(
 *   { targets: { '/github': 'https://api.github.com' }, limit: { perMinute: 600 } },
 *   { origin: 'https://app.example.com' },
 * )
 * ```
 *
 * @param options the targets, and the requests that they allow
 * @param cors the origins that may read: core's options without methods and request headers, which
 *   follow from the targets
 * @throws {ProxyOptionsError} with every issue of the options
 */
export function createProxy(options: ProxyOptions, cors: ProxyCorsOptions): ProxyHandler {
  return createHandler(options, cors)
}

/**
 * Validates options from anywhere, such as a configuration file. Never throws.
 *
 * @example
 * ```ts
 * const { issues } = validateProxyOptions(options, cors)
 * for (const { message } of issues ?? []) console.error(message)
 * ```
 *
 * @returns the options, or all issues
 */
export function validateProxyOptions(options: unknown, cors: unknown): ProxyValidation {
  return validateOptions(options, cors, NODE_ABILITIES)
}

/** Creates the handler of `createProxy`. Tests pass a resolver and a rule for addresses. */
export function createHandler(
  given: ProxyOptions,
  cors: ProxyCorsOptions,
  guard: Omit<TransportOptions, 'connectMilliseconds'> = {},
): ProxyHandler {
  const proxy = compileProxy(given, cors, NODE_ABILITIES, createProxy)
  const { options } = proxy
  const { connectMilliseconds } = options
  const transport = createTransport({ ...guard, connectMilliseconds })

  return handleFetch(proxy, async (head, destination, recorder) => {
    const link = new UpstreamLink()
    const { signal, body } = head.original
    const leave = () => {
      if (recorder.hasEnded) return
      link.hasClientLeft = true
      link.abort(new ProxyError('upstream-closed'))
      recorder.end('client')
    }
    if (signal?.aborted) leave()
    signal?.addEventListener('abort', leave, { once: true })
    const length = lengthOf(head.header('content-length'))
    const upload = head.hasBody && body ? uploadFromStream(body, length) : null
    const context = { transport, options, recorder, upload, link }
    const { answer, call } = await sendAndFollow(proxy, head, destination, (next) =>
      sendUpstream(next, context),
    )
    try {
      const relayed = relayHead(answer, call, options, head.prefix)
      recorder.status = relayed.status
      return toResponse(answer, relayed, head, recorder, options)
    } catch (error) {
      answer.message.destroy()
      throw error
    }
  })
}

function toResponse(
  answer: NodeAnswer,
  relayed: RelayedHead,
  head: FetchHead,
  recorder: Recorder,
  options: ResolvedProxyOptions,
): Response {
  const { status, statusText } = relayed
  const init = { status, statusText, headers: pairsOf(relayed.headers) }
  if (hasNullBody(status, head.method)) {
    // Only a response with 205 can have a body on the wire.
    if (status === 205) answer.discard()
    else answer.message.resume()
    recorder.end('complete')
    return new Response(null, init)
  }
  return new Response(streamOf(answer.message, relayed, recorder, options), init)
}

/** The number of bytes that may wait between the target and the page. */
const HIGH_WATER_MARK = 65_536

function streamOf(
  message: IncomingMessage,
  relayed: RelayedHead,
  recorder: Recorder,
  options: ResolvedProxyOptions,
): ReadableStream<Uint8Array> {
  let flow: BodyFlow
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const sink = {
          write(chunk: Buffer) {
            controller.enqueue(chunk)
            return (controller.desiredSize ?? 0) > 0
          },
          end() {
            controller.close()
          },
          fail() {
            controller.error(new ProxyError('upstream-closed'))
          },
        }
        flow = relayBody(message, relayed, sink, recorder, options)
      },
      pull() {
        flow.resume()
      },
      cancel() {
        flow.cancel()
      },
    },
    { highWaterMark: HIGH_WATER_MARK, size: (chunk) => chunk?.byteLength ?? 0 },
  )
}
