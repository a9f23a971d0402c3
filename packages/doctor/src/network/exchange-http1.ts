/// <reference types="node" />
import { type IncomingMessage, request as requestHttp } from 'node:http'
import type { Duplex } from 'node:stream'
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import { pairs, sentHeaders } from './header-lines.js'

/** Browsers accept response heads of up to 256 KiB. */
const MAX_HEAD_BYTES = 262_144

/**
 * Sends one request over HTTP/1.1.
 *
 * @param socket an open connection; without one, a new connection without TLS is opened
 * @returns the head of the response; the promise rejects if none came
 */
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
      // An array keeps the spelling of names and allows a name twice. For an array, Node.js adds no
      // `Host`.
      headers: [['Host', url.host] as const, ...sentHeaders(message)].flat(),
      signal,
      maxHeaderSize: MAX_HEAD_BYTES,
      // Browsers accept some responses that are not valid HTTP, and so does the lenient parser.
      insecureHTTPParser: true,
      ...(socket ? { createConnection: () => socket } : { agent: false }),
    })
    const finish = (response: IncomingMessage): void => {
      resolve({ status: response.statusCode ?? 0, headers: pairs(response.rawHeaders) })
      // The body is not needed, so errors in it do not matter.
      response.on('error', () => {})
      request.destroy()
    }
    // 0 removes the limit: by default, Node.js drops all header lines after the 2,000th.
    request.maxHeadersCount = 0
    request.on('response', finish)
    request.on('upgrade', finish)
    request.on('error', reject)
    request.end(message.body)
  })
}
