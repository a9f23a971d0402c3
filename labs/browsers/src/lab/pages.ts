import { type Passed, startNamesProxy } from '../hosts/names-proxy-server.ts'
import type { Upstream } from '../hosts/upstream.ts'
import type { ConsoleLine, Engine, EngineName, NamesProxy } from '../engines/engine.ts'
import { launch } from '../engines/launch.ts'
import { forward } from './forward.ts'
import type { PageRequest } from './lab-case.ts'
import { type Outcomes, PageControl } from './page-control.ts'
import { printed, within } from './printed.ts'
import { startWireServer } from './wire-server.ts'

const FIRST_PAGE = 'https://app.example.com'
const LONGEST_RUN = 180_000

/** An engine that has pages at every origin, and servers behind some names. */
export interface Pages {
  readonly engine: EngineName
  readonly version: string
  /**
   * Finds the server for a host, also for requests of a page to `/own/<host>` of its origin. Other
   * hosts have pages.
   */
  lead(host: string, upstream: Upstream): void
  /** Makes a page of this origin send requests in turn. `null` means a sandboxed frame. */
  run(origin: string, requests: readonly PageRequest[]): Promise<Outcomes>
  /** Returns the lines that the console printed since the last call. */
  printed(): Promise<readonly ConsoleLine[]>
  /** Returns the exchanges of a path, in order. */
  passed(path: string): readonly Passed[]
  close(): Promise<void>
}

/** @param launchEngine launches the engine; by default in a private window */
export async function openPages(
  name: EngineName,
  launchEngine: (url: string, proxy: NamesProxy) => Promise<Engine> = (url, proxy) =>
    launch(name, url, proxy),
): Promise<Pages> {
  const page = new PageControl()
  const upstreams = new Map<string, Upstream>()
  const pageServer = await startWireServer((message) => {
    const [, host = '', target = ''] = /^\/own\/([^/]+)(.*)/.exec(message.target) ?? []
    const upstream = upstreams.get(host)
    return upstream ? forward(upstream, { ...message, target }) : page.respond(message)
  })
  const address = pageServer.address()
  const pagePort = typeof address === 'object' && address ? address.port : 0
  const proxy = await startNamesProxy((host) => upstreams.get(host) ?? { port: pagePort })
  const engine = await launchEngine(`${FIRST_PAGE}/`, proxy)
  let open = FIRST_PAGE
  let runs = 0
  let printedCount = 0
  return {
    engine: name,
    version: engine.version,
    lead: (host, upstream) => void upstreams.set(host, upstream),
    run(origin, requests) {
      const wanted = origin === 'null' ? FIRST_PAGE : origin
      if (wanted !== open) page.goTo(`${wanted}/`)
      open = wanted
      return within(LONGEST_RUN, page.run(requests, `end of run ${++runs}`, origin === 'null'))
    },
    async printed() {
      await printed(engine, `end of run ${runs}`)
      const lines = engine.lines.slice(printedCount)
      printedCount = engine.lines.length
      return lines
    },
    passed: (path) => proxy.passed(path),
    async close() {
      await engine.close()
      proxy.close()
      pageServer.close()
    },
  }
}
