import { readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'

/** The folder of an app, from one of its tests: `folderOf(import.meta.url)`. */
export function folderOf(test: string): string {
  return fileURLToPath(new URL('../', test))
}

/**
 * Starts an app as `npm start` does, on a free port.
 *
 * @param folder the folder of its package.json
 * @param env variables for the app; without `PORT` the app gets a free port
 */
export function startApp(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8')
  const { scripts } = JSON.parse(manifest) as { readonly scripts: { readonly start: string } }
  const path = [join(folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter)
  return startServerProcess({
    command: scripts.start,
    cwd: folder,
    env: { PORT: '0', PATH: path, ...env },
  })
}
