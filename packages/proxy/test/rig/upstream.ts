import { createServer as createTlsServer } from 'node:tls'
import { createServer, type Server, type Socket } from 'node:net'
import { once } from 'node:events'

/** A request as it arrived on the wire. */
export interface Received {
  readonly method: string
  readonly target: string
  /** The header lines in order, with names in lower case. */
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly head: string
  body: Buffer
  isComplete: boolean
  /** The number of the connection, from 1. */
  readonly connection: number
}

export type Responder = (socket: Socket, request: Received) => void

/**
 * A server that reads and writes plain bytes, so that no HTTP library repairs a message between a
 * test and the wire.
 */
export class Upstream {
  readonly received: Received[] = []
  readonly sockets = new Set<Socket>()
  connections = 0
  readonly #server: Server
  readonly #onHead = new Map<string, Responder>()
  readonly #onEnd = new Map<string, Responder>()

  constructor(tls?: { readonly key: string; readonly cert: string }) {
    const serve = (socket: Socket) => {
      this.#serve(socket)
    }
    this.#server = tls ? createTlsServer(tls, serve) : createServer(serve)
    this.#server.on('tlsClientError', () => undefined)
  }

  async listen(host: string): Promise<this> {
    this.#server.listen(0, host)
    await once(this.#server, 'listening')
    return this
  }

  get port(): number {
    return (this.#server.address() as { port: number }).port
  }

  /** Responds to a path (without its query) when the whole request has arrived. */
  on(path: string, responder: Responder | string): this {
    this.#onEnd.set(
      path,
      typeof responder === 'string' ? (socket) => socket.write(responder, 'latin1') : responder,
    )
    return this
  }

  /** Responds to a path as soon as the head of the request has arrived. */
  onHead(path: string, responder: Responder): this {
    this.#onHead.set(path, responder)
    return this
  }

  /** Returns the requests for a path, with any query. */
  to(path: string): Received[] {
    return this.received.filter(({ target }) => target === path || target.startsWith(`${path}?`))
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    this.#server.close()
    await once(this.#server, 'close')
  }

  #serve(socket: Socket): void {
    this.connections += 1
    const connection = this.connections
    this.sockets.add(socket)
    socket.on('close', () => this.sockets.delete(socket))
    socket.on('error', () => undefined)
    let rest = Buffer.alloc(0)
    let current: { request: Received; framing: 'none' | 'chunked' | number } | null = null
    const step = (): boolean => {
      if (current === null) {
        const end = rest.indexOf('\r\n\r\n')
        if (end === -1) return false
        const head = rest.subarray(0, end).toString('latin1')
        rest = rest.subarray(end + 4)
        const request = parseHead(head, connection)
        this.received.push(request)
        current = { request, framing: framingOf(request) }
        this.#onHead.get(pathOf(request))?.(socket, request)
      }
      const { request, framing } = current
      if (framing === 'chunked') {
        const parsed = dechunk(rest)
        if (parsed === null) return false
        request.body = parsed.body
        rest = rest.subarray(parsed.length)
      } else if (typeof framing === 'number') {
        const missing = framing - request.body.length
        request.body = Buffer.concat([request.body, rest.subarray(0, missing)])
        rest = rest.subarray(Math.min(missing, rest.length))
        if (request.body.length < framing) return false
      }
      request.isComplete = true
      current = null
      const path = pathOf(request)
      const responder = this.#onEnd.get(path)
      if (responder) responder(socket, request)
      else if (!this.#onHead.has(path)) socket.write(ok(path))
      return rest.length > 0
    }
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      while (step());
    })
  }
}

/** Returns the head of a response. */
export function head(status: string, ...headers: readonly string[]): string {
  return `HTTP/1.1 ${status}\r\n${headers.map((one) => `${one}\r\n`).join('')}\r\n`
}

/** Returns a redirect without a body. */
export function redirect(location: string, status = '302 Found'): string {
  return head(status, `Location: ${location}`, 'Content-Length: 0')
}

/** Returns a response with a body of plain text. */
export function ok(body: string, headers = ''): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n${headers}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

export function header(received: Received | undefined, name: string): string | undefined {
  const lines = received?.headers.filter(([one]) => one === name).map(([, value]) => value) ?? []
  return lines.length === 0 ? undefined : lines.join(' | ')
}

function pathOf({ target }: Received): string {
  return target.split('?', 1)[0] ?? ''
}

function parseHead(head: string, connection: number): Received {
  const [line = '', ...lines] = head.split('\r\n')
  const [method = '', target = ''] = line.split(' ')
  const headers = lines.map((text): [string, string] => {
    const colon = text.indexOf(':')
    return [text.slice(0, colon).toLowerCase(), text.slice(colon + 1).trim()]
  })
  return { method, target, headers, head, body: Buffer.alloc(0), isComplete: false, connection }
}

function framingOf(request: Received): 'none' | 'chunked' | number {
  if (header(request, 'transfer-encoding') === 'chunked') return 'chunked'
  const length = header(request, 'content-length')
  return length === undefined ? 'none' : Number(length)
}

/**
 * Reads a chunked body, and the number of bytes that it takes. Returns `null` if it has not arrived
 * as a whole.
 */
export function dechunk(bytes: Buffer): { body: Buffer; length: number } | null {
  const parts: Buffer[] = []
  let at = 0
  for (;;) {
    const end = bytes.indexOf('\r\n', at)
    if (end === -1) return null
    const size = Number.parseInt(bytes.subarray(at, end).toString('latin1'), 16)
    if (bytes.length < end + 2 + size + 2) return null
    parts.push(bytes.subarray(end + 2, end + 2 + size))
    at = end + 2 + size + 2
    if (size === 0) return { body: Buffer.concat(parts), length: at }
  }
}
