import { defineConfig, type TestProjectConfiguration } from 'vitest/config'

export default defineConfig({
  test: {
    maxWorkers: 2, // What is tested starts processes of its own: more, and servers starve each other.
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
