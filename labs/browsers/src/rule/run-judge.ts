import type { Start } from '../hosts/host.ts'
import type { EngineName } from '../engines/engine.ts'
import { groupBy } from '../group-by.ts'
import type { Pages } from '../lab/pages.ts'
import { generatePair, type Pair } from './generate-pairs.ts'
import { judge, type Verdict } from './judge.ts'

/** The results of one host. */
export interface HostRun {
  /** The verdicts of each engine. */
  readonly verdicts: ReadonlyMap<EngineName, readonly Verdict[]>
  /** The pairs that were left out, by the reason why the host cannot run them. */
  readonly gaps: ReadonlyMap<string, readonly Pair[]>
}

/** Starts one host, and runs the same pairs in all engines at the same time. */
export async function runJudge(
  browsers: readonly Pages[],
  start: Start,
  pairs: readonly Pair[],
): Promise<HostRun> {
  const host = await start(new Map(pairs.map(({ policyId, policy }) => [policyId, policy])))
  const gapOf = (pair: Pair) => host.cannot?.(pair) ?? null
  try {
    const asked = pairs.filter((pair) => gapOf(pair) === null)
    const all = browsers.map(
      async (pages) => [pages.engine, await judge(pages, host, asked)] as const,
    )
    const left = pairs.filter((pair) => gapOf(pair) !== null)
    const verdicts = new Map(await Promise.all(all))
    return { verdicts, gaps: groupBy(left, (pair) => gapOf(pair) ?? '') }
  } finally {
    await host.close()
  }
}

export function pairsOf(seed: number, indexes: readonly number[]): readonly Pair[] {
  return indexes.map((index) => generatePair(seed, index))
}
