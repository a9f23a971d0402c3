import process from 'node:process'

// Makes small changes to a package, one at a time, and lists the changes that no test notices:
// `npm run mutation` for core, `npm run mutation:node` for node. A run for core takes more than an
// hour on two quiet cores, so it is not a part of CI. A change that makes the tests hang counts as
// noticed: on a busy machine, the time limit must be longer. After an interruption, `--incremental`
// goes on.
const name = process.env['MUTATE'] ?? 'core'

export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  // The first run shows which tests reach a change. Looking for related files as well would double
  // the time.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  // A file that does not exist, because Stryker would rewrite a real one with a compiler API that
  // TypeScript 7 lacks.
  tsconfigFile: 'none',
  mutate: [`packages/${name}/src/**/*.ts`, '!**/*.test*.ts', '!**/*.test-d.ts', '!**/index.ts'],
  ignorePatterns: ['apps', 'labs', 'docs', '.ci/out', '.next'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 10_000,
  timeoutFactor: 3,
  incrementalFile: `.ci/out/mutation/${name}.incremental.json`,
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: `.ci/out/mutation/${name}.html` },
  jsonReporter: { fileName: `.ci/out/mutation/${name}.json` },
}
