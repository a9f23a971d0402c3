import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { isListening } from '@webcors-labs/testing'

const STARTS_WITHIN_SECONDS = 20

const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A server of the machine that runs in the foreground. */
export interface ServerProgram {
  start(): Promise<void>
  /** Sends a signal to end, and waits for the end. */
  stop(signal: NodeJS.Signals): Promise<void>
}

/** @param port the port that accepts connections when the server is ready */
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
      if (!(await isListening(port, () => started.exitCode !== null, STARTS_WITHIN_SECONDS))) {
        throw new Error(`${program} does not listen on ${port}:\n${said}`)
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
