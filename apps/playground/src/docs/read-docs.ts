import { readFile } from 'node:fs/promises'
import type { File } from '../page-server.ts'
import { renderDocs } from './render-docs.ts'

const ROOT = new URL('../../../../', import.meta.url)

/** What the docs link to, at the paths that it has in the repo, so that relative links lead there. No name has a dot in it. */
const PATHS: readonly (readonly [RegExp, 'page' | 'text' | 'image'])[] = [
  [/^\/(?:README|CONTRIBUTING|SECURITY)\.md$/, 'page'],
  [/^\/docs(?:\/[\w-]+)+\.md$/, 'page'],
  [/^\/packages\/[\w-]+\/README\.md$/, 'page'],
  [/^\/packages\/[\w-]+\/src(?:\/[\w-]+)+\.ts$/, 'text'],
  [/^\/docs\/images\/[\w-]+\.png$/, 'image'],
]

/** A page of the repo's documentation, or what such a page links to. */
export async function readDocs(pathname: string): Promise<File | null> {
  const [, kind] = PATHS.find(([path]) => path.test(pathname)) ?? []
  if (kind === undefined) return null
  const content = await readFile(new URL(`.${pathname}`, ROOT)).catch(() => null)
  if (content === null) return null
  if (kind === 'image') return { type: 'image/png', content }
  if (kind === 'text') return { type: 'text/plain; charset=utf-8', content }
  return { type: 'text/html; charset=utf-8', content: renderDocs(content.toString()) }
}

/** A page of the docs, as its author wrote it. */
export function readMarkdown(path: string): Promise<string> {
  return readFile(new URL(path, ROOT), 'utf8')
}
