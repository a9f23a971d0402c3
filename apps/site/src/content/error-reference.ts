import { outsideOfCode } from './links.ts'

/** One entry of the error reference: a code under the heading of its kind. */
export interface ErrorEntry {
  readonly code: string
  readonly group: string
  readonly body: string
}

/** A group of codes: its heading, and the text before its entries. */
export interface ErrorGroup {
  readonly title: string
  readonly introduction: string
  readonly entries: readonly ErrorEntry[]
}

/** The parts of the error reference. */
export interface ErrorReference {
  /** The text before the first group, without the page's heading. */
  readonly introduction: string
  readonly groups: readonly ErrorGroup[]
}

/** Splits `docs/errors.md` into its parts. Comments in blocks of code do not count as headings. */
export function parseErrorReference(text: string): ErrorReference {
  const [, ...parts] = sections(text, '# ')
  const [page = { title: '', body: '' }] = parts
  const [first = { title: '', body: '' }, ...rest] = sections(page.body, '## ')
  return {
    introduction: first.body,
    groups: rest.map(({ title, body }) => {
      const [head = { title: '', body: '' }, ...entries] = sections(body, '### ')
      return {
        title,
        introduction: head.body,
        entries: entries.map((entry) => ({
          code: entry.title.replaceAll('`', ''),
          group: title,
          body: entry.body,
        })),
      }
    }),
  }
}

interface Section {
  readonly title: string
  readonly body: string
}

/** @returns the text before the first heading, then each heading with the text below it */
function sections(text: string, marks: string): readonly Section[] {
  const MARK = '\u0000'
  const marked = outsideOfCode(text, (line) => (line.startsWith(marks) ? MARK + line : line))
  const [before = '', ...rest] = marked.split(MARK)
  return [
    { title: '', body: before.trim() },
    ...rest.map((part) => {
      const [title = ''] = part.split('\n', 1)
      return { title: title.slice(marks.length).trim(), body: part.slice(title.length).trim() }
    }),
  ]
}

/** Returns the first sentence of an entry, as plain text. */
export function firstSentence(body: string): string {
  const [paragraph = ''] = body.split(/\n\n|\n```/)
  const plain = paragraph
    .replaceAll('\n', ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/`|\\(?=[<>])/g, '')
  return /^.*?[.:](?=\s|$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain
}
