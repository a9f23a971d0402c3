// Runs one handler on two servers: one without a policy, and one with a policy.
import { once } from 'node:events'
import {
  createServer,
  type IncomingMessage,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import {
  type ClientHttp2Session,
  connect,
  createServer as createHttp2Server,
  type Http2ServerRequest,
  type Http2ServerResponse,
} from 'node:http2'
import type { AddressInfo } from 'node:net'
import type { CorsPolicy } from '@webcors/core'
import {
  type Answer,
  close,
  exchange,
  listen,
  NOTHING,
  PATIENCE_MILLISECONDS,
  request,
} from './exchange.test-util.js'
import { withCors } from './with-cors.js'

/**
 * The calls of a handler on its response. The response of HTTP/2 has the same methods, and accepts
 * fewer arguments.
 */
export type Act = (response: ServerResponse, request: IncomingMessage) => unknown

/** The response, and the errors that the handler's calls threw. */
export interface Observed {
  readonly answer: Answer
  readonly errors: readonly string[]
}

/** A request, and the policy that is selected for it. */
export interface Ask {
  readonly origin: string | null
  readonly method?: string
  readonly policy?: CorsPolicy | undefined
  readonly lines?: readonly string[]
}

/** Two servers on which any handler can run. */
export interface Pair {
  /** Runs a handler without a policy. */
  bare(act: Act, ask: Ask): Promise<Observed>
  /** Runs a handler behind the policy of the request. */
  wrapped(act: Act, ask: Ask): Promise<Observed>
  close(): Promise<void>
}

/** Names an error by its code, as Node.js has for its own errors, or else by its message. */
export function nameOf(error: unknown): string {
  const { name, code, message } = error as NodeJS.ErrnoException
  return code === undefined ? `${name}: ${message}` : `${name} ${code}`
}

export async function startPair(options: ServerOptions = {}): Promise<Pair> {
  const runner = new Runner()
  const servers = {
    bare: createServer(options, runner.listener),
    wrapped: createServer(options, withCors(runner.listener, runner.select)),
  }
  const ports = { bare: await listen(servers.bare), wrapped: await listen(servers.wrapped) }
  const observe = (side: 'bare' | 'wrapped') => (act: Act, ask: Ask) =>
    runner.observe(act, ask, async () => {
      const origin = ask.origin === null ? [] : [`Origin: ${ask.origin}`]
      const lines = [...origin, ...(ask.lines ?? [])]
      return exchange(ports[side], request(`${ask.method ?? 'GET'} /`, lines))
    })
  return {
    bare: observe('bare'),
    wrapped: observe('wrapped'),
    close: async () => {
      await Promise.all([close(servers.bare), close(servers.wrapped)])
    },
  }
}

/** Starts such servers for HTTP/2, with its compatibility API. */
export async function startHttp2Pair(): Promise<Pair> {
  const runner = new Runner()
  const listener = runner.listener as unknown as (
    req: Http2ServerRequest,
    res: Http2ServerResponse,
  ) => void
  const sides = {
    bare: await startHttp2(listener),
    wrapped: await startHttp2(withCors(listener, runner.select)),
  }
  const observe = (side: 'bare' | 'wrapped') => (act: Act, ask: Ask) =>
    runner.observe(act, ask, () => sides[side].ask(ask))
  return {
    bare: observe('bare'),
    wrapped: observe('wrapped'),
    close: async () => {
      await Promise.all([sides.bare.close(), sides.wrapped.close()])
    },
  }
}

/** Runs the handler of the current request, selects its policy, and collects its errors. */
class Runner {
  #act: Act = () => {}
  #policy: CorsPolicy | undefined
  #errors: string[] = []

  readonly select = (): CorsPolicy | undefined => this.#policy

  readonly listener = (req: IncomingMessage, res: ServerResponse): void => {
    const fail = (error: unknown): void => {
      this.#errors.push(nameOf(error))
      // Frameworks answer errors in this way: they remove the headers that were stored before.
      if (res.headersSent) return void res.destroy()
      for (const name of res.getHeaderNames()) res.removeHeader(name)
      res.statusCode = 500
      res.statusMessage = ''
      res.end('failed')
    }
    try {
      Promise.resolve(this.#act(res, req)).catch(fail)
    } catch (error) {
      fail(error)
    }
  }

  async observe(act: Act, ask: Ask, send: () => Promise<Answer>): Promise<Observed> {
    this.#act = act
    this.#policy = ask.policy
    this.#errors = []
    return { answer: await send(), errors: this.#errors }
  }
}

async function startHttp2(
  listener: (req: Http2ServerRequest, res: Http2ServerResponse) => void,
): Promise<{ ask: (ask: Ask) => Promise<Answer>; close: () => Promise<void> }> {
  const server = createHttp2Server(listener).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const start = (): ClientHttp2Session => connect(url).on('error', () => {})
  let client = start()
  // A response that the client does not accept ends the whole session.
  const session = (): ClientHttp2Session => {
    if (client.destroyed) client = start()
    return client
  }
  return {
    ask: ({ origin, method }) =>
      new Promise((resolve) => {
        const stream = session().request({
          ':method': method ?? 'GET',
          ...(origin !== null && { origin }),
        })
        const before: string[] = []
        let answer: Answer = NOTHING
        let body = ''
        let trailer = ''
        stream.setEncoding('latin1')
        stream.setTimeout(PATIENCE_MILLISECONDS, () => stream.destroy())
        stream.on('headers', (headers) => before.push(JSON.stringify(headers)))
        // The types lack the third argument.
        stream.on('response', (...[, , raw]: unknown[]) => {
          const [, status = '', ...rest] = raw as string[]
          const head = [`HTTP/2 ${status}`]
          for (let i = 0; i < rest.length; i += 2) head.push(`${rest[i]}: ${rest[i + 1]}`)
          const lines = head.map((line) => line.replace(/^date: .*/, 'date: now'))
          answer = { ...NOTHING, status: Number(status), head: lines }
        })
        stream.on('trailers', (headers) => (trailer = JSON.stringify(headers)))
        stream.on('data', (data: string) => (body += data))
        // The listener for `close` reads `rstCode`, so the error itself is not needed.
        stream.on('error', () => {})
        stream.on('close', () => {
          resolve({ ...answer, before, body, trailer, complete: stream.rstCode === 0 })
        })
        stream.end()
      }),
    close: async () => {
      client.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
