import { expect, test } from 'vitest'
import { measureMemory } from './memory.ts'

// The long run is `node packages/node/test/memory.ts`.
test('requests do not leak memory', { timeout: 60_000 }, async () => {
  const [first = 0, , last = 0] = await measureMemory(60_000, 3)
  // 25 bytes for each request would be a megabyte.
  expect(last - first).toBeLessThan(1e6)
})
