import { fileURLToPath } from 'node:url'
import { Workspace } from '../checks/workspace.ts'
import { type Page, parsePage } from './markdown.ts'

export const ROOT: string = fileURLToPath(new URL('../../', import.meta.url))

const workspace = new Workspace(ROOT)

/** Whether this path, from the root, is a file or a folder of the repository. */
export function exists(path: string): boolean {
  return workspace.exists(path)
}

export function read(path: string): string {
  return workspace.read(path)
}

const PRINTED = /^(<!-- file: (\S+) -->\n(`{3,})\w+\n)[^]*?^\3$/gm

/** Reads a page. A block that prints a file of the repository gets the text of that file. */
export function readPage(path: string): string {
  return read(path).replace(
    PRINTED,
    (_, begin: string, source: string, fence: string) => begin + read(source) + fence,
  )
}

/** Every page of Markdown that is written by people, not by tools. */
export const PAGES: readonly Page[] = workspace.files
  .filter((file) => file.endsWith('.md') && !file.endsWith('CHANGELOG.md'))
  .map((file) => parsePage(file, readPage(file)))

/** The pages for readers. All code on them is checked. */
export const GUIDES: readonly Page[] = PAGES.filter(({ path }) =>
  /^(README\.md|packages\/[^/]+\/(?:README|SKILL)\.md|docs\/.*)$/.test(path),
)

export function page(path: string): Page {
  const found = PAGES.find((known) => known.path === path)
  if (found === undefined) throw new Error(`There is no ${path}`)
  return found
}
