import { defineConfig } from 'vitest/config'

// The tests of core that are asked about each mutant. Random ones would make the score differ from run to run, the ones
// about cost measure a mutated program, and those in `test` need what the sandbox has not.
export default defineConfig({
  test: {
    include: ['packages/core/src/**/*.test.ts'],
    exclude: ['**/*.property.test.ts', '**/cost.test.ts', '**/node_modules/**'],
    testTimeout: 20_000,
  },
})
