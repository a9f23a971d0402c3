import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const FOLDER = fileURLToPath(new URL('../', import.meta.url))

export interface Started {
  readonly page: string
  readonly api: string
  /** Stops the program, and returns its exit code. */
  stop(): Promise<number | null>
}

/** Runs the command that a reader runs. Port 0 means any free port. */
export async function start(page: number | string = 0, api: number | string = 0): Promise<Started> {
  const child = spawn('pnpm', ['--silent', 'run', 'start'], {
    cwd: FOLDER,
    env: { ...process.env, PORT: String(page), API_PORT: String(api) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true, // The process leads a group, so that one signal reaches the shells too.
  })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  let output = ''
  const urls = await new Promise<string[]>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      output += chunk
      const found = output.match(/http:\/\/\S+/g)
      if (output.includes('Ctrl+C') && found?.length === 2) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', () =>
      reject(new Error(`The playground did not start. It printed:\n${output}`)),
    )
  })
  const [pageUrl = '', apiUrl = ''] = urls
  return {
    page: pageUrl,
    api: apiUrl,
    stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGINT')
      return exited
    },
  }
}
