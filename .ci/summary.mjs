// Prints the closing line that CI reads, "N passed, N failed", and fails unless everything passed.
import { readFileSync } from 'node:fs'

const tests = read('vitest.json') ?? {}
const files = tests.testResults ?? []
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

list('Passed at the second try', namesOf(isRetried))
list('Failed', namesOf(isFailed))
list(
  'Did not run',
  files.filter(isBroken).map(({ name, message }) => `${name}: ${message}`),
)
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

/** Names the tests of this kind, each with the first lines of its first error. */
function namesOf(isListed) {
  return files.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(isListed).map(({ fullName, failureMessages: [error = ''] }) => {
      const [message] = error.split('\n    at ')
      return `${name}: ${fullName}\n    ${message?.replaceAll('\n', '\n    ')}`
    }),
  )
}

function isFailed({ status }) {
  return status === 'failed'
}

/** A test that passed at the second try keeps the error of the first. */
function isRetried({ status, failureMessages }) {
  return status === 'passed' && failureMessages.length > 0
}

function isBroken({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some(isFailed)
}

function list(heading, names) {
  if (names.length > 0) console.log(`${heading}:\n${names.map((name) => `- ${name}`).join('\n')}`)
}
