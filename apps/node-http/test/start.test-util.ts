import { readFileSync } from 'node:fs'
import {
  type ConformanceSend,
  type RawResponse,
  sendRaw,
  type ServerProcess,
  startServerProcess,
} from '@webcors/conformance'
import { APP } from './hosts.test-util.ts'

export const LAB = 'https://lab.example.com'
export const OTHER = 'https://other.example'

/** What the lab's pages may read. */
export const READ_BY_LAB = {
  'Access-Control-Allow-Origin': LAB,
  'Access-Control-Allow-Credentials': 'true',
}

/** Starts the server as `npm start` does. */
export function start(env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> {
  const { scripts } = JSON.parse(readFileSync(`${APP}package.json`, 'utf8')) as {
    scripts: { start: string }
  }
  return startServerProcess({ command: scripts.start, cwd: APP, env: { PORT: '0', ...env } })
}

/** Asks for `'GET /papers'` from an origin, or from none. */
export function ask(
  url: string,
  line: string,
  origin: string | null,
  more: Partial<ConformanceSend> = {},
): Promise<RawResponse> {
  const [method = '', path = ''] = line.split(' ')
  const from = origin === null ? [] : [['Origin', origin] as const]
  return sendRaw(url, { ...more, method, path, headers: [...from, ...(more.headers ?? [])] }, 15)
}
