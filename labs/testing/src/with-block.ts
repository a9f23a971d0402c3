/** The page with another text between the two marks of a part, which a run writes. */
export function withBlock(page: string, part: string, markdown: string): string {
  const [begin, end] = [`<!-- ${part}: written by the run -->`, `<!-- ${part}: end -->`]
  const [from, to] = [page.indexOf(begin), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`The page has no place for "${part}"`)
  return `${page.slice(0, from + begin.length)}\n\n${markdown.trim()}\n\n${page.slice(to)}`
}
