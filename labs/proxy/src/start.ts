import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Usage {
  /** The processor time, in microseconds. */
  readonly cpu: number
  /** The memory, in bytes. */
  readonly rss: number
  readonly sockets: number
  readonly failures: readonly string[]
}

/** A running subject. */
export interface Running {
  readonly port: number
  usage(collect?: boolean): Promise<Usage>
  stop(): void
}

/** Starts a subject in a process of its own. @param flags further flags of Node.js */
export async function start(
  name: string,
  api: string,
  flags: readonly string[] = [],
): Promise<Running> {
  const script = fileURLToPath(new URL('server.ts', import.meta.url))
  const child: ChildProcess = fork(script, [name, api], {
    execArgv: ['--expose-gc', ...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    port,
    async usage(collect = false) {
      const answer = once(child, 'message')
      child.send(collect ? 'collect' : 'usage')
      return ((await answer) as [Usage])[0]
    },
    stop() {
      child.kill('SIGKILL')
    },
  }
}
