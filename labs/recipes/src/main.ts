// Installs the packages that only the recipes on demand need, and runs every recipe:
// `npm run test:recipes`. With names of tests as arguments, the program runs only these tests, and
// writes no page.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const LAB = fileURLToPath(new URL('../', import.meta.url))
const only = process.argv.slice(2)

function run(cwd: string, program: string, ...args: string[]): void {
  const env = { ...process.env, RECIPES: only.length === 0 ? 'all' : 'some' }
  const { status } = spawnSync(program, args, { cwd, env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run(`${LAB}on-demand`, 'pnpm', 'install', '--frozen-lockfile', '--prefer-offline')
run(LAB, 'vitest', 'run', '--config', 'vitest.config.ts', ...only)
// The compiler runs after the tests, because some frameworks write types while they build.
run(`${LAB}on-demand`, 'tsc', '-p', 'tsconfig.programs.json')
