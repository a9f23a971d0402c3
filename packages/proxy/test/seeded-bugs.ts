// Puts bugs into the proxy, one at a time, and sees whether the tests catch each. Run it by `npm run test:proxy`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Seed, SEEDS } from './seeds.test-util.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const VITEST = fileURLToPath(new URL('../../../node_modules/vitest/vitest.mjs', import.meta.url))

function runTests([file, title]: Seed['test'], seed?: Seed): boolean {
  const args = [
    VITEST,
    'run',
    '--project',
    'unit',
    `packages/proxy/test/${file}.test.ts`,
    '-t',
    `(?:^| )${title}[.,]`,
  ]
  const env = {
    ...process.env,
    WEBCORS_PROXY_DOORS: 'Node.js listener',
    ...(seed && { WEBCORS_PROXY_SEED: JSON.stringify(seed) }),
  }
  const { status, stdout } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    timeout: 120_000,
  })
  if (!/\d+ (?:passed|failed)/.test(stdout))
    throw new Error(`No test of ${file} begins with ${title}:\n${stdout}`)
  return status === 0
}

const wanted = process.argv[2]
const seeds = SEEDS.filter(({ name }) => wanted === undefined || name.includes(wanted))
const controls = new Map(seeds.map(({ test }) => [test.join(), test]))
for (const test of controls.values()) {
  if (!runTests(test)) throw new Error(`${test.join(', ')} fails without a bug`)
}
console.log(`${controls.size} groups of tests pass without a bug`)

let missed = 0
for (const seed of seeds) {
  const isCaught = !runTests(seed.test, seed)
  if (!isCaught) missed += 1
  console.log(`${isCaught ? 'caught' : 'MISSED'}: ${seed.name}`)
}
console.log(`${seeds.length - missed} of ${seeds.length} seeded bugs caught`)
process.exitCode = missed === 0 ? 0 : 1
