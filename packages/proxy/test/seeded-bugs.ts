// Seeds bugs in the proxy, one at a time, and checks that the tests catch each. Run it by `npm run
// test:proxy`.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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

/**
 * Returns a regular expression for the full name of a test. Placeholders of `test.each` match any
 * text.
 */
function patternOf(title: string): string {
  const escaped = title.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  return `(?:^| )${escaped.replaceAll(/%(?:#|d|i|j|s)/g, '.*')}$`
}

/**
 * Runs the test with a title.
 *
 * @returns whether every test with this title passes
 * @throws if no test with this title runs
 */
function passes([file, title]: Seed['test'], seed?: Seed): boolean {
  const path = `packages/proxy/test/${file}.test.ts`
  const pattern = patternOf(title)
  const args = [VITEST, 'run', '--project', 'unit', '--reporter', 'json', path, '-t', pattern]
  const env = {
    ...process.env,
    WEBCORS_PROXY_HOSTS: 'Node.js listener',
    ...(seed && { WEBCORS_PROXY_SEED: JSON.stringify(seed) }),
  }
  const { stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    timeout: 120_000,
  })
  const [line] = stdout.split('\n').filter((text) => text.startsWith('{"num'))
  const { testResults } = JSON.parse(line ?? '{"testResults":[]}') as Report
  const statuses = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName }) => new RegExp(pattern).test(fullName))
    .map(({ status }) => status)
    .filter((status) => status === 'passed' || status === 'failed')
  if (statuses.length === 0) {
    throw new Error(`${path} runs no test with the title "${title}":\n${stdout}${stderr}`)
  }
  return statuses.every((status) => status === 'passed')
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
