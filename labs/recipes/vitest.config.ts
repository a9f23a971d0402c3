// Runs every recipe, also the recipes on demand: `npm run test:recipes`.
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    include: ['test/*.test.ts', 'on-demand/*.test.ts'],
    // With several workers, builds and emulators starve each other.
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 240_000,
    reporters: ['default', './src/write-page.ts'],
  },
})
