import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Duplex } from 'node:stream'
import { clearTimeout, setImmediate, setTimeout } from 'node:timers'
import { ProxyError } from '../answer/proxy-error.js'
import type { Recorder } from '../exchange/recorder.js'
import { isAddress } from '../guard/address.js'
import type { ResolvedProxyOptions } from '../options/resolved-options.js'
import { hostOf } from '../options/validate-target-url.js'
import type { UpstreamCall } from '../plan/upstream-call.js'
import { answerOf, type NodeAnswer } from './node-answer.js'
import type { Transport } from './transport.js'
import type { Upload } from './upload.js'
import type { UpstreamLink } from './upstream-link.js'

export interface SendContext {
  readonly transport: Transport
  readonly options: ResolvedProxyOptions
  readonly recorder: Recorder
  readonly upload: Upload | null
  readonly link: UpstreamLink
}

/** The maximum number of further attempts if the target had just closed a kept connection. */
const MAX_RETRIES = 2

/** Sends a request by Node's own client. The promise resolves with the head of the response. */
export function sendUpstream(call: UpstreamCall, context: SendContext): Promise<NodeAnswer> {
  const { url, target } = call
  const host = hostOf(url)
  if (!context.transport.allowsHost(target, host)) {
    return Promise.reject(new ProxyError('address-not-public'))
  }
  return new Promise((resolve, reject) => {
    attempt(call, context, host, MAX_RETRIES, resolve, reject)
  })
}

function attempt(
  call: UpstreamCall,
  context: SendContext,
  host: string,
  retries: number,
  resolve: (answer: NodeAnswer) => void,
  reject: (error: unknown) => void,
): void {
  const { options, recorder, upload, link } = context
  let request: ClientRequest
  try {
    if (link.error) throw link.error
    request = open(call, context, host)
  } catch (error) {
    // A literal address that is not allowed fails here.
    reject(error)
    return
  }
  let isSettled = false
  const fail = (error: unknown) => {
    if (isSettled) return
    isSettled = true
    clearTimeout(timer)
    // A server may close an idle connection at any time, even while the next request is on its way
    // (https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2).
    const isStale = request.reusedSocket && upload === null && isConnectionLoss(error)
    if (isStale && retries > 0 && !link.error && /^(?:GET|HEAD|OPTIONS)$/.test(call.method)) {
      recorder.retried = true
      attempt(call, context, host, retries - 1, resolve, reject)
      return
    }
    reject(link.error ?? error)
  }
  const onSocketClose = () => {
    // An `error` event comes a moment later, and its error has more details.
    setImmediate(() => {
      if (!isSettled) fail(new ProxyError('upstream-closed'))
    })
  }
  const timer = setTimeout(() => {
    link.abort(new ProxyError('upstream-timeout'))
  }, options.headersMilliseconds)

  link.hold(request, fail)
  request.on('socket', (socket) => {
    recorder.reused = request.reusedSocket
    // Deno's request with a body does not notice that its connection was closed.
    if (upload !== null) socket.once('close', onSocketClose)
    const note = () => {
      recorder.connected()
      recorder.address = socket.remoteAddress ?? null
    }
    if (socket.connecting) socket.once('connect', note)
    else note()
  })
  request.on('response', (message) => {
    if (isSettled) return
    isSettled = true
    clearTimeout(timer)
    if (upload !== null) {
      request.socket?.removeListener('close', onSocketClose)
      // The exchange ends with the response, so no limit would apply to the rest of the upload.
      message.once('end', () => {
        if (!request.writableFinished) request.destroy()
      })
    }
    recorder.headersArrived()
    resolve(answerOf(message))
  })
  // The target switches protocols, although the request did not ask for that.
  request.on('upgrade', (_message: IncomingMessage, socket: Duplex) => {
    socket.destroy()
    fail(new ProxyError('upstream-invalid'))
  })
  request.on('error', fail)
  // A connection can end without a response or an error event.
  request.on('close', () => {
    // Creating an error takes time, so it is created only if the request has not ended.
    if (!isSettled) fail(new ProxyError('upstream-closed'))
  })

  if (upload === null) {
    request.end()
    return
  }
  upload.start(request, {
    add(bytes) {
      recorder.bytesUp += bytes
      // The time limit starts again, because an upload that goes on is progress.
      if (!isSettled) timer.refresh()
      if (recorder.bytesUp <= options.maxRequestBytes) return true
      link.abort(new ProxyError('request-too-large'))
      return false
    },
    fail(error) {
      link.abort(error)
    },
  })
}

function open(
  { url, target, method, path, headers }: UpstreamCall,
  context: SendContext,
  host: string,
) {
  const { transport, upload } = context
  const isPlain = url.protocol === 'http:'
  const request = (isPlain ? httpRequest : httpsRequest)({
    agent: transport.agentFor(target, url.protocol),
    host,
    port: url.port || (isPlain ? 80 : 443),
    // TLS server names cannot be addresses: https://www.rfc-editor.org/rfc/rfc6066#section-3
    ...(!isPlain && !isAddress(host) && { servername: host }),
    method,
    path,
    headers: { ...headers, host: url.host, ...framingOf(method, upload) },
    setHost: false,
  })
  // If the body were longer than its Content-Length, the rest would become part of the next
  // message. The types of Node.js lack this option.
  Object.assign(request, { strictContentLength: true })
  return request
}

/**
 * Returns the headers that frame the body. Without these headers, Node's client writes the body of
 * a `DELETE` or `OPTIONS` without framing, and the target would read the body as the next request.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6
 */
function framingOf(method: string, upload: Upload | null): Record<string, string> {
  if (upload !== null) {
    return upload.length === null
      ? { 'transfer-encoding': 'chunked' }
      : { 'content-length': String(upload.length) }
  }
  return /^(?:POST|PUT|PATCH)$/.test(method) ? { 'content-length': '0' } : {}
}

function isConnectionLoss(error: unknown): boolean {
  const { code } = error as { code?: unknown }
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'upstream-closed'
}
