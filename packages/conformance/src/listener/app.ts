import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'
import { Readable } from 'node:stream'
import { type ConformanceHead, WRITE_HEAD } from './head.js'
import { createUpstream } from './upstream.js'
import type { HeaderLines } from '../policies/policy.js'
import {
  type ConformanceRoute,
  findRoute,
  type RouteKind,
  RUNS_PATH,
  STREAM_PAUSE,
} from '../app/routes.js'

/**
 * The application of the table as a request listener of Node.js: for `node:http`, `node:https`,
 * `node:http2` (compatibility API), and frameworks that use them.
 */
export type ConformanceListener = (
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
) => void | Promise<void>

/** The options of `createConformanceListener`. */
export interface ConformanceListenerOptions {
  /**
   * The way in which the application writes the heads of responses.
   *
   * @default 'set-header'
   */
  readonly head?: ConformanceHead
}

/**
 * The error that the listener throws. Connect and Express send a response with its status and
 * headers.
 */
export interface ConformanceListenerError extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Creates the application of `CONFORMANCE_ROUTES` as a listener, with its own count of requests.
 *
 * A listener cannot throw a response. Instead, this one throws an error with a status and headers
 * (see `answerErrorWith`). If an error happens after the head was sent, the promise of the listener
 * rejects.
 *
 * @example
 * ```ts
 * createServer(withCors(createConformanceListener({ head: 'flush' }), options))
 * ```
 */
export function createConformanceListener({
  head = 'set-header',
}: ConformanceListenerOptions = {}): ConformanceListener {
  let runs = 0
  const upstream = createUpstream()
  const writeHead = WRITE_HEAD[head]

  const answer: Answer = ({ status, headers, body }, res) => {
    writeHead(res, status, headers)
    if (head === 'pipe') pipeText(body, res)
    else res.end(body)
  }
  const kinds: Readonly<Record<RouteKind, Answer>> = {
    answer,
    redirect: answer,
    share: answer,
    throw: throwError,
    'throw-response': throwError,
    'throw-redirect': throwError,
    echo: ({ status, headers }, res, req) => {
      writeHead(res, status, headers)
      req.pipe(res)
    },
    fetch: async ({ body }, res) => {
      const incoming = await upstream(body)
      writeHead(res, incoming.statusCode ?? 0, endToEnd(incoming.rawHeaders))
      incoming.pipe(res)
    },
    stream: async ({ status, headers, body }, res) => {
      writeHead(res, status, headers)
      res.write(body.slice(0, body.length / 2))
      await pause()
      res.end(body.slice(body.length / 2))
    },
    break: async ({ status, headers, body }, res) => {
      writeHead(res, status, headers)
      res.write(body)
      // The head must be sent before the error.
      await pause()
      throw new Error('The application fails while it writes')
    },
  }

  return (request, response) => {
    // The compatibility API of HTTP/2 has the methods that are used here.
    const [req, res] = [request as IncomingMessage, response as ServerResponse]
    const path = pathOfMessage(req)
    if (path.endsWith(RUNS_PATH)) {
      res.setHeader('Cache-Control', 'no-store')
      res.end(String(runs))
      return
    }
    runs++
    const route = findRoute(req.method ?? 'GET', path)
    return kinds[route.kind](route, res, req)
  }
}

type Answer = (
  route: ConformanceRoute,
  res: ServerResponse,
  req: IncomingMessage,
) => void | Promise<void>

/**
 * Reads the path of a request, without the query. It is the `pathOf` of hosts with requests of
 * Node.js.
 *
 * @example
 * ```ts
 * const adapter = { createCors, pathOf: pathOfMessage, onError: answerErrorWith }
 * ```
 */
export function pathOfMessage({ url = '' }: { readonly url?: string | undefined }): string {
  return url.replace(/\?.*/, '')
}

/**
 * Sends the response that the table expects for an error of the listener. It is the `onError` of
 * hosts with responses of Node.js. Like error handlers of frameworks, it removes all headers first.
 * If the head was sent, it cuts the response off.
 *
 * @example
 * ```ts
 * withCors(createConformanceListener(), options, { onError: answerErrorWith })
 * ```
 *
 * @param error a `ConformanceListenerError`
 */
export function answerErrorWith(
  error: unknown,
  _request: unknown,
  response: ServerResponse | Http2ServerResponse,
): void {
  const res = response as ServerResponse
  if (res.headersSent) {
    // The error is passed on, because HTTP/2 would otherwise end the stream as if the response were
    // complete.
    res.destroy(error as Error)
    return
  }
  for (const name of res.getHeaderNames()) res.removeHeader(name)
  const { status = 500, headers = {}, message } = error as Partial<ConformanceListenerError>
  res.statusCode = status
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
  res.end(message)
}

function throwError({ status, headers, body }: ConformanceRoute): never {
  throw Object.assign(new Error(body), { status, headers: Object.fromEntries(headers) })
}

function pipeText(body: string, res: ServerResponse): void {
  Readable.from(body === '' ? [] : [body]).pipe(res)
}

/**
 * Picks the header lines that a proxy passes on.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
function endToEnd(rawHeaders: readonly string[]): HeaderLines {
  const lines: [string, string][] = []
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = rawHeaders.slice(i, i + 2)
    if (!/^(?:connection|keep-alive|transfer-encoding)$/i.test(name)) lines.push([name, value])
  }
  return lines
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, STREAM_PAUSE))
}
