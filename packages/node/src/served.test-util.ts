// Starts a server for one test, and sends requests to it.
import {
  createServer,
  type IncomingMessage,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { CorsMiddleware } from './cors.js'
import {
  type Answer,
  close,
  corsLines,
  exchange,
  listen,
  request,
  varyNames,
} from './exchange.test-util.js'

export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example'

export type Listener = (req: IncomingMessage, res: ServerResponse) => unknown

/** A running server, and functions that send requests to it. */
export interface Served {
  readonly port: number
  readonly server: ReturnType<typeof createServer>
  readonly get: (origin: string | null, lines?: readonly string[]) => Promise<Answer>
  readonly preflight: (
    origin: string,
    method?: string,
    lines?: readonly string[],
  ) => Promise<Answer>
  readonly send: (line: string, lines?: readonly string[], body?: string) => Promise<Answer>
  /** Sends a request, and does not wait for its response. */
  readonly open: (line: string, lines?: readonly string[]) => Socket
  readonly close: () => Promise<void>
}

export async function serve(listener: Listener, options: ServerOptions = {}): Promise<Served> {
  const server = createServer(options, listener)
  const port = await listen(server)
  const send = (line: string, lines: readonly string[] = [], body = ''): Promise<Answer> =>
    exchange(port, request(line, lines, body))
  return {
    port,
    server,
    send,
    get: (origin, lines = []) =>
      send('GET /', [...(origin === null ? [] : [`Origin: ${origin}`]), ...lines]),
    preflight: (origin, method = 'PUT', lines = []) =>
      send('OPTIONS /', [
        `Origin: ${origin}`,
        `Access-Control-Request-Method: ${method}`,
        ...lines,
      ]),
    open: (line, lines = []) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.write(request(line, lines))
      return socket
    },
    close: () => close(server),
  }
}

/** Starts a server that is closed when the test is finished. */
export async function start(listener: Listener): Promise<Served> {
  const served = await serve(listener)
  onTestFinished(() => served.close())
  return served
}

/** A listener that answers every request. */
export const hi: Listener = (_, res) => res.end('hi')

/** Starts a server with a middleware before its listener. */
export function mount(middleware: CorsMiddleware, listener: Listener = hi): Promise<Served> {
  return start((req, res) => middleware(req, res, () => listener(req, res)))
}

/** Calls a wrapped listener for its result, which its type hides. */
export function call(wrapped: Listener, origin = APP): unknown {
  const req = { method: 'GET', headers: { origin } } as IncomingMessage
  return wrapped(req, { headersSent: false, writeHead: () => {} } as unknown as ServerResponse)
}

/** Picks the parts of a response that a policy decides. */
export function decided({ status, head }: Answer): {
  status: number
  cors: string[]
  vary: string[]
} {
  return { status, cors: corsLines(head), vary: varyNames(head) }
}

/** The CORS header that allows an origin without credentials. */
export function allowed(origin: string = APP): string[] {
  return [`access-control-allow-origin: ${origin}`]
}
