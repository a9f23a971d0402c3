/// <reference types="node" />
import type { RequestMessage, ResponseMessage } from '../simulate/http-message.js'
import { connectTls, type Trust } from './connect-tls.js'
import { exchangeHttp1 } from './exchange-http1.js'
import { exchangeHttp2 } from './exchange-http2.js'

/**
 * Sends one request in the version of HTTP that a browser would use.
 *
 * @returns the head of the response; the promise rejects if none came
 */
export async function exchange(
  message: RequestMessage,
  trust: Trust,
  signal: AbortSignal,
): Promise<ResponseMessage> {
  const url = new URL(message.url)
  if (url.protocol !== 'https:') return exchangeHttp1(url, message, signal)
  const socket = await connectTls(url, trust, signal)
  try {
    return socket.alpnProtocol === 'h2'
      ? await exchangeHttp2(url, message, signal, socket)
      : await exchangeHttp1(url, message, signal, socket)
  } finally {
    socket.destroy()
  }
}
