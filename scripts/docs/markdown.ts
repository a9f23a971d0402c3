/** A fenced block of code, with its place. */
export interface CodeBlock {
  readonly page: string
  /** The line number of the first line of code, counted from 1. */
  readonly line: number
  readonly language: string
  readonly text: string
  /** The text of the heading above the block. */
  readonly heading: string
  /** The file name on the block's first line, if that line is a comment with only a file name. */
  readonly file: string | null
  /**
   * The file of the repository that the block prints, if the line before names one:
   * `<!-- file: labs/recipes/programs/trpc/fetch.ts -->`.
   */
  readonly source: string | null
}

export interface Heading {
  readonly level: number
  readonly text: string
  /** The anchor that GitHub creates for links. */
  readonly anchor: string
}

export interface Link {
  readonly line: number
  readonly text: string
  readonly target: string
}

/** A page of Markdown, with the parts that tests read. */
export interface Page {
  readonly path: string
  readonly blocks: readonly CodeBlock[]
  readonly headings: readonly Heading[]
  readonly links: readonly Link[]
  /** The rows of all tables as lists of cells, without the lines of dashes. */
  readonly rows: readonly (readonly string[])[]
}

const FENCE = /^(\s*)(`{3,})\s*(\S*)/
const LINK = /\[((?:!\[[^\]]*\]\([^)]*\)|[^\][])*)\]\(([^()\s]+)(?:\s+"[^"]*")?\)/g
const SOURCE = /^\s*<!-- file: (\S+) -->$/
const FILE = /^\/\/ ([\w.-]+\.[cm]?[jt]s)$/

export function parsePage(path: string, text: string): Page {
  const blocks: CodeBlock[] = []
  const headings: Heading[] = []
  const links: Link[] = []
  const rows: string[][] = []
  const anchors = new Map<string, number>()
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    const [, indent, fence, language] = FENCE.exec(line) ?? []
    if (indent !== undefined && fence !== undefined) {
      const start = at + 1
      at = lines.findIndex((other, index) => index > start - 1 && other.trim().startsWith(fence))
      if (at === -1) throw new SyntaxError(`${path}:${start}: the block of code has no end`)
      const code = lines.slice(start, at).map((part) => part.slice(indent.length))
      blocks.push({
        page: path,
        line: start + 1,
        language: language ?? '',
        text: code.map((part) => `${part}\n`).join(''),
        heading: headings.at(-1)?.text ?? '',
        file: FILE.exec(code[0] ?? '')?.[1] ?? null,
        source: SOURCE.exec(lines[start - 2] ?? '')?.[1] ?? null,
      })
      continue
    }
    const [, marks, title] = /^(#{1,6})\s+(.+?)\s*#*$/.exec(line) ?? []
    if (marks !== undefined && title !== undefined) {
      headings.push({ level: marks.length, text: title, anchor: unique(anchorOf(title), anchors) })
    }
    if (/^\s*\|.*\|\s*$/.test(line) && !/^[\s|:-]+$/.test(line)) rows.push(cells(line))
    links.push(...linksOf(line, at + 1))
  }
  return { path, blocks, headings, links, rows }
}

function linksOf(line: string, number: number): Link[] {
  return [...line.matchAll(LINK)].flatMap(([, text = '', target = '']) => [
    { line: number, text, target },
    ...linksOf(text, number), // Finds the link around an image.
  ])
}

function cells(line: string): string[] {
  return line
    .trim()
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
}

function anchorOf(title: string): string {
  const plain = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '')
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-')
}

function unique(anchor: string, seen: Map<string, number>): string {
  const count = seen.get(anchor) ?? 0
  seen.set(anchor, count + 1)
  return count === 0 ? anchor : `${anchor}-${count}`
}

/** Returns the page's text with some blocks replaced. */
export function replaceBlocks(text: string, blocks: ReadonlyMap<CodeBlock, string>): string {
  const lines = text.split('\n')
  // The last block is replaced first, so that earlier lines keep their numbers.
  const last = [...blocks].toSorted(([a], [b]) => b.line - a.line)
  for (const [block, replacement] of last) {
    const indent = /^\s*/.exec(lines[block.line - 2] ?? '')?.[0] ?? ''
    const count = block.text.split('\n').length - 1
    const inserted = replacement.trimEnd().split('\n')
    lines.splice(block.line - 1, count, ...inserted.map((line) => (line && indent) + line))
  }
  return lines.join('\n')
}

/** Finds the parts of a text in backticks. */
export function codeSpans(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)
}

const GENERATED = /(<!-- begin: [^\n]*-->\n)[^]*?(<!-- end -->)/

/**
 * Replaces the text between the marks for generated text. A page without the marks stays as it is.
 */
export function replaceGenerated(text: string, generated: string): string {
  return text.replace(
    GENERATED,
    (_, begin: string, end: string) => `${begin}\n${generated}\n\n${end}`,
  )
}
