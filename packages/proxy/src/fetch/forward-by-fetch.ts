import { ProxyError } from '../answer/proxy-error.js'
import type { Recorder } from '../exchange/recorder.js'
import { isAddress } from '../guard/address.js'
import { isPublicName } from '../guard/host-name.js'
import type { ResolvedProxyOptions } from '../options/resolved-options.js'
import { hostOf } from '../options/validate-target-url.js'
import type { CompiledProxy } from '../plan/compile-proxy.js'
import { sendAndFollow, type UpstreamAnswer } from '../plan/follow.js'
import type { Destination } from '../plan/locate.js'
import { relayHead } from '../plan/relay-head.js'
import type { UpstreamCall } from '../plan/upstream-call.js'
import { IS_WORKERS } from './fetch-abilities.js'
import type { FetchHead } from './fetch-head.js'
import { hasNullBody, pairsOf } from './handle-fetch.js'

interface FetchAnswer extends UpstreamAnswer {
  readonly response: Response
}

/** Sends a request by the host's own `fetch()`, and passes the body of the response on unread. */
export async function forwardByFetch(
  proxy: CompiledProxy,
  head: FetchHead,
  destination: Destination,
  recorder: Recorder,
): Promise<Response> {
  const { options } = proxy
  const abort = new AbortController()
  head.original.signal?.addEventListener('abort', () => {
    abort.abort()
  })
  const { answer, call } = await sendAndFollow(proxy, head, destination, (next) =>
    send(next, head, abort, options),
  )
  recorder.headersArrived()
  try {
    const relayed = relayHead(answer, call, options, head.prefix)
    const { status, statusText } = relayed
    recorder.status = status
    const { body } = answer.response
    const headers = IS_WORKERS ? pairsOf(relayed.headers) : withoutCoding(relayed.headers)
    const isEmpty = hasNullBody(status, head.method) || body === null
    // The body is passed on unread, because reading it in JavaScript is much slower on Workers, and
    // decodes it.
    const response = new Response(isEmpty ? null : body, { status, statusText, headers })
    recorder.end('complete')
    return response
  } catch (error) {
    answer.discard()
    throw error
  }
}

async function send(
  call: UpstreamCall,
  head: FetchHead,
  abort: AbortController,
  { headersMilliseconds, maxRequestBytes }: ResolvedProxyOptions,
): Promise<FetchAnswer> {
  const { url, path, method } = call
  const host = hostOf(url)
  if (call.target.base === null && (isAddress(host) || !isPublicName(host))) {
    throw new ProxyError('address-not-public')
  }
  // Other hosts decode a body but keep its headers, so the target is asked not to compress it.
  const headers = IS_WORKERS ? call.headers : { ...call.headers, 'accept-encoding': 'identity' }
  const timer = setTimeout(() => {
    abort.abort(new ProxyError('upstream-timeout'))
  }, headersMilliseconds)
  try {
    const init: RequestInit & { duplex: string } = {
      method,
      headers,
      redirect: 'manual',
      signal: abort.signal,
      body: head.hasBody ? bodyOf(head, maxRequestBytes, abort) : null,
      duplex: 'half',
    }
    const response = await fetch(new URL(path, url), init)
    const { status, statusText } = response
    return {
      status,
      statusText,
      headers: [...response.headers].flat(),
      response,
      discard() {
        void response.body?.cancel().catch(() => undefined)
      },
    }
  } catch (cause) {
    if (abort.signal.reason instanceof ProxyError) throw abort.signal.reason
    throw cause instanceof ProxyError ? cause : new ProxyError('upstream-closed', { cause })
  } finally {
    clearTimeout(timer)
  }
}

declare const FixedLengthStream: (new (length: number) => TransformStream) | undefined

/**
 * Returns the body to send. On Workers, only a `FixedLengthStream` keeps its length. The bytes of a
 * body without a length are counted.
 */
function bodyOf(head: FetchHead, max: number, abort: AbortController): ReadableStream | null {
  const { body } = head.original
  const length = head.header('content-length')
  if (body === null) return body
  if (length === null) return body.pipeThrough(countBytes(max, abort))
  if (typeof FixedLengthStream === 'undefined') return body
  return body.pipeThrough(new FixedLengthStream(Number(length)))
}

function countBytes(max: number, abort: AbortController): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes <= max) {
        controller.enqueue(chunk)
        return
      }
      // After an error of the stream alone, workerd would end the message to the target as if it
      // were complete.
      const error = new ProxyError('request-too-large')
      abort.abort(error)
      throw error
    },
  })
}

/**
 * Removes the coding and the length if `fetch()` has decoded the body, because both describe the
 * encoded body.
 */
function withoutCoding(headers: readonly string[]): [string, string][] {
  const pairs = pairsOf(headers)
  const isDecoded = pairs.some(([name]) => name.toLowerCase() === 'content-encoding')
  if (!isDecoded) return pairs
  return pairs.filter(([name]) => !/^content-(?:encoding|length)$/i.test(name))
}
