import { Buffer } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CorsDecision } from '@webcors/core'
import { chain, markWrapped } from '@webcors/core/adapter'
import { readIncomingMessage, respondOrStage } from '@webcors/node'
import { toProxyError } from '../answer/error-code.js'
import { createProblem } from '../answer/problem.js'
import { ProxyError } from '../answer/proxy-error.js'
import { Recorder } from '../exchange/recorder.js'
import type { ProxyCorsOptions, ProxyOptions } from '../options/proxy-options.js'
import { admit } from '../plan/admit.js'
import { type CompiledProxy, compileProxy } from '../plan/compile-proxy.js'
import { sendAndFollow } from '../plan/follow.js'
import { passGates } from '../plan/gates.js'
import { type Located, locate } from '../plan/locate.js'
import { relayHead } from '../plan/relay-head.js'
import { ListenerHead } from './listener-head.js'
import { NODE_ABILITIES } from './node-abilities.js'
import { type BodyFlow, relayBody } from './relay-body.js'
import { sendUpstream } from './send-upstream.js'
import { createTransport, type Transport, type TransportOptions } from './transport.js'
import { uploadFromMessage } from './upload.js'
import { UpstreamLink } from './upstream-link.js'

/** A request listener for `node:http`, Express, Connect and Vite. It responds to every request. */
export type ProxyListener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Creates a proxy as a request listener of `node:http`, which is faster on Node.js than the fetch
 * handler. In Express, Connect or Vite, mount it: `app.use('/proxy', createProxyListener(options,
 * cors))`.
 *
 * @example
 * ```ts
 * createServer(
 *   createProxyListener(
 *     { targets: { '/github': 'https://api.github.com' }, limit: { perMinute: 600 } },
 *     { origin: 'https://app.example.com' },
 *   ),
 * ).listen(8010)
 * ```
 *
 * @param options the targets, and the requests that they allow
 * @param cors the origins that may read: core's options without methods and request headers, which
 *   follow from the targets
 * @throws {ProxyOptionsError} with every issue of the options
 */
export function createProxyListener(options: ProxyOptions, cors: ProxyCorsOptions): ProxyListener {
  return createListener(options, cors)
}

/**
 * Creates the listener of `createProxyListener`. Tests pass a resolver and a rule for addresses.
 */
export function createListener(
  given: ProxyOptions,
  cors: ProxyCorsOptions,
  guard: Omit<TransportOptions, 'connectMilliseconds'> = {},
): ProxyListener {
  const proxy = compileProxy(given, cors, NODE_ABILITIES, createProxyListener)
  const { connectMilliseconds } = proxy.options
  const transport = createTransport({ ...guard, connectMilliseconds })

  return markWrapped((req: IncomingMessage, res: ServerResponse): void => {
    const head = new ListenerHead(req)
    const located = locate(proxy.options.targets, head.pathAndQuery)
    const decide = proxy.decideFor(located?.target ?? null)
    void chain(decide(readIncomingMessage(req), req, []), (outcome) => {
      if (outcome === undefined || respondOrStage(res, outcome)) return
      void new ListenerExchange(proxy, transport, head, res).run(outcome.decision, located)
    })
  })
}

/** One request of the listener, from the decision on it to its end. */
class ListenerExchange {
  readonly #proxy: CompiledProxy
  readonly #transport: Transport
  readonly #head: ListenerHead
  readonly #response: ServerResponse
  readonly #link = new UpstreamLink()
  readonly #recorder: Recorder
  #flow: BodyFlow | null = null

  constructor(proxy: CompiledProxy, transport: Transport, head: ListenerHead, res: ServerResponse) {
    this.#proxy = proxy
    this.#transport = transport
    this.#head = head
    this.#response = res
    const { load, options } = proxy
    load.current += 1
    const release = () => {
      load.current -= 1
    }
    this.#recorder = new Recorder(head.request, head.path, options.onExchange, release)
    res.on('close', this.#onClose)
  }

  readonly #onClose = (): void => {
    if (this.#recorder.hasEnded) return
    this.#flow?.cancel()
    this.#link.hasClientLeft = true
    this.#link.abort(new ProxyError('upstream-closed'))
    this.#recorder.end('client')
  }

  async run(decision: CorsDecision, located: Located | null): Promise<void> {
    const head = this.#head
    const { options, load } = this.#proxy
    try {
      this.#recorder.target = located?.target.mount ?? null
      const destination = admit(this.#proxy, head, decision, located)
      if (load.current > options.maxConcurrent) throw new ProxyError('too-many-at-once')
      const gates = passGates(this.#proxy, head, destination)
      if (gates) await gates
      const context = {
        transport: this.#transport,
        options,
        recorder: this.#recorder,
        upload: head.hasBody ? uploadFromMessage(head.message) : null,
        link: this.#link,
      }
      const { answer, call } = await sendAndFollow(this.#proxy, head, destination, (next) =>
        sendUpstream(next, context),
      )
      try {
        const relayed = relayHead(answer, call, options, head.prefix)
        const res = this.#response
        this.#recorder.status = relayed.status
        res.writeHead(relayed.status, relayed.statusText, relayed.headers)
        // Unlike 204 and 304, Node's server would send the body.
        if (relayed.status === 205) {
          answer.discard()
          res.end()
          this.#recorder.end('complete')
          return
        }
        const sink = {
          write: (chunk: Buffer) => res.write(chunk),
          end: () => res.end(),
          fail: () => res.destroy(),
        }
        // Pages must see an event stream open, so the head is sent before the first event.
        if (relayed.isEventStream) res.flushHeaders()
        this.#flow = relayBody(answer.message, relayed, sink, this.#recorder, options)
        res.on('drain', () => this.#flow?.resume())
      } catch (error) {
        answer.message.destroy()
        throw error
      }
    } catch (error) {
      this.#refuse(toProxyError(error), located)
    }
  }

  #refuse(error: ProxyError, located: Located | null): void {
    const res = this.#response
    this.#recorder.code = error.code
    if (this.#link.hasClientLeft || res.destroyed) return this.#recorder.end('client')
    if (res.headersSent) {
      res.destroy()
      return this.#recorder.end('upstream')
    }
    const { name } = this.#proxy.options
    const problem = createProblem(error, name, located?.target.mount ?? null)
    const headers = problem.headers.flat()
    // Nothing reads the rest of the body, so the connection cannot carry another request.
    if (error.code === 'request-too-large') headers.push('Connection', 'close')
    headers.push('Content-Length', String(Buffer.byteLength(problem.body)))
    this.#recorder.status = problem.status
    res.writeHead(problem.status, headers)
    res.end(this.#head.method === 'HEAD' ? undefined : problem.body)
    this.#recorder.end('complete')
  }
}
