import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'

/** A running server. */
export interface GatewayProcess {
  /** The output of the server so far. */
  output(): string
  close(): Promise<void>
}

const STARTS_WITHIN_MS = 20_000
const ENDS_WITHIN_MS = 5000

const running = new Set<ChildProcess>()
// This also runs after an uncaught error. Otherwise, a server of this run would answer the next
// run.
const killAll = (): void => {
  for (const child of running) kill(child, 'SIGKILL')
}
process.once('exit', killAll)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    killAll()
    process.kill(process.pid, signal)
  })
}

/** Starts a server in the foreground, and waits until each of its ports accepts connections. */
export async function startGateway(
  command: readonly string[],
  ports: readonly number[],
  env: Readonly<Record<string, string>> = {},
  cwd?: string,
): Promise<GatewayProcess> {
  const [program = '', ...args] = command
  // The server has its own process group, so that one signal also reaches its workers.
  const child = spawn(program, args, {
    detached: true,
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  let ended = false
  child.stdout.on('data', (data) => (output += String(data)))
  child.stderr.on('data', (data) => (output += String(data)))
  const exited = new Promise<void>((resolve) => {
    const end = (): void => {
      ended = true
      running.delete(child)
      resolve()
    }
    child.once('error', (error) => {
      output += error.message
      end()
    })
    child.once('close', end)
  })
  const close = async (): Promise<void> => {
    kill(child, 'SIGTERM')
    const limit = setTimeout(() => kill(child, 'SIGKILL'), ENDS_WITHIN_MS)
    await exited
    clearTimeout(limit)
  }
  const limit = Date.now() + STARTS_WITHIN_MS
  for (const port of ports) {
    while (!(await accepts(port))) {
      if (ended || Date.now() > limit) {
        await close()
        throw new Error(`${program} does not listen on ${port}:\n${output}`)
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  if (ended) throw new Error(`${program} ended, and something else listens:\n${output}`)
  return { output: () => output, close }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // The process group has already ended.
  }
}
