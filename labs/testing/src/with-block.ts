/** Returns the page with new text between the two marks of a part. */
export function withBlock(page: string, part: string, markdown: string): string {
  const [begin, end] = [`<!-- ${part}: written by the run -->`, `<!-- ${part}: end -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`Cannot write "${part}": the page has no marks for it`)
  return `${page.slice(0, from + begin.length)}\n\n${markdown.trim()}\n\n${page.slice(to)}`
}
