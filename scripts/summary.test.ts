import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

interface Reports {
  readonly tests?: object
  readonly browsers?: { readonly passed: number; readonly failed: number }
  readonly checks?: { readonly steps?: readonly string[]; readonly failed: readonly string[] }
}

/** Runs .ci/summary.mjs on these reports, and returns its last line and its exit code. */
function summary(reports: Reports): [line: string | undefined, status: number | null] {
  const { lines, status } = run(reports)
  return [lines.at(-1), status]
}

function run({ tests, browsers, checks }: Reports): { lines: string[]; status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-summary-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'out'))
  cpSync('.ci/summary.mjs', join(folder, 'summary.mjs'))
  if (tests) writeFileSync(join(folder, 'out/vitest.json'), JSON.stringify(tests))
  if (browsers) writeFileSync(join(folder, 'out/browsers.json'), JSON.stringify(browsers))
  if (checks) writeFileSync(join(folder, 'out/checks.json'), JSON.stringify(checks))
  const { stdout, status } = spawnSync(process.execPath, [join(folder, 'summary.mjs')], {
    encoding: 'utf8',
  })
  return { lines: stdout.trimEnd().split('\n'), status }
}

const green = { success: true, numPassedTests: 40, numFailedTests: 0, numPendingTests: 0 }
const red = { ...green, success: false, numFailedTests: 2 }

test('the summary counts passed tests', () => {
  expect(summary({ tests: green, checks: { failed: [] } })).toEqual(['40 passed, 0 failed', 0])
})

test('the summary names skipped tests', () => {
  const tests = { ...green, numPendingTests: 3 }
  expect(summary({ tests, checks: { failed: [] } })).toEqual(['40 passed, 0 failed, 3 skipped', 0])
})

test('the summary counts failed tests, but not their run as another failure', () => {
  expect(summary({ tests: red, checks: { failed: ['test'] } })).toEqual(['40 passed, 2 failed', 1])
})

test('the summary counts every other failed check as one failure', () => {
  const checks = { failed: ['test', 'lint', 'size'] }
  expect(summary({ tests: red, checks })).toEqual(['40 passed, 4 failed', 1])
})

test('the summary counts the cases of the browsers', () => {
  const right = { passed: 900, failed: 0 }
  const line = summary({ tests: green, browsers: right, checks: { failed: [] } })
  expect(line).toEqual(['940 passed, 0 failed', 0])
  const wrong = { passed: 897, failed: 3 }
  expect(summary({ tests: green, browsers: wrong, checks: { failed: ['browsers'] } })).toEqual([
    '937 passed, 3 failed',
    1,
  ])
  expect(summary({ tests: green, checks: { failed: ['browsers'] } })).toEqual([
    '40 passed, 1 failed',
    1,
  ])
})

test('the summary counts a broken run without a failed test as one failure', () => {
  expect(summary({ tests: green, checks: { failed: ['test'] } })).toEqual([
    '40 passed, 1 failed',
    1,
  ])
  expect(summary({ checks: { failed: ['test'] } })).toEqual(['0 passed, 1 failed', 1])
})

test('the summary fails without a report or without a test', () => {
  expect(summary({})).toEqual(['0 passed, 1 failed', 1])
  expect(summary({ checks: { failed: [] } })).toEqual(['0 passed, 1 failed', 1])
  const checks = { steps: ['test', 'browsers'], failed: [] }
  expect(summary({ tests: green, checks })).toEqual(['40 passed, 1 failed', 1])
  const tests = { ...green, numPassedTests: 0 }
  expect(summary({ tests, checks: { failed: [] } })).toEqual(['0 passed, 1 failed', 1])
})

test('the summary names tests that failed, that passed at the second try, and files that did not run', () => {
  const error = 'Error: timed out\nafter 5 s\n    at file.ts:1:1'
  const testResults = [
    {
      name: 'a.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'passed', fullName: 'passes', failureMessages: [] },
        { status: 'passed', fullName: 'passes late', failureMessages: [error] },
        { status: 'failed', fullName: 'fails', failureMessages: [error, error] },
      ],
    },
    { name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] },
    { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [] },
  ]
  const tests = { ...red, numFailedTests: 1, testResults }
  expect(run({ tests, checks: { failed: ['test'] } }).lines).toEqual([
    'Passed at the second try:',
    '- a.test.ts: passes late',
    '    Error: timed out',
    '    after 5 s',
    'Failed:',
    '- a.test.ts: fails',
    '    Error: timed out',
    '    after 5 s',
    'Did not run:',
    '- b.test.ts: no such module',
    'Failed: test',
    '40 passed, 1 failed',
  ])
})
