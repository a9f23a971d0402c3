import { mkdirSync, writeFileSync } from 'node:fs'
import { bundlePlayground } from './bundle-playground.ts'

/**
 * Writes the playground without a server: a folder of files that any static file server can serve,
 * or a browser can open.
 */
export async function buildPlayground(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true })
  for (const [name, content] of await bundlePlayground()) {
    writeFileSync(`${folder}/${name}`, content)
  }
}
