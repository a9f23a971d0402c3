import { defineConfig } from 'vitest/config'

// The tests of `npm run test:site` that CI does not run: the playground compared with Chromium,
// other engines, every message.
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
