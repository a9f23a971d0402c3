import { connect, type Socket } from 'node:net'
import type { ConformanceSend, HeaderLines } from '../policies/policy.js'
import { ResponseParser } from './response-parser.js'

/** A response as it arrived on the wire. */
export interface RawResponse {
  readonly status: number
  /** The header lines in the order on the wire, with duplicates. */
  readonly headers: HeaderLines
  readonly body: string
  /** Whether the whole body arrived. */
  readonly complete: boolean
  /** Milliseconds between the first and the last piece of the body. */
  readonly bodyMilliseconds: number
}

/**
 * Sends one request over a new connection, with the given header lines unchanged. Unlike other HTTP
 * clients, the function does not join, drop or rename header lines of the response.
 *
 * @example
 * ```ts
 * const headers = [['Origin', 'https://app.example.com']] as const
 * const send = { method: 'GET', path: '/ok', headers }
 * const response = await sendRaw('http://127.0.0.1:8000', send, 5)
 * ```
 *
 * @param base the URL before the path: `http://127.0.0.1:8000/prefix`
 * @param send the request
 * @param timeoutSeconds the time limit for the whole response, in seconds
 * @throws {TypeError} if the protocol is not `http:`
 * @throws {Error} if the response is not HTTP/1.1, or is not complete within the time limit
 */
export async function sendRaw(
  base: string,
  { method, path, headers, body = '' }: ConformanceSend,
  timeoutSeconds: number,
): Promise<RawResponse> {
  const { protocol, hostname, port, host, pathname } = new URL(base)
  if (protocol !== 'http:')
    throw new TypeError(`Cannot send to ${base}: the protocol must be http:`)
  const content = Buffer.from(body)
  // A row may set a Host that is not the host of the connection, like a page whose name was
  // rebound.
  const ownHost = headers.some(([name]) => name === 'Host')
  const lines: [string, string][] = [
    ...(ownHost ? [] : [['Host', host] as [string, string]]),
    ...headers.map(([name, value]): [string, string] => [
      name,
      value.replaceAll('{host}', host).replaceAll('{hostname}', hostname),
    ]),
    ...(content.length > 0 ? [['Content-Length', String(content.length)] as [string, string]] : []),
    ['Connection', 'close'],
  ]
  const target = pathname.replace(/\/$/, '') + path
  const head = [
    `${method} ${target} HTTP/1.1`,
    ...lines.map(([name, value]) => `${name}: ${value}`),
  ]
  const socket = connect(Number(port || 80), hostname.replace(/^\[|\]$/g, ''))
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  socket.write(content)
  return receive(socket, new ResponseParser(method === 'HEAD'), timeoutSeconds)
}

function receive(
  socket: Socket,
  parser: ResponseParser,
  timeoutSeconds: number,
): Promise<RawResponse> {
  return new Promise<RawResponse>((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(
        new Error(
          `No complete response within ${timeoutSeconds} s. Received: ${parser.received()}`,
        ),
      )
      socket.destroy()
    }, timeoutSeconds * 1000)
    const finish = (settle: () => void): void => {
      clearTimeout(limit)
      socket.destroy()
      settle()
    }
    const finishWith = (failure?: Error): void => {
      finish(() => {
        const response = parser.response()
        if (response !== null) resolve(response)
        else reject(failure ?? new Error(`No HTTP/1.1 response. Received: ${parser.received()}`))
      })
    }
    socket.on('data', (data) => {
      try {
        if (parser.push(data)) finishWith()
      } catch (error) {
        finish(() => reject(error))
      }
    })
    socket.on('end', () => {
      parser.end()
      finishWith()
    })
    // If the connection breaks off within the body, the incomplete response is returned, and the
    // caller judges it.
    socket.on('error', finishWith)
  })
}
