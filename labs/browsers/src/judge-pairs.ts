import type { CorsOptions } from '@webcors/core'
import type { EngineName } from './engines/engine.ts'
import { askedOf, headersOf } from './hosts/application.ts'
import { fetchHandler } from './hosts/fetch-handler.ts'
import { startFetchHost } from './hosts/fetch-host.ts'
import { optionsOf } from './hosts/host.ts'
import { openPages } from './lab/pages.ts'
import { generatePair, type Pair } from './rule/generate-pairs.ts'
import { pathOf, type Verdict } from './rule/judge.ts'
import { runJudge } from './rule/run-judge.ts'

/** The verdict of an engine on a pair, with the options and headers of the server. */
export interface JudgedPair extends Verdict {
  /** The options of the policy. */
  readonly options: CorsOptions
  readonly path: string
  /** The headers of the application's response, without the policy's headers. */
  readonly headers: Readonly<Record<string, string>>
}

/**
 * Runs generated pairs in an engine, in front of a fetch handler.
 *
 * @param isWanted whether to run a pair; called in the order in which pairs are generated
 */
export async function judgePairs(
  engine: EngineName,
  seed: number,
  count: number,
  isWanted: (pair: Pair) => boolean,
): Promise<readonly JudgedPair[]> {
  const pairs: Pair[] = []
  for (let index = 0; pairs.length < count; index++) {
    const pair = generatePair(seed, index)
    if (isWanted(pair)) pairs.push(pair)
  }
  const pages = await openPages(engine)
  try {
    const { verdicts } = await runJudge(
      [pages],
      (policies) => startFetchHost(fetchHandler(policies)),
      pairs,
    )
    return (verdicts.get(engine) ?? []).map((verdict) => {
      const path = pathOf(verdict.pair)
      const headers = headersOf(askedOf(path))
      return { ...verdict, options: optionsOf(verdict.pair.policy), path, headers }
    })
  } finally {
    await pages.close()
  }
}
