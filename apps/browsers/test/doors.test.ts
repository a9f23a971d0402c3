import { describe, expect, test } from 'vitest'
import { DOORS } from '../src/doors/doors.ts'
import { ENGINE_NAMES, missingProgram } from '../src/engines/launch.ts'
import { isWrong, startJudge } from '../src/rule/judge.ts'
import { runJudge } from '../src/rule/run-judge.ts'

/** A sample; `npm run test:browsers` has more, and the other doors. */
const INDEXES = Array.from({ length: 40 }, (_, index) => index)

describe.each(ENGINE_NAMES)('what a policy means, in %s', (name) => {
  const missing = missingProgram(name)
  const skipped = missing ? ` (there is no ${missing})` : ''
  // The browsers are the machine's own; the tests without one run everywhere.
  test.skipIf(missing !== null)(`is what happens${skipped}`, async () => {
    const judge = await startJudge(name)
    const verdicts = await runJudge(judge, DOORS.fetch, 1, INDEXES)
    await judge.close()
    expect(verdicts.length).toBe(INDEXES.length)
    expect(verdicts.filter(({ expected }) => expected !== 'nothing').length).toBeGreaterThan(5)
    expect(verdicts.filter(isWrong)).toEqual([])
  })
})
