import process from 'node:process'

// Changes a package a little in every way there is, and asks whether a test notices: `npm run mutation` for core,
// `npm run mutation:node` for node. Too slow for CI. A mutant that hangs counts as noticed, so the limit is generous.
const name = process.env['MUTATE'] ?? 'core'

export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  // The tests that reach a mutant are known from the first run. To look for related files as well takes as long again.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  // One that is not there: Stryker would rewrite it, through a compiler API that TypeScript 7 lacks.
  tsconfigFile: 'none',
  mutate: [`packages/${name}/src/**/*.ts`, '!**/*.test*.ts', '!**/*.test-d.ts', '!**/index.ts'],
  ignorePatterns: ['apps', 'labs', 'docs', '.ci/out', '.next'],
  coverageAnalysis: 'perTest',
  // A mutant in code that runs at import needs every test: a quarter of the mutants would take six times as long as the rest.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 30_000,
  timeoutFactor: 3,
  incrementalFile: `.ci/out/mutation/${name}.incremental.json`,
  reporters: ['clear-text', 'html', 'json', 'progress-append-only'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: `.ci/out/mutation/${name}.html` },
  jsonReporter: { fileName: `.ci/out/mutation/${name}.json` },
}
