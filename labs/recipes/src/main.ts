// Installs what only the recipes on demand need, and runs every recipe: `npm run test:recipes`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const LAB = fileURLToPath(new URL('../', import.meta.url))

function run(cwd: string, program: string, ...args: string[]): void {
  const env = { ...process.env, RECIPES: 'all' }
  const { status } = spawnSync(program, args, { cwd, env, stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

run(`${LAB}on-demand`, 'pnpm', 'install', '--frozen-lockfile', '--prefer-offline')
run(LAB, 'vitest', 'run', '--config', 'vitest.config.ts', ...process.argv.slice(2))
