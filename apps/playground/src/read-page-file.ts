import { readFile } from 'node:fs/promises'
import type { File } from './page-server.ts'

const FOLDER = new URL('../page/', import.meta.url)
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
}

/** A file of the page, as it is. */
export async function readPageFile(pathname: string): Promise<File | null> {
  const path = pathname === '/' ? '/index.html' : pathname
  // Names without a dot or an escape in them cannot lead out of the folder.
  const [, extension = ''] = /^(?:\/[a-z-]+)+\.(html|css|js)$/.exec(path) ?? []
  const type = TYPES[extension]
  if (type === undefined) return null
  const content = await readFile(new URL(`.${path}`, FOLDER)).catch(() => null)
  return content && { type, content }
}
