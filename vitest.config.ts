import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 2, // Tests start processes of their own. With more workers, servers starve each other.
    // A busy machine in CI may keep a socket or a process waiting beyond a limit. `.ci/summary.mjs` lists the tests
    // that passed at the second try. A property that failed once has found a counterexample: it stays failed.
    retry: process.env['CI'] ? { count: 1, condition: /^(?!Property failed)/ } : 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['packages/*/{src,test}/**/*.test.ts', 'scripts/**/*.test.ts'],
          testTimeout: 20_000, // The first `fc.webUrl()` of a process takes more than a second of CPU time.
        },
      },
      onRealSockets('apps'),
      onRealSockets('labs'),
    ],
    // Hides the warnings of policies in tests. Tests of warnings read them themselves.
    onConsoleLog: (log) => !log.startsWith('webcors: '),
    reporters: process.env['CI']
      ? ['default', ['json', { outputFile: '.ci/out/vitest.json' }]]
      : ['default'],
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**'],
      reporter: ['text', 'json-summary'],
      reportsDirectory: '.ci/out/coverage',
    },
  },
})

/** Configures tests that start processes and listen on sockets. */
function onRealSockets(folder: 'apps' | 'labs'): TestProjectConfiguration {
  return {
    extends: true,
    test: {
      name: folder,
      include: [`${folder}/*/{src,test}/**/*.test.ts`],
      testTimeout: 60_000,
      hookTimeout: 120_000,
    },
  }
}
