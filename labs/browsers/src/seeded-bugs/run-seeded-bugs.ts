import { made } from '../hosts/host.ts'
import type { Start } from '../hosts/hosts.ts'
import { startFetchHost } from '../hosts/fetch-host.ts'
import type { FetchHandler } from '../hosts/fetch-handler.ts'
import type { EngineName } from '../engines/engine.ts'
import type { Pages } from '../lab/pages.ts'
import type { Pair } from '../rule/generate-pairs.ts'
import { isWrong } from '../rule/judge.ts'
import { runJudge } from '../rule/run-judge.ts'
import { blindnessOf, type SeededBug, SEEDED_BUGS } from './seeded-bugs.ts'

/** The number of pairs in a round. A bug takes part in rounds until every engine has found it. */
const ROUND = 60

/** The number of pairs that showed each bug. */
export interface Found {
  readonly bug: string
  readonly pairs: number
  readonly times: ReadonlyMap<EngineName, number>
}

/** Runs all engines against all bugs at once, with the same pages. */
export async function runSeededBugs(
  browsers: readonly Pages[],
  pairs: readonly Pair[],
): Promise<readonly Found[]> {
  const names = Object.keys(SEEDED_BUGS)
  const found = new Map<string, Found>(
    names.map((bug) => [bug, { bug, pairs: 0, times: new Map() }]),
  )
  for (let from = 0; from < pairs.length; from += ROUND) {
    const looked = names.filter((bug) => !isFound(found.get(bug), browsers))
    if (looked.length === 0) break
    const own = pairs.slice(from, from + ROUND)
    const seeded = looked.flatMap((bug) => own.map((pair) => ({ ...pair, prefix: at(bug) })))
    const { verdicts } = await runJudge(browsers, startWithBugs, seeded)
    for (const bug of looked) {
      const { pairs: before = 0, times } = found.get(bug) ?? { times: new Map() }
      const sums = browsers.map(({ engine }) => {
        const wrong = (verdicts.get(engine) ?? []).filter(isWrong)
        const more = wrong.filter(({ pair }) => pair.prefix === at(bug)).length
        return [engine, (times.get(engine) ?? 0) + more] as const
      })
      found.set(bug, { bug, pairs: before + own.length, times: new Map(sums) })
    }
  }
  return [...found.values()]
}

function isFound(found: Found | undefined, browsers: readonly Pages[]): boolean {
  if (!found) return false
  const { bug, times } = found
  return browsers.every(
    ({ engine }) => blindnessOf(engine, bug) !== null || (times.get(engine) ?? 0) > 0,
  )
}

/** Creates one host with all bugs, each below its own path. */
const startWithBugs: Start = (policies) => {
  const handlers = new Map<string, (path: string) => FetchHandler>(
    Object.entries(SEEDED_BUGS).map(([name, bug]: [string, SeededBug]) => [
      at(name),
      made(policies, bug),
    ]),
  )
  return startFetchHost((request) => {
    const { pathname } = new URL(request.url)
    const handlerOf = handlers.get(`/${pathname.split('/')[1]}`)
    if (!handlerOf) throw new Error(`No bug is seeded at ${pathname}`)
    return handlerOf(pathname)(request)
  })
}

function at(bug: string): string {
  return `/p${Object.keys(SEEDED_BUGS).indexOf(bug)}`
}
