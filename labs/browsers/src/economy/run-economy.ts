import type { EngineName } from '../engines/engine.ts'
import type { Host } from '../hosts/host.ts'
import { isPreflight } from '../hosts/names-proxy-server.ts'
import type { Pages } from '../lab/pages.ts'
import { randomOf } from '../random.ts'
import {
  type EconomyPolicy,
  type EconomyRow,
  ORIGIN,
  requestsOf,
  slugOf,
  TEN_REQUESTS,
} from './economy-policy.ts'
import { SUBJECTS } from './subjects.ts'

/** The number of preflights that an engine sent for the ten requests of a row. */
export interface Count {
  readonly engine: EngineName
  readonly subject: string
  /** The name of the row. */
  readonly row: string
  /** The number of the order: 0 is the order of the list, and other numbers are shuffled orders. */
  readonly order: number
  readonly preflights: number
  /** The number of requests that failed in the page. */
  readonly refused: number
}

/** The options of a count. */
export interface EconomyPlan {
  readonly rows: readonly EconomyRow[]
  readonly orders: number
  readonly seed: number
}

/** Counts in every engine, for every subject. The engines work at the same time. */
export async function runEconomy(
  browsers: readonly Pages[],
  plan: EconomyPlan,
): Promise<readonly Count[]> {
  const hosts = new Map<string, Host>()
  try {
    for (const [subject, start] of Object.entries(SUBJECTS)) {
      for (const { policy } of plan.rows) {
        const hostname = hostnameOf(subject, policy)
        const host = hosts.has(hostname) ? null : await start(policy)
        if (host) hosts.set(hostname, host)
      }
    }
    const all = browsers.map((pages) => countIn(pages, hosts, plan))
    return (await Promise.all(all)).flat()
  } finally {
    for (const host of hosts.values()) await host.close()
  }
}

async function countIn(
  pages: Pages,
  hosts: ReadonlyMap<string, Host>,
  { rows, orders, seed }: EconomyPlan,
): Promise<readonly Count[]> {
  for (const [hostname, host] of hosts) pages.lead(hostname, host)
  const counts: Count[] = []
  for (const subject of Object.keys(SUBJECTS)) {
    const series = rows.flatMap(({ name, policy, sends }, at) => {
      const hostname = hostnameOf(subject, policy)
      if (!hosts.has(hostname)) return []
      return Array.from({ length: orders }, (_, order) => {
        // Engines keep preflights by URL, and the proxy finds messages by path, so each count needs
        // its own path.
        const path = `/${hostname}/${at}/${order}`
        return { row: name, sends, order, path, url: `https://${hostname}${path}` }
      })
    })
    const requests = series.flatMap(({ sends, url, order }) =>
      requestsOf(sends, url, inOrder(seed, order)),
    )
    const outcomes = await pages.run(ORIGIN, requests)
    for (const [index, { row, order, path }] of series.entries()) {
      const start = index * TEN_REQUESTS.length
      const own = outcomes.slice(start, start + TEN_REQUESTS.length)
      counts.push({
        engine: pages.engine,
        subject,
        row,
        order,
        preflights: pages.passed(path).filter(isPreflight).length,
        refused: own.filter(([outcome]) => !outcome?.allowed).length,
      })
    }
  }
  return counts
}

function inOrder(seed: number, order: number): typeof TEN_REQUESTS {
  return order === 0 ? TEN_REQUESTS : randomOf(seed, order).shuffle(TEN_REQUESTS)
}

function hostnameOf(subject: string, policy: EconomyPolicy): string {
  const name = subject.toLowerCase().match(/[a-z\d]+/g) ?? []
  return `${[...name, slugOf(policy)].join('-')}.example.net`
}
