import { made } from '../doors/door.ts'
import type { Start } from '../doors/doors.ts'
import { startFetchDoor } from '../doors/fetch-door.ts'
import type { FetchHandler } from '../doors/fetch-handler.ts'
import type { EngineName } from '../engines/engine.ts'
import type { Pages } from '../lab/pages.ts'
import type { Pair } from '../rule/generate-pairs.ts'
import { isWrong } from '../rule/judge.ts'
import { runJudge } from '../rule/run-judge.ts'
import { blindnessOf, type Plant, PLANTS } from './plants.ts'

/** How many pairs are tried, until a bug is found in every engine. */
const ROUND = 60

/** How often each bug gave itself away. */
export interface Found {
  readonly plant: string
  readonly pairs: number
  readonly times: ReadonlyMap<EngineName, number>
}

/** Has all engines look for all bugs at once, at the same pages. */
export async function runPlants(
  browsers: readonly Pages[],
  pairs: readonly Pair[],
): Promise<readonly Found[]> {
  const names = Object.keys(PLANTS)
  const found = new Map<string, Found>(
    names.map((plant) => [plant, { plant, pairs: 0, times: new Map() }]),
  )
  for (let from = 0; from < pairs.length; from += ROUND) {
    const looked = names.filter((plant) => !isFound(found.get(plant), browsers))
    if (looked.length === 0) break
    const own = pairs.slice(from, from + ROUND)
    const planted = looked.flatMap((plant) => own.map((pair) => ({ ...pair, prefix: at(plant) })))
    const { verdicts } = await runJudge(browsers, startPlanted, planted)
    for (const plant of looked) {
      const { pairs: before = 0, times } = found.get(plant) ?? { times: new Map() }
      const sums = browsers.map(({ engine }) => {
        const wrong = (verdicts.get(engine) ?? []).filter(isWrong)
        const more = wrong.filter(({ pair }) => pair.prefix === at(plant)).length
        return [engine, (times.get(engine) ?? 0) + more] as const
      })
      found.set(plant, { plant, pairs: before + own.length, times: new Map(sums) })
    }
  }
  return [...found.values()]
}

function isFound(found: Found | undefined, browsers: readonly Pages[]): boolean {
  if (!found) return false
  const { plant, times } = found
  return browsers.every(
    ({ engine }) => blindnessOf(engine, plant) !== null || (times.get(engine) ?? 0) > 0,
  )
}

/** All of them behind one door, each below a path of its own. */
const startPlanted: Start = (policies) => {
  const handlers = new Map<string, (path: string) => FetchHandler>(
    Object.entries(PLANTS).map(([name, plant]: [string, Plant]) => [
      at(name),
      made(policies, plant),
    ]),
  )
  return startFetchDoor((request) => {
    const { pathname } = new URL(request.url)
    const handlerOf = handlers.get(`/${pathname.split('/')[1]}`)
    if (!handlerOf) throw new Error(`Nothing is planted at ${pathname}`)
    return handlerOf(pathname)(request)
  })
}

function at(plant: string): string {
  return `/p${Object.keys(PLANTS).indexOf(plant)}`
}
