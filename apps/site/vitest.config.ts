import { defineConfig } from 'vitest/config'

// What `npm run test:site` runs besides the tests that CI runs: the playground beside a real engine, other engines, every message.
export default defineConfig({
  test: {
    name: 'site in browsers',
    include: ['apps/site/browsers/*.test.ts'],
    root: new URL('../../', import.meta.url).pathname,
    testTimeout: 600_000,
    hookTimeout: 900_000,
    maxWorkers: 1,
  },
})
