import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * Writes files into a folder, which is removed after the test.
 *
 * @returns the folder
 */
export function write(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-command-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** @returns the path of a module with this text */
export function writeModule(text: string, name = 'module.mjs'): string {
  return join(write({ [name]: text }), name)
}

/** @returns the path of a module that exports the policy of these options */
export function writePolicy(options: string): string {
  const core = import.meta.resolve('@webcors/core')
  return writeModule(`import { createCors } from '${core}'
export const policy = createCors(${options})`)
}

/**
 * Starts a server, which stops after the test.
 *
 * @returns the URL, with a slash at the end
 */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
