import { createCors } from '@webcors/core'
import type { Door } from '../doors/door.ts'
import type { Passed } from '../doors/names-proxy-server.ts'
import type { EngineName } from '../engines/engine.ts'
import { groupBy } from '../group-by.ts'
import type { Outcome, PageRequest } from '../lab/lab-case.ts'
import type { Pages } from '../lab/pages.ts'
import { partsOf } from './application.ts'
import { mistakesIn } from './mistakes-in.ts'
import type { Pitfall, Step } from './pitfall.ts'
import { PITFALL_DOORS, PITFALLS } from './pitfalls.ts'

/** One step of a case behind one door in one engine. */
export interface Walked {
  readonly engine: EngineName
  readonly door: string
  readonly pitfall: Pitfall
  readonly step: Step
  readonly url: string
  readonly outcome: Outcome
  readonly passed: readonly Passed[]
  /** What was not as it has to be; empty where all was. */
  readonly mistakes: readonly string[]
}

/** What is asked: all doors together, so that each page is opened once for a round. */
interface Planned {
  readonly door: string
  readonly pitfall: Pitfall
  readonly step: Step
  readonly round: number
  readonly path: string
  readonly url: string
}

/** Has all engines walk through all cases, behind all doors at once. */
export async function runPitfalls(browsers: readonly Pages[]): Promise<readonly Walked[]> {
  const policies = new Map(PITFALLS.map(({ number, options }) => [number, createCors(options)]))
  const asked = new Set<string>()
  const behind = {
    policyOf(path: string) {
      const policy = policies.get(partsOf(path).number)
      if (!policy) throw new Error(`No case has the path ${path}`)
      return policy
    },
    note: (method: string, path: string) => void asked.add(`${method} ${path}`),
  }
  const doors = new Map<string, Door>()
  for (const [name, start] of Object.entries(PITFALL_DOORS)) doors.set(name, await start(behind))
  try {
    const all = browsers.map((pages) => walk(pages, doors, asked))
    return (await Promise.all(all)).flat()
  } finally {
    for (const door of doors.values()) await door.close()
  }
}

async function walk(
  pages: Pages,
  doors: ReadonlyMap<string, Door>,
  asked: ReadonlySet<string>,
): Promise<readonly Walked[]> {
  for (const [name, door] of doors) pages.lead(hostOf(name), door)
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
  return PITFALLS.flatMap((pitfall) =>
    pitfall.steps.flatMap((step, round) =>
      Object.keys(PITFALL_DOORS).map((door) => {
        const host = hostOf(door)
        const id = `${host.split('.')[0]}-${engine}${step.isSameUrl ? '' : `-${round}`}`
        const path = `${step.isOwn ? `/own/${host}` : ''}/${pitfall.number}/${step.route}/${id}`
        const url = `${step.isOwn ? step.from : `https://${host}`}${path}`
        return { door, pitfall, step, round, path, url }
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

function hostOf(door: string): string {
  return `${door.toLowerCase().replace(/\W+/g, '-')}.example.net`
}
