import { describe, expect, test } from 'vitest'
import { generateCase } from '../src/doctor/generate-case.ts'
import { runDoctor } from '../src/doctor/run-doctor.ts'
import { isExcused } from '../src/doctor/verify-doctor.ts'
import { ENGINE_NAMES, missingProgram } from '../src/engines/launch.ts'

/** A sample; `npm run test:browsers` has more. */
const INDEXES = Array.from({ length: 200 }, (_, index) => index)

describe.each(ENGINE_NAMES)('what the doctor says, in %s', (name) => {
  const missing = missingProgram(name)
  // The browsers are the machine's own; the tests without one run everywhere.
  test.skipIf(missing !== null)(
    `is what happens${missing ? ` (there is no ${missing})` : ''}`,
    async () => {
      const report = await runDoctor(name, 1, INDEXES)
      expect(report.cases).toBe(INDEXES.length)
      expect(report.allowed).toBeGreaterThan(30)
      expect(report.messages).toBeGreaterThan(100)
      // A failure prints the case; `npm run test:browsers -- --case` runs it alone.
      expect(report.disagreements.filter((one) => !isExcused(one))).toEqual([])
    },
  )
})

test('the same seed and index make the same case, others another', () => {
  const origins = { page: 'http://a.test', api: 'http://b.test', other: 'http://c.test' }
  const make = (seed: number, index: number) => JSON.stringify(generateCase(seed, index, origins))
  expect(make(1, 7)).toBe(make(1, 7))
  const cases = INDEXES.map((index) => make(1, index).replaceAll(`/case/${index}/`, '/case/'))
  expect(new Set(cases).size).toBeGreaterThan(195)
  expect(make(2, 7)).not.toBe(make(1, 7))
})
