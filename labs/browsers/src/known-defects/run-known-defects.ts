import { createCors } from '@webcors/core'
import type { Host } from '../hosts/host.ts'
import type { Passed } from '../hosts/names-proxy-server.ts'
import type { EngineName } from '../engines/engine.ts'
import { groupBy } from '../group-by.ts'
import type { Outcome, PageRequest } from '../lab/lab-case.ts'
import type { Pages } from '../lab/pages.ts'
import { partsOf } from './application.ts'
import { mistakesIn } from './mistakes-in.ts'
import type { KnownDefect, Step } from './known-defect.ts'
import { KNOWN_DEFECT_HOSTS } from './known-defects.ts'

/** One step of a case behind one host in one engine. */
export interface Walked {
  readonly engine: EngineName
  readonly host: string
  readonly defect: KnownDefect
  readonly step: Step
  readonly url: string
  readonly outcome: Outcome
  readonly passed: readonly Passed[]
  /** The differences from the expectation; empty if there are none. */
  readonly mistakes: readonly string[]
}

/**
 * The requests of a round. They include the requests of all hosts, so that each page is opened only
 * once.
 */
interface Planned {
  readonly host: string
  readonly defect: KnownDefect
  readonly step: Step
  readonly round: number
  readonly path: string
  readonly url: string
}

/** Runs all cases in all engines, behind all hosts at the same time. */
export async function runKnownDefects(
  browsers: readonly Pages[],
  defects: readonly KnownDefect[],
): Promise<readonly Walked[]> {
  const policies = new Map(
    // Production mode avoids warnings, because most of these requests are refused on purpose.
    defects.map(({ number, options }) => [number, createCors({ ...options, onDecision: null })]),
  )
  const asked = new Set<string>()
  const behind = {
    policyOf(path: string) {
      const policy = policies.get(partsOf(path).number)
      if (!policy) throw new Error(`No case has the path ${path}`)
      return policy
    },
    note: (method: string, path: string) => void asked.add(`${method} ${path}`),
  }
  const hosts = new Map<string, Host>()
  for (const [name, start] of Object.entries(KNOWN_DEFECT_HOSTS))
    hosts.set(name, await start(behind))
  try {
    const all = browsers.map((pages) => walk(pages, planFor(pages.engine, defects), hosts, asked))
    return (await Promise.all(all)).flat()
  } finally {
    for (const host of hosts.values()) await host.close()
  }
}

async function walk(
  pages: Pages,
  plan: readonly Planned[],
  hosts: ReadonlyMap<string, Host>,
  asked: ReadonlySet<string>,
): Promise<readonly Walked[]> {
  for (const [name, host] of hosts) {
    pages.lead(hostnameOf(name), host)
    for (const localName of ['localhost', '127.0.0.1'] as const) {
      pages.lead(localHostOf(localName, name), host)
    }
  }
  const walked: Walked[] = []
  for (const round of groupBy(plan, (one) => one.round).values()) {
    for (const [from, own] of groupBy(round, ({ step }) => step.from)) {
      const outcomes = await pages.run(from, own.map(requestFor))
      for (const [at, { path, round: _, ...planned }] of own.entries()) {
        const [outcome = { allowed: false, error: 'nothing came' }] = outcomes[at] ?? []
        const passed = pages.passed(path)
        const method = (planned.step.request?.method ?? 'GET').toUpperCase()
        const ran = asked.has(`${method} ${path.replace(/^\/own\/[^/]+/, '')}`)
        const { expect, exceptIn } = planned.step
        const expected = exceptIn?.[pages.engine] ?? expect
        const mistakes = mistakesIn(expected, { outcome, passed, ran })
        walked.push({ ...planned, engine: pages.engine, outcome, passed, mistakes })
      }
    }
  }
  return walked
}

function planFor(engine: EngineName, defects: readonly KnownDefect[]): readonly Planned[] {
  return defects.flatMap((defect) =>
    defect.steps.flatMap((step, round) =>
      Object.keys(KNOWN_DEFECT_HOSTS).map((host) => {
        const hostname = hostnameOf(host)
        const id = `${hostname.split('.')[0]}-${engine}${step.isSameUrl ? '' : `-${round}`}`
        const path = `${step.isOwn ? `/own/${hostname}` : ''}/${defect.number}/${step.route}/${id}`
        const origin = step.localName
          ? `http://${localHostOf(step.localName, host)}`
          : `https://${hostname}`
        const url = `${step.isOwn ? step.from : origin}${path}`
        return { host, defect, step, round, path, url }
      }),
    ),
  )
}

function requestFor({ url, step }: Planned): PageRequest {
  return {
    api: 'fetch',
    url,
    method: 'GET',
    headers: [],
    credentials: 'same-origin',
    redirect: 'follow',
    body: null,
    upload: false,
    times: 1,
    ...step.request,
  }
}

function hostnameOf(host: string): string {
  return `${host.toLowerCase().replace(/\W+/g, '-')}.example.net`
}

/**
 * Returns a name of this computer, with a port for each host. Nothing listens on the port, because
 * the proxy leads to the host.
 */
function localHostOf(localName: NonNullable<Step['localName']>, host: string): string {
  return `${localName}:${4100 + Object.keys(KNOWN_DEFECT_HOSTS).indexOf(host)}`
}
