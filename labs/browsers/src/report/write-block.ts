import { readFileSync, writeFileSync } from 'node:fs'

const PAGE = new URL('../../../../docs/browsers.md', import.meta.url)

/** Writes the results of a part into the page. The prose around them is handwritten. */
export function writeBlock(part: string, markdown: string): void {
  writeFileSync(PAGE, withBlock(readFileSync(PAGE, 'utf8'), part, markdown))
}

/** Returns the page with another text between a part's two marks. */
export function withBlock(page: string, part: string, markdown: string): string {
  const [begin, end] = [`<!-- ${part}: written by the run -->`, `<!-- ${part}: end -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The page has no place for "${part}"`)
  return `${page.slice(0, from + begin.length)}\n\n${markdown.trim()}\n\n${page.slice(to)}`
}
