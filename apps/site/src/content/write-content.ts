import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { listPages, readRepo, ROOT } from '../repo.ts'
import { addressOf } from './addresses.ts'
import { writeConsoleIndex } from './console-index.ts'
import { listConsoleMessages } from './console-messages.ts'
import { writeErrorIndex, writeErrorPages } from './error-pages.ts'
import { parseErrorReference } from './error-reference.ts'
import { writeHome } from './home.ts'
import { rewriteLinks, type SiteMap } from './links.ts'

/**
 * Writes every page of the site except the API reference, as Markdown.
 *
 * @param folder the folder to empty, and to fill with files at the addresses of the pages
 */
export function writeContent(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [address, text] of createContent()) writePage(folder, address, text)
  cpSync(`${ROOT}docs/images`, `${folder}/public/images`, { recursive: true })
}

/** Creates the text of all pages, by their addresses. */
export function createContent(): ReadonlyMap<string, string> {
  const paths = listPages()
  const reference = parseErrorReference(readRepo('docs/errors.md'))
  const codes = reference.groups.flatMap(({ entries }) => entries.map(({ code }) => code))
  const site: SiteMap = { pages: new Set(paths), codes: new Set(codes) }
  const messages = listConsoleMessages()
  const pages = new Map(
    paths.map((path) => [addressOf(path), rewriteLinks(readRepo(path), path, site)]),
  )
  pages.set('index.md', writeHome(pages.get('index.md') ?? ''))
  pages.set('errors/index.md', writeErrorIndex(reference, site))
  pages.set('console.md', writeConsoleIndex(messages))
  const debugging = readRepo('docs/debugging.md')
  for (const [address, text] of writeErrorPages(reference, messages, debugging, site)) {
    pages.set(address, text)
  }
  return pages
}

export function writePage(folder: string, address: string, text: string): void {
  mkdirSync(dirname(`${folder}/${address}`), { recursive: true })
  writeFileSync(`${folder}/${address}`, text)
}
