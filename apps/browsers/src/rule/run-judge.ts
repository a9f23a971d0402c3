import type { Door } from '../doors/doors.ts'
import type { Policy } from './policy.ts'
import { generatePair } from './generate-pairs.ts'
import type { Judge, Verdict } from './judge.ts'

/** Has the judge try one door with generated pairs. */
export async function runJudge(
  judge: Judge,
  start: (policies: ReadonlyMap<number, Policy>) => Promise<Door>,
  seed: number,
  indexes: readonly number[],
): Promise<readonly Verdict[]> {
  const pairs = indexes.map((index) => generatePair(seed, index))
  const door = await start(new Map(pairs.map(({ policyId, policy }) => [policyId, policy])))
  try {
    return await judge.judge(door, pairs)
  } finally {
    door.close()
  }
}
