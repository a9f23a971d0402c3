import { PHRASES } from './phrases.ts'
import type { Node, Source } from './source.ts'
import { isModule, isTest, type Check, type Workspace } from './workspace.ts'

interface Prose {
  readonly line: number
  readonly text: string
  readonly kind: 'comment' | 'title' | 'message' | 'page'
}

/**
 * The types of texts that other programs print, such as the console messages of a browser. A string
 * in a variable of such a type is a quotation, so its words are not ours to choose.
 */
const QUOTATION_TYPES = /\b(?:FirefoxLanguage|MessageRow|MessageTemplate)\b/
/** Matches the start of a heading, a table row, a quotation or a list item. */
const BEGINS = /^(?:#|\||>|[-*] |\d+\. )/
const TEST_FUNCTIONS = new Set(['bench', 'describe', 'it', 'suite', 'test'])

/**
 * Comments, test titles, messages and pages must be plain: `phrases.ts` has the phrases that they
 * avoid.
 */
export const prose: Check = (workspace) =>
  workspace.files.flatMap((file) =>
    proseOf(file, workspace).flatMap(({ line, text, kind }) =>
      PHRASES.filter(({ only }) => only === undefined || only === kind).flatMap(
        ({ pattern, write }) => {
          const [found] = pattern.exec(text) ?? []
          if (found === undefined) return []
          return [{ file, line, message: `"${found.trim()}" in a ${kind}: write ${write}` }]
        },
      ),
    ),
  )

function proseOf(file: string, workspace: Workspace): Prose[] {
  if (file.endsWith('.md')) return paragraphs(workspace.read(file))
  if (!isModule(file)) return []
  const source = workspace.source(file)
  const isPublished = /^packages\/[^/]+\/src\//.test(file) && !isTest(file)
  return [
    ...comments(source),
    ...(isTest(file) ? titles(source) : []),
    ...(isPublished ? messages(source) : []),
  ]
}

/** Reads the paragraphs of a page, without its code and the targets of its links. */
function paragraphs(text: string): Prose[] {
  const withoutCode = text
    .replaceAll(/^ *```[^]*?^ *```/gm, (code) => code.replaceAll(/[^\n]/g, ''))
    .replaceAll(/`[^`\n]*`/g, '`code`')
    .replaceAll(/\]\([^)\n]*\)/g, ']')
  const found: Prose[] = []
  let begins = true
  for (const [index, line] of withoutCode.split('\n').entries()) {
    const words = line.trim()
    const before = found.at(-1)
    if (begins || before === undefined || BEGINS.test(words)) {
      found.push({ line: index + 1, text: words, kind: 'page' })
    } else {
      found[found.length - 1] = { ...before, text: `${before.text} ${words}` }
    }
    begins = words === ''
  }
  return found
}

/** Reads comments. Line comments that follow each other are one text. */
function comments(source: Source): Prose[] {
  const found: Prose[] = []
  let end = -2
  for (const comment of source.comments) {
    const line = source.line(comment.start)
    const text = plain(comment.value)
    const before = found.at(-1)
    if (comment.type === 'Line' && line === end + 1 && before !== undefined) {
      found[found.length - 1] = { ...before, text: `${before.text} ${text}` }
    } else {
      found.push({ line, text, kind: 'comment' })
    }
    end = comment.type === 'Line' ? line : -2
  }
  return found
}

function plain(comment: string): string {
  return comment
    .replaceAll(/^\s*\*+ ?/gm, '')
    .replaceAll(/```[^]*?```/g, '')
    .replaceAll(/`[^`]*`/g, '`code`')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function titles(source: Source): Prose[] {
  const found: Prose[] = []
  source.walk((node) => {
    if (node.type !== 'CallExpression' || !TEST_FUNCTIONS.has(root(node))) return
    const [title] = node.arguments
    if (title === undefined) return
    const text = titleText(title)
    if (text !== null) found.push({ line: source.line(title.start), text, kind: 'title' })
  })
  return found
}

/**
 * Returns the words of a title. Values in a template literal become `…`, as code does in comments.
 */
function titleText(title: Node): string | null {
  if (title.type === 'Literal') return typeof title.value === 'string' ? title.value : null
  if (title.type !== 'TemplateLiteral') return null
  return title.quasis.map(({ value }) => value.cooked).join('…')
}

/** The name at the start of `test.each(rows)`. */
function root(node: Node): string {
  if (node.type === 'MemberExpression') return root(node.object)
  if (node.type === 'CallExpression') return root(node.callee)
  return node.type === 'Identifier' ? node.name : ''
}

/**
 * Reads texts of several words, which are the package's messages to people, without its quotations.
 */
function messages(source: Source): Prose[] {
  const quotations = quotedRanges(source)
  return source
    .strings()
    .filter(({ value }) => value.trim().split(/\s+/).length > 3)
    .filter(({ start }) => !quotations.some((range) => range.start <= start && start < range.end))
    .map(({ value, line }) => ({ line, text: value, kind: 'message' }))
}

function quotedRanges(source: Source): Node[] {
  const found: Node[] = []
  source.walk((node) => {
    if (node.type !== 'VariableDeclarator') return
    const type = node.id.typeAnnotation
    const isQuotation = type && QUOTATION_TYPES.test(source.text.slice(type.start, type.end))
    if (isQuotation) found.push(node)
  })
  return found
}
