// Everything that CI runs, in the order in which a mistake is likely. All of it runs, whatever fails.
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const OUT = `${ROOT}.ci/out`

const STEPS: Readonly<Record<string, readonly string[]>> = {
  // npm, since this is the command that the README gives. It builds too, and turbo remembers that for all that follows.
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

// For .ci/summary.mjs.
writeFileSync(`${OUT}/checks.json`, JSON.stringify({ steps: Object.keys(STEPS), failed }))
console.log(failed.length === 0 ? '\nAll checks passed' : `\nFAILED: ${failed.join(', ')}`)
process.exitCode = failed.length === 0 ? 0 : 1
