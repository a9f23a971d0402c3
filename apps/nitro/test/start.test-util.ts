import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'

const APP = fileURLToPath(new URL('../', import.meta.url))

/** Starts the built app, or a development server. */
export async function start(
  program: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const path = `${APP}node_modules/.bin:${process.env['PATH']}`
  const given = { HOST: '127.0.0.1', PORT: '0', PATH: path, ...env }
  return startServerProcess({ command: program, cwd: APP, env: given })
}

/** Finds a free port, for servers that cannot choose one themselves. */
export async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  return String(typeof address === 'object' ? address?.port : '')
}
