// Changes core a little in every way there is, and asks whether a test notices: `npm run mutation`. Too slow for CI.
export default {
  plugins: ['@stryker-mutator/vitest-runner'],
  testRunner: 'vitest',
  vitest: { configFile: 'vitest.mutation.config.ts' },
  // One that is not there: Stryker would rewrite it, through a compiler API that TypeScript 7 lacks.
  tsconfigFile: 'none',
  mutate: ['packages/core/src/**/*.ts', '!**/*.test*.ts', '!**/index.ts'],
  ignorePatterns: ['apps', 'labs', 'docs', '.ci/out', '.next'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  reporters: ['clear-text', 'html', 'json'],
  clearTextReporter: { logTests: false, reportTests: false },
  htmlReporter: { fileName: '.ci/out/mutation/index.html' },
  jsonReporter: { fileName: '.ci/out/mutation/mutation.json' },
}
