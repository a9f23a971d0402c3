import { fileURLToPath } from 'node:url'
import { startServerProcess } from '@webcors/conformance'
import type { Host, Policies } from './host.ts'

/** The folder of this app. */
export const APP: string = fileURLToPath(new URL('../../', import.meta.url))

/**
 * Starts a server that reads its policies from the environment, and prints its URL when it is
 * ready.
 */
export async function startProgram(
  command: readonly [program: string, ...args: string[]],
  policies: Policies,
  env: Readonly<Record<string, string>> = {},
): Promise<Host> {
  const given = { POLICIES: JSON.stringify([...policies]), ...env }
  const server = await startServerProcess({ command, cwd: APP, env: given })
  return { port: Number(new URL(server.url).port), close: () => server.close() }
}
