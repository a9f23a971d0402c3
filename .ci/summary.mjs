// Prints the closing line that CI reads, "N passed, N failed", and fails unless everything passed.
import { readFileSync } from 'node:fs'

const tests = read('vitest.json') ?? {}
const { numPassedTests: passed = 0, numFailedTests = 0, success = false } = tests
const { numPendingTests = 0, numTodoTests = 0 } = tests
const { failed: checks } = read('checks.json') ?? { failed: ['setup'] }

// A test run that failed with no failed test (a file that does not load, a build that broke) counts as one.
const broken = checks.filter((check) => check !== 'test' || numFailedTests === 0).length
const unseen = checks.length === 0 && (!success || passed === 0) ? 1 : 0
const failed = numFailedTests + broken + unseen
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
