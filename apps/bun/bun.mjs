// Runs the Bun that `pnpm install` installs.
import { spawn } from 'node:child_process'
import { bunProgram } from '@webcors-labs/testing'

const child = spawn(bunProgram(), process.argv.slice(2), { stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === null ? 0 : 1)
})
