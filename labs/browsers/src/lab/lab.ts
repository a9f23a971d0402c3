import type { AddressInfo, Server } from 'node:net'
import {
  type Answer,
  isPreflight,
  type LabCase,
  type PageRequest,
  type WireRequest,
} from './lab-case.ts'
import { type Outcomes, PageControl } from './page-control.ts'
import { type ReceivedMessage, startWireServer, valueOf } from './wire-server.ts'

/** The results of the cases, and all requests on the wire. */
export interface LabResult {
  readonly outcomes: Outcomes
  readonly wire: readonly WireRequest[]
}

/** A page, and two servers of other origins that answer as the cases say. */
export class Lab {
  readonly #servers: readonly Server[]
  readonly #page = new PageControl()
  #stops: LabCase['stops'] = {}
  #wire: WireRequest[] = []

  private constructor(servers: readonly Server[]) {
    this.#servers = servers
  }

  static async start(): Promise<Lab> {
    const respond = (message: ReceivedMessage) =>
      lab.#answerCase(message) ?? lab.#page.respond(message)
    const lab: Lab = new Lab(await Promise.all([1, 2, 3].map(() => startWireServer(respond))))
    return lab
  }

  /** The origins of the page, of the API, and of another server. */
  get origins(): Record<'page' | 'api' | 'other', string> {
    const [page = '', api = '', other = ''] = this.#servers.map(
      (server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    )
    return { page, api, other }
  }

  /** Makes the page send the requests in turn. At the end, the page prints the mark. */
  async run(cases: readonly LabCase<PageRequest['api']>[], mark: string): Promise<LabResult> {
    this.#wire = []
    this.#stops = Object.assign({}, ...cases.map(({ stops }) => stops))
    const requests = cases.map(({ request }) => request)
    return { outcomes: await this.#page.run(requests, mark), wire: this.#wire }
  }

  close(): void {
    // The browser has ended, so the sockets of the servers are closed.
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
}
