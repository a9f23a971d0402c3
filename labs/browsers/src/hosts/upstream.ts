import { Agent, type IncomingMessage, request } from 'node:http'
import { type ClientHttp2Session, connect } from 'node:http2'
import type { Readable, Writable } from 'node:stream'

/** The place of a server: a port of 127.0.0.1, without TLS. */
export interface Upstream {
  readonly port: number
  /** The prefix of all its paths. */
  readonly prefix?: string
  /** Whether it speaks HTTP/2 instead of HTTP/1.1. */
  readonly isHttp2?: boolean
}

type Answer = (status: number, rawHeaders: readonly string[], body: Readable) => void

/** Headers that HTTP/2 forbids or replaces. */
const HTTP1_ONLY = /^(?:connection|proxy-connection|keep-alive|transfer-encoding|upgrade|host)$/i

/** Passes messages on to servers, over kept connections. */
export class UpstreamClient {
  readonly #agent = new Agent({ keepAlive: true })
  readonly #sessions = new Map<number, ClientHttp2Session>()

  /** Sends the head of a message, and returns the stream for its body. */
  pass(upstream: Upstream, message: IncomingMessage, target: string, answer: Answer): Writable {
    const path = (upstream.prefix ?? '') + target
    return upstream.isHttp2
      ? this.#passHttp2(upstream.port, message, path, answer)
      : this.#passHttp1(upstream.port, message, path, answer)
  }

  close(): void {
    this.#agent.destroy()
    for (const session of this.#sessions.values()) session.destroy()
  }

  #passHttp1(
    port: number,
    { method = '', rawHeaders }: IncomingMessage,
    path: string,
    answer: Answer,
  ) {
    const headers = rawHeaders as unknown as Record<string, string>
    const sent = request({ agent: this.#agent, host: '127.0.0.1', port, path, method, headers })
    sent.on('response', (response) => {
      answer(response.statusCode ?? 502, response.rawHeaders, response)
    })
    return sent
  }

  #passHttp2(port: number, message: IncomingMessage, path: string, answer: Answer) {
    const { method, headers } = message
    const kept = Object.entries(headers).filter(([name]) => !HTTP1_ONLY.test(name))
    const sent = this.#sessionTo(port).request({
      ':method': method,
      ':path': path,
      ':authority': headers.host,
      ...Object.fromEntries(kept),
    })
    sent.on('response', (_headers: unknown, _flags: unknown, raw: readonly string[]) => {
      const [, status, ...rawHeaders] = raw // `:status` comes first.
      answer(Number(status), rawHeaders, sent)
    })
    return sent
  }

  #sessionTo(port: number): ClientHttp2Session {
    const open = this.#sessions.get(port)
    if (open) return open
    const session = connect(`http://127.0.0.1:${port}`)
    this.#sessions.set(port, session)
    session.once('close', () => this.#sessions.delete(port))
    // Each stream of the session reports its own errors.
    session.on('error', () => {})
    return session
  }
}
