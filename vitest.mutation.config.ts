import process from 'node:process'
import { defineConfig } from 'vitest/config'

const name = process.env['MUTATE'] ?? 'core'

// The tests of the package that are asked about each mutant. Random ones would make the score differ from run to run, the ones
// about cost measure a mutated program, and those in `test` need what the sandbox has not.
export default defineConfig({
  test: {
    include: [`packages/${name}/src/**/*.test.ts`],
    exclude: ['**/*.property.test.ts', '**/cost.test.ts', '**/node_modules/**'],
    testTimeout: 20_000,
  },
})
