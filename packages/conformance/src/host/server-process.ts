import { type ChildProcess, spawn } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import type { ConformanceServer } from './host.js'

/** The options of `startServerProcess`. */
export interface ServerProcessOptions {
  /**
   * The program with its arguments, or one line for the shell, as in the scripts of a package.json.
   */
  readonly command: readonly [program: string, ...args: string[]] | string
  /**
   * The working directory of the server.
   *
   * @default process.cwd()
   */
  readonly cwd?: string
  /**
   * Environment variables in addition to those of this process.
   *
   * @default {}
   */
  readonly env?: Readonly<Record<string, string>>
  /**
   * The time within which the server must print its URL, in seconds.
   *
   * @default 60
   */
  readonly timeoutSeconds?: number
}

/** A server in another process. */
export interface ServerProcess extends ConformanceServer {
  /** @returns the output of the server so far */
  output(): string
}

const DEFAULT_TIMEOUT_SECONDS = 60
const GRACE_MILLISECONDS = 5000
const WINDOWS = process.platform === 'win32'

/**
 * Starts a server, and waits until it prints its URL (`http://` and a host with a port), as servers
 * do when they are ready. `close` ends the server and the processes that it started. They also end
 * with this process.
 *
 * @example
 * ```ts
 * const server = await startServerProcess({ command: ['node', 'server.mjs'] })
 * const response = await fetch(server.url)
 * await server.close()
 * ```
 *
 * @throws {Error} if the server cannot be started, ends early, or prints no URL in time. The
 *   message has its output
 */
export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const { command, cwd, env = {}, timeoutSeconds = DEFAULT_TIMEOUT_SECONDS } = options
  const [program, ...args] = typeof command === 'string' ? [command] : command
  const child = spawn(program, args, {
    cwd,
    env: { ...withoutTestRunner(process.env), ...env },
    shell: typeof command === 'string',
    stdio: ['ignore', 'pipe', 'pipe'],
    // The server leads a new process group, so that a signal reaches all its processes: shells and
    // wrappers do not pass signals on.
    detached: !WINDOWS,
  })
  let output = ''
  const killNow = (): void => kill(child, 'SIGKILL')
  process.once('exit', killNow)
  const exited = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('close', () => resolve())
  })
  const close = async (): Promise<void> => {
    kill(child, 'SIGTERM')
    const limit = setTimeout(killNow, GRACE_MILLISECONDS)
    await exited
    clearTimeout(limit)
    process.off('exit', killNow)
  }

  const ready = new Promise<string>((resolve, reject) => {
    const fail = (why: string): void => {
      reject(new Error(`${why}: ${[program, ...args].join(' ')}\n${output}`))
    }
    const limit = setTimeout(() => fail('The server printed no URL in time'), timeoutSeconds * 1000)
    const read = (data: Buffer): void => {
      output += stripVTControlCharacters(data.toString())
      // The URL is read only from a complete line, because the port could be cut off.
      const url = /(http:\/\/[\w.-]+:\d+|http:\/\/\[[\da-f:]+\]:\d+)\D*[\r\n]/i.exec(output)?.[1]
      if (url === undefined) return
      clearTimeout(limit)
      resolve(url)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('error', (error) => fail(`The server cannot be started (${error.message})`))
    child.once('close', (code) => {
      clearTimeout(limit)
      fail(`The server ended with ${code}`)
    })
  })
  try {
    return { url: await ready, close, output: () => output }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Removes the variables of test runners, because some servers print nothing under test, not even
 * their URL.
 */
function withoutTestRunner({ NODE_ENV, ...env }: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !/^(?:TEST|VITEST(?:_.*)?)$/.test(name))
  const kept = NODE_ENV === undefined || NODE_ENV === 'test' ? [] : [['NODE_ENV', NODE_ENV]]
  return Object.fromEntries([...others, ...kept])
}

function kill(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (WINDOWS || child.pid === undefined) child.kill(signal)
    else process.kill(-child.pid, signal)
  } catch {
    // The process group has already ended.
  }
}
