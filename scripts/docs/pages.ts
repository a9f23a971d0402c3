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

/** Every handwritten page of Markdown. */
export const PAGES: readonly Page[] = workspace.files
  .filter((file) => file.endsWith('.md') && !file.endsWith('CHANGELOG.md'))
  .map((file) => parsePage(file, read(file)))

/** The pages for readers. All code on them is checked. */
export const GUIDES: readonly Page[] = PAGES.filter(({ path }) =>
  /^(README\.md|packages\/[^/]+\/README\.md|docs\/.*)$/.test(path),
)

export function page(path: string): Page {
  const found = PAGES.find((known) => known.path === path)
  if (found === undefined) throw new Error(`There is no ${path}`)
  return found
}
