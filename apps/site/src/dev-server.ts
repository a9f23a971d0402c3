import { createServer } from 'vitepress'
import { APP } from './folders.ts'
import { prepare } from './prepare.ts'

/** Serves the site on loopback. */
export async function createDevServer(port: number): Promise<string> {
  await prepare()
  const server = await createServer(APP, { host: '127.0.0.1', port })
  await server.listen()
  return server.resolvedUrls?.local[0] ?? ''
}
