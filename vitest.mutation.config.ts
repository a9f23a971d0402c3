import process from 'node:process'
import { defineConfig } from 'vitest/config'

const name = process.env['MUTATE'] ?? 'core'

// The tests that run on each seeded change. Property tests are left out because their random input
// would change the score from run to run, tests of cost because they would measure a changed
// program, and tests in `test` because they need files that are not in the sandbox.
export default defineConfig({
  test: {
    include: [`packages/${name}/src/**/*.test.ts`],
    exclude: ['**/*.property.test.ts', '**/cost.test.ts', '**/node_modules/**'],
    testTimeout: 20_000,
  },
})
