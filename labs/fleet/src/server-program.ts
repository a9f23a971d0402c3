import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'

const STARTS_WITHIN_MS = 20_000

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A server of the machine that runs in the foreground. */
export interface ServerProgram {
  start(): Promise<void>
  /** Asks it to end, and waits. */
  stop(signal: NodeJS.Signals): Promise<void>
}

/** @param port where it is ready when it takes connections */
export function serverProgram(
  command: readonly [program: string, ...args: string[]],
  port: number,
  options: SpawnOptions,
): ServerProgram {
  let child: ChildProcess | undefined
  return {
    async start() {
      const [program, ...args] = command
      const started = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
      let said = ''
      started.stderr?.on('data', (data) => (said += String(data)))
      running.add(started)
      started.once('exit', () => running.delete(started))
      child = started
      const limit = performance.now() + STARTS_WITHIN_MS
      while (!(await accepts(port))) {
        if (started.exitCode !== null || performance.now() > limit) {
          throw new Error(`${program} does not listen on ${port}:\n${said}`)
        }
        await setTimeout(20)
      }
    },
    async stop(signal) {
      const stopped = child
      child = undefined
      if (stopped === undefined || stopped.exitCode !== null) return
      stopped.kill(signal)
      await once(stopped, 'exit')
    },
  }
}

/** @returns a port of loopback that was free a moment ago */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
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
