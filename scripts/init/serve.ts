import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { freePort, isListening, WRANGLER_ENV, WRANGLER_OPTIONS } from '@webcors-labs/testing'
import { onLoopback } from '../docs/on-loopback.ts'
import { ROOT } from '../docs/pages.ts'
import { PROGRAMS } from '../docs/sandbox.ts'

/** A running program. */
export interface Served {
  readonly url: string
  end(): Promise<void>
}

/** The arguments that make each tool listen on one port of loopback. */
const ON_PORT: Readonly<Record<string, (port: string) => readonly string[]>> = {
  deno: (port) => ['--host=127.0.0.1', `--port=${port}`],
  next: (port) => ['--hostname=127.0.0.1', `--port=${port}`],
  nitro: (port) => ['--host=127.0.0.1', `--port=${port}`],
  srvx: (port) => ['--host=127.0.0.1', `--port=${port}`],
  wrangler: (port) =>
    WRANGLER_OPTIONS.map((flag) => (flag === '--port=0' ? `--port=${port}` : flag)),
}

/** The programs that `npx` finds in a person's folder. */
const BIN = ['labs/browsers', 'apps/node-srvx', '.'].map((dir) =>
  join(ROOT, dir, 'node_modules/.bin'),
)

/**
 * Starts a program by the command that a person would type.
 *
 * @throws {Error} with the program's output, if the program does not listen within a minute
 */
export async function serve(command: string, folder: string): Promise<Served> {
  const port = await freePort()
  const [first = '', ...rest] = command.replace(/^npx /, '').split(' ')
  const flags = ON_PORT[first]?.(String(port)) ?? []
  // Deno passes arguments after the file to the program.
  const args =
    first === 'deno' ? [...rest.slice(0, -1), ...flags, ...rest.slice(-1)] : [...rest, ...flags]
  const local = onLoopback(first, args, port)
  const child = spawn(PROGRAMS[first] ?? first, local.args, {
    cwd: folder,
    env: {
      ...process.env,
      ...WRANGLER_ENV,
      ...local.env,
      NODE_ENV: 'development',
      NEXT_TELEMETRY_DISABLED: '1',
      PATH: [...BIN, WRANGLER_ENV['PATH']].join(delimiter),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // The process leads a group, so that its child processes end with it.
  })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part))
  child.stderr.on('data', (part: Buffer) => (output += part))
  const closed = new Promise((resolve) => child.once('close', resolve))
  const end = async (): Promise<void> => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    await closed
  }
  if (await isListening(port, () => child.exitCode !== null, 60)) {
    return { url: `http://127.0.0.1:${port}`, end }
  }
  await end()
  throw new Error(`"${command}" does not listen within a minute. It printed:\n${output}`)
}
