import { describe, expect, test } from 'vitest'
import { loadIn, recordWarnings } from './create-warn.test-util.ts'
import { actual, APP } from './policy.test-util.ts'

const lines = recordWarnings()

describe('the limit on warnings', () => {
  test('a process prints at most ten lines, and the tenth says so', async () => {
    const { createCors } = await loadIn('development')
    const policies = [createCors({ origin: APP }), createCors({ origin: APP })]
    for (let i = 0; i < 100_000; i++) void policies[i % 2]?.decide(actual(`https://a${i}.example`))
    expect(lines).toHaveLength(10)
    expect(lines[9]).toContain('No more warnings are printed')
  })

  test('two copies of the package share the limit', async () => {
    for (let copy = 0; copy < 2; copy++) {
      const { createCors } = await loadIn('development')
      const policy = createCors({ origin: APP })
      for (let i = 0; i < 20; i++) void policy.decide(actual(`https://a${i}.example`))
    }
    expect(lines).toHaveLength(10)
  })
})
