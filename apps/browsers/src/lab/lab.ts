import { readFileSync } from 'node:fs'
import type { AddressInfo, Server } from 'node:net'
import {
  type Answer,
  isPreflight,
  type LabCase,
  type LabRequest,
  type Outcome,
  type WireRequest,
} from './lab-case.ts'
import { type ReceivedMessage, startWireServer, valueOf } from './wire-server.ts'

const MODULES = ['main.js', 'run-request.js']
const PAGE =
  '<!doctype html><title>webcors</title><link rel=icon href=data:,><script type=module src=main.js></script>'

interface Work {
  readonly requests: readonly LabRequest[]
  /** What the page prints in its console at the end. */
  readonly mark: string
}

/** What came of each request, each time it was sent, and everything that came over the wire. */
export interface LabResult {
  readonly outcomes: readonly (readonly Outcome[])[]
  readonly wire: readonly WireRequest[]
}

/**
 * A page, and two servers of other origins that answer as the cases say. The page asks for work, does it,
 * and brings the outcomes.
 */
export class Lab {
  readonly #servers: readonly Server[]
  #stops: LabCase['stops'] = {}
  #wire: WireRequest[] = []
  #work = withResolvers<Work>()
  #outcomes = withResolvers<LabResult['outcomes']>()

  private constructor(servers: readonly Server[]) {
    this.#servers = servers
  }

  static async start(): Promise<Lab> {
    const respond = (message: ReceivedMessage) =>
      lab.#answerCase(message) ?? lab.#servePage(message)
    const lab: Lab = new Lab(await Promise.all([1, 2, 3].map(() => startWireServer(respond))))
    return lab
  }

  /** Of the page, of the API, and of another server. */
  get origins(): Record<'page' | 'api' | 'other', string> {
    const [page = '', api = '', other = ''] = this.#servers.map(
      (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    )
    return { page, api, other }
  }

  /** Has the page send the requests, one after the other. */
  async run(cases: readonly LabCase[], mark: string): Promise<LabResult> {
    this.#wire = []
    this.#stops = Object.assign({}, ...cases.map(({ stops }) => stops))
    this.#outcomes = withResolvers()
    this.#work.resolve({ requests: cases.map(({ request }) => request), mark })
    return { outcomes: await this.#outcomes.promise, wire: this.#wire }
  }

  close(): void {
    // Their sockets are closed by the browser, which is gone by now.
    for (const server of this.#servers) server.close()
  }

  #answerCase({ method, target, headers }: ReceivedMessage): Answer | null {
    const url = `http://${valueOf(headers, 'host')}${target}`
    const stop = this.#stops[url]
    if (!stop) return null
    const received: WireRequest = {
      method,
      url,
      origin: valueOf(headers, 'origin'),
      requestMethod: valueOf(headers, 'access-control-request-method'),
      requestHeaders: valueOf(headers, 'access-control-request-headers'),
    }
    this.#wire.push(received)
    return isPreflight(received) ? stop.preflight : stop.actual
  }

  async #servePage({ target, body }: ReceivedMessage): Promise<Answer> {
    const module = MODULES.find((name) => target === `/${name}`)
    if (module) {
      const text = readFileSync(new URL(`../../page/${module}`, import.meta.url), 'latin1')
      return { status: 200, headers: [['Content-Type', 'text/javascript']], body: text }
    }
    switch (target) {
      case '/':
        return { status: 200, headers: [['Content-Type', 'text/html']], body: PAGE }
      case '/next': {
        const work = await this.#work.promise
        this.#work = withResolvers()
        return { status: 200, headers: [], body: JSON.stringify(work) }
      }
      case '/outcomes':
        this.#outcomes.resolve(JSON.parse(body))
        return { status: 204, headers: [] }
      default:
        return { status: 404, headers: [] }
    }
  }
}

interface Resolvers<T> {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
}

function withResolvers<T>(): Resolvers<T> {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((fulfil) => (resolve = fulfil))
  return { promise, resolve }
}
