/// <reference types="node" />
import { type IncomingMessage, request as requestHttp } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import { pairs, sentHeaders } from './header-lines.js'

/** What browsers take: 256 KiB. */
const LONGEST_HEAD = 262_144

/** @param socket a connection that is there already; default: a new one, without TLS */
export function exchangeHttp1(
  url: URL,
  message: RequestMessage,
  signal: AbortSignal,
  socket?: Duplex,
): Promise<ResponseMessage> {
  return new Promise((resolve, reject) => {
    const request = requestHttp({
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port || 80,
      path: url.pathname + url.search,
      method: message.method,
      // As an array, so that names keep their spelling and may come twice; Node.js then adds no `Host`.
      headers: [['Host', url.host] as const, ...sentHeaders(message)].flat(),
      signal,
      maxHeaderSize: LONGEST_HEAD,
      // Browsers forgive what is not quite HTTP.
      insecureHTTPParser: true,
      ...(socket ? { createConnection: () => socket } : { agent: false }),
    })
    const finish = (response: IncomingMessage): void => {
      resolve({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders) })
      // What comes after the head is not needed.
      response.on('error', () => {})
      request.destroy()
    }
    // Node.js leaves out what comes after the 2,000th line otherwise.
    request.maxHeadersCount = 0
    request.on('response', finish)
    request.on('upgrade', finish)
    request.on('error', reject)
    request.end(message.body)
  })
}
