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
import { KNOWN_DEFECT_HOSTS, KNOWN_DEFECTS } from './known-defects.ts'

/** One step of a case behind one host in one engine. */
export interface Walked {
  readonly engine: EngineName
  readonly host: string
  readonly defect: KnownDefect
  readonly step: Step
  readonly url: string
  readonly outcome: Outcome
  readonly passed: readonly Passed[]
  /** What was not as it has to be; empty where all was. */
  readonly mistakes: readonly string[]
}

/** What is asked: all hosts together, so that each page is opened once for a round. */
interface Planned {
  readonly host: string
  readonly defect: KnownDefect
  readonly step: Step
  readonly round: number
  readonly path: string
  readonly url: string
}

/** Has all engines walk through all cases, behind all hosts at once. */
export async function runKnownDefects(browsers: readonly Pages[]): Promise<readonly Walked[]> {
  const policies = new Map(
    KNOWN_DEFECTS.map(({ number, options }) => [number, createCors(options)]),
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
    const all = browsers.map((pages) => walk(pages, hosts, asked))
    return (await Promise.all(all)).flat()
  } finally {
    for (const host of hosts.values()) await host.close()
  }
}

async function walk(
  pages: Pages,
  hosts: ReadonlyMap<string, Host>,
  asked: ReadonlySet<string>,
): Promise<readonly Walked[]> {
  for (const [name, host] of hosts) pages.lead(hostnameOf(name), host)
  const walked: Walked[] = []
  const plan = planFor(pages.engine)
  for (const round of groupBy(plan, (one) => one.round).values()) {
    for (const [from, own] of groupBy(round, ({ step }) => step.from)) {
      const outcomes = await pages.run(from, own.map(requestFor))
      for (const [at, { path, round: _, ...planned }] of own.entries()) {
        const [outcome = { allowed: false, error: 'nothing came' }] = outcomes[at] ?? []
        const passed = pages.passed(path)
        const method = (planned.step.request?.method ?? 'GET').toUpperCase()
        const ran = asked.has(`${method} ${path.replace(/^\/own\/[^/]+/, '')}`)
        const mistakes = mistakesIn(planned.step.expect, { outcome, passed, ran })
        walked.push({ ...planned, engine: pages.engine, outcome, passed, mistakes })
      }
    }
  }
  return walked
}

function planFor(engine: EngineName): readonly Planned[] {
  return KNOWN_DEFECTS.flatMap((defect) =>
    defect.steps.flatMap((step, round) =>
      Object.keys(KNOWN_DEFECT_HOSTS).map((host) => {
        const hostname = hostnameOf(host)
        const id = `${hostname.split('.')[0]}-${engine}${step.isSameUrl ? '' : `-${round}`}`
        const path = `${step.isOwn ? `/own/${hostname}` : ''}/${defect.number}/${step.route}/${id}`
        const url = `${step.isOwn ? step.from : `https://${hostname}`}${path}`
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
