import { connect, type Socket } from 'node:net'
import type { ConformanceSend, HeaderLines } from '../policies/policy.js'
import { ResponseParser } from './response-parser.js'

/** A response as it arrived on the wire. */
export interface RawResponse {
  readonly status: number
  /** One entry for each header line, in the order on the wire, duplicates included. */
  readonly headers: HeaderLines
  readonly body: string
  /** Whether the body arrived to its end. */
  readonly complete: boolean
  /** Milliseconds between the first and the last piece of the body. */
  readonly bodyMilliseconds: number
}

/**
 * Sends one request over a connection of its own, with the given header lines unchanged. Unlike other HTTP clients, it
 * reads the response without joining, dropping or renaming header lines.
 *
 * @param base the URL before the path: `http://127.0.0.1:8000/prefix`
 * @throws if the response is not HTTP/1.1, or does not arrive within the time limit
 */
export async function sendRaw(
  base: string,
  { method, path, headers, body = '' }: ConformanceSend,
  timeoutSeconds: number,
): Promise<RawResponse> {
  const { protocol, hostname, port, host, pathname } = new URL(base)
  if (protocol !== 'http:') throw new TypeError(`Cannot send to ${base}: only http: is spoken here`)
  const content = Buffer.from(body)
  // A row may set another host than the one of the connection, as a page with a rebound name does.
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
        new Error(`No complete answer within ${timeoutSeconds} s. So far: ${parser.received()}`),
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
        else reject(failure ?? new Error(`No HTTP/1.1 answer came, but ${parser.received()}`))
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
    // The caller judges a connection that breaks off within the body.
    socket.on('error', finishWith)
  })
}
