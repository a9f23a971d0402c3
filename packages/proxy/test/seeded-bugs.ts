// Seeds bugs in the proxy, one at a time, and checks that the tests catch each. Run it by `npm run
// test:proxy`.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { REQUEST_SEEDS } from './request-seeds.test-util.ts'
import { RESPONSE_SEEDS } from './response-seeds.test-util.ts'
import type { Seed } from './seed.test-util.ts'

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const VITEST = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url))
const FOLDER = mkdtempSync(join(tmpdir(), 'webcors-seeds-'))
process.on('exit', () => rmSync(FOLDER, { recursive: true }))

/**
 * Returns a regular expression for the full name of a test. Placeholders of `test.each` match any
 * text.
 */
function patternOf(title: string): string {
  const escaped = title.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  return `(?:^| )${escaped.replaceAll(/%(?:#|d|i|j|s)/g, '.*')}$`
}

/**
 * Runs the test with a title, with a bug or without one.
 *
 * @returns whether every test with this title passes
 * @throws if no test with this title runs without a bug. A seeded bug can keep all tests of a file
 *   from starting: then it is caught.
 */
function passes([file, title]: Seed['test'], seed?: Seed): boolean {
  const path = `packages/proxy/test/${file}.test.ts`
  const pattern = patternOf(title)
  const report = join(FOLDER, 'report.json')
  const args = [VITEST, 'run', '--project', 'unit', path, '-t', pattern]
  const env = {
    ...process.env,
    WEBCORS_PROXY_HOSTS: 'Node.js listener',
    ...(seed && { WEBCORS_PROXY_SEED: JSON.stringify(seed) }),
  }
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...args, '--reporter', 'json', '--outputFile', report],
    { cwd: ROOT, env, encoding: 'utf8', timeout: 120_000 },
  )
  if (seed === undefined && !hasRun(report, new RegExp(pattern))) {
    throw new Error(`${path} runs no test with the title "${title}":\n${stdout}${stderr}`)
  }
  return status === 0
}

/** Whether a report of Vitest has a test with a full name that matches, and that was not skipped. */
function hasRun(report: string, pattern: RegExp): boolean {
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .some(
      ({ fullName, status }) =>
        pattern.test(fullName) && (status === 'passed' || status === 'failed'),
    )
}

const wanted = process.argv[2]
const seeds = [...REQUEST_SEEDS, ...RESPONSE_SEEDS].filter(
  ({ name }) => wanted === undefined || name.includes(wanted),
)
for (const { file, from } of seeds) {
  const text = readFileSync(new URL(`../src/${file}`, import.meta.url), 'utf8')
  if (!text.includes(from)) throw new Error(`Cannot seed a bug: ${file} has no "${from}"`)
}
const controls = new Map(seeds.map(({ test }) => [test.join(), test]))
for (const test of controls.values()) {
  if (!passes(test)) throw new Error(`"${test.join('": "')}" fails without a bug`)
}
console.log(`${controls.size} tests pass without a bug`)

let missed = 0
for (const seed of seeds) {
  const isCaught = !passes(seed.test, seed)
  if (!isCaught) missed += 1
  console.log(`${isCaught ? 'caught' : 'MISSED'}: ${seed.name}`)
}
console.log(`${seeds.length - missed} of ${seeds.length} seeded bugs caught`)
process.exitCode = missed === 0 ? 0 : 1
