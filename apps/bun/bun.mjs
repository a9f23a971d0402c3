// Runs the Bun that comes with `pnpm install`. The package `bun` has no program of its own as long as its install script is
// denied; the one of this platform stands beside it.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const os = process.platform === 'win32' ? 'windows' : process.platform
const cpu = process.arch === 'arm64' ? 'aarch64' : process.arch
const bun = createRequire(import.meta.resolve('bun/package.json'))
const program = bun.resolve(
  `@oven/bun-${os}-${cpu}/bin/bun${process.platform === 'win32' ? '.exe' : ''}`,
)

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const child = spawn(program, process.argv.slice(2), { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 0 : 1)
  })
}
