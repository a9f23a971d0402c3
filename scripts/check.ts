// Runs all checks of CI. The checks that fail most often come first. Every check runs, even if
// another one fails.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const OUT = `${ROOT}.ci/out`

const STEPS: Readonly<Record<string, readonly string[]>> = {
  // This is npm because the README names this command. It also builds, and turbo reuses that build
  // in later steps.
  test: ['npm', 'test'],
  typecheck: ['pnpm', 'typecheck'],
  lint: ['pnpm', 'lint'],
  format: ['pnpm', 'format:check'],
  knip: ['pnpm', 'check:knip'],
  spelling: ['pnpm', 'check:spelling'],
  rules: ['pnpm', 'check:rules'],
  size: ['pnpm', 'check:size'],
  packages: ['pnpm', 'check:packages'],
  install: ['pnpm', 'check:install'],
  browsers: ['pnpm', 'test:browsers'],
}

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })

const failed: string[] = []
for (const [name, [command = '', ...args]] of Object.entries(STEPS)) {
  console.log(`\n--- ${name}`)
  const start = performance.now()
  const { status } = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) failed.push(name)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  console.log(`--- ${name} ${status === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
}

// .ci/summary.mjs reads this file.
writeFileSync(`${OUT}/checks.json`, JSON.stringify({ steps: Object.keys(STEPS), failed }))
console.log(failed.length === 0 ? '\nAll checks passed' : `\nFAILED: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
