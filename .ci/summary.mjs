// Prints the closing line that CI reads, "N passed, N failed", and fails unless everything passed.
import { readFileSync } from 'node:fs'

const tests = read('vitest.json') ?? {}
const { numPassedTests = 0, numFailedTests = 0, success = false } = tests
const { numPendingTests = 0, numTodoTests = 0 } = tests
const asked = read('browsers.json')
const browsers = asked ?? { passed: 0, failed: 0 }
const { steps = [], failed: checks } = read('checks.json') ?? { failed: ['setup'] }

// A run that failed with nothing that failed in it (a file that does not load, a build that broke) counts as one.
const counted = { test: numFailedTests, browsers: browsers.failed }
const broken = checks.filter((check) => !counted[check]).length
// Nor does a run count that has left no report.
const isUnseen = !success || numPassedTests === 0 || (steps.includes('browsers') && !asked?.passed)
const unseen = checks.length === 0 && isUnseen ? 1 : 0
const passed = numPassedTests + browsers.passed
const failed = numFailedTests + browsers.failed + broken + unseen
const skipped = numPendingTests + numTodoTests

if (checks.length > 0) console.log(`Failed: ${checks.join(', ')}`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1

function read(name) {
  try {
    return JSON.parse(readFileSync(new URL(`out/${name}`, import.meta.url), 'utf8'))
  } catch {
    return undefined
  }
}
