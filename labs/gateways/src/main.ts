import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installEmulators } from './emulators.ts'

// npm run test:gateways [part of a name ...]: runs all tests of gateways, with generated cases for
// some minutes.
const root = fileURLToPath(new URL('../../../', import.meta.url))
const vitest = join(
  dirname(createRequire(import.meta.url).resolve('vitest/package.json')),
  'vitest.mjs',
)
const wanted = process.argv.slice(2)
if (wanted.length === 0 || wanted.includes('emulators')) installEmulators()
const files =
  wanted.length > 0
    ? wanted.map((name) => `labs/gateways/test/${name}`)
    : ['labs/gateways', 'packages/gateways']
const { status } = spawnSync(process.execPath, [vitest, 'run', ...files], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, GATEWAYS_FULL: '1' },
})
process.exitCode = status ?? 1
