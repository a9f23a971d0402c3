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

/** The application in Node's idiom: for `node:http`, `node:https`, `node:http2` (compatibility API), and what stands on them. */
export type ConformanceListener = (
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
) => void | Promise<void>

/** How the application goes about it. */
export interface ConformanceListenerOptions {
  /** How it writes its heads. Default `'set-header'`. */
  readonly head?: ConformanceHead
}

/** The error that the listener throws. Connect and Express answer with its status and headers by themselves. */
export interface ConformanceListenerError extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Where nothing takes a thrown answer, it is an error with a status and headers (see `answerErrorWith`). What fails after the
 * head was sent rejects.
 *
 * @returns the application with a count of its own; it carries out `CONFORMANCE_ROUTES`
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
      // The head has to be on its way before this.
      await pause()
      throw new Error('The application fails while it writes')
    },
  }

  return (request, response) => {
    // The compatibility API is meant to be used as if it were this.
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

/** `pathOf` for whatever takes Node's requests. */
export function pathOfMessage({ url = '' }: { readonly url?: string | undefined }): string {
  return url.replace(/\?.*/, '')
}

/**
 * Turns what the listener throws into the answer that the table expects. As error handlers do, it first removes all headers
 * that are there; where the head was sent it breaks the answer off.
 */
export function answerErrorWith(
  error: unknown,
  _request: unknown,
  response: ServerResponse | Http2ServerResponse,
): void {
  const res = response as ServerResponse
  if (res.headersSent) {
    // With the error: HTTP/2 would else end the stream as if all had been said.
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

/** What a proxy hands on (RFC 9110, section 7.6.1). */
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
