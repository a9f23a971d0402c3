// Builds what the playground needs, and runs it until told to stop. Whatever it started stops with it: npm and the shells
// between pass no signal on, and a server left behind would hold its port.
import { spawn, spawnSync } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const APP = '@webcors-apps/playground'
const cwd = fileURLToPath(new URL('../', import.meta.url))
const windows = process.platform === 'win32'

console.log('Building ...')
const build = spawnSync('turbo', ['run', 'build', `--filter=${APP}`], {
  cwd,
  encoding: 'utf8',
  env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1' },
  shell: windows,
})
if (build.status !== 0) {
  console.error(`${build.stdout}${build.stderr}`)
  process.exit(1)
}

const app = spawn('pnpm', ['--silent', '--filter', APP, 'run', 'start'], {
  cwd,
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: windows,
  detached: !windows, // Leads a process group of its own, so that one signal reaches all of it.
})
app.on('exit', (code, signal) => {
  process.exit(code ?? 128 + constants.signals[signal ?? 'SIGTERM'])
})

const stop = (signal: NodeJS.Signals) => {
  if (windows || app.pid === undefined) app.kill(signal)
  else process.kill(-app.pid, signal)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) stop('SIGTERM')
}, 500).unref()
