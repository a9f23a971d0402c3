import { PHRASES } from './phrases.ts'
import type { Node, Source } from './source.ts'
import { isModule, isTest, type Check, type Workspace } from './workspace.ts'

interface Prose {
  readonly line: number
  readonly text: string
  readonly kind: 'comment' | 'title' | 'message' | 'page'
}

// These files quote text of others: browsers' messages, pasted texts, and phrases that this rule forbids.
const QUOTES = [
  /^packages\/doctor\/(?:src\/(?:tables|console)|test)\//,
  /^scripts\/checks\/(?:phrases|prose\.test)\.ts$/,
  /CHANGELOG\.md$/,
]
/** Matches the start of a heading, a row, a quotation or an item of a list. */
const BEGINS = /^(?:#|\||>|[-*] |\d+\. )/
const TEST_FUNCTIONS = new Set(['bench', 'describe', 'it', 'suite', 'test'])

/** Comments, test titles, messages and pages must be plain: `phrases.ts` has the phrases that they avoid. */
export const prose: Check = (workspace) =>
  workspace.files
    .filter((file) => !QUOTES.some((pattern) => pattern.test(file)))
    .flatMap((file) =>
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
    if (title?.type !== 'Literal' || typeof title.value !== 'string') return
    found.push({ line: source.line(title.start), text: title.value, kind: 'title' })
  })
  return found
}

/** The name at the start of `test.each(rows)`. */
function root(node: Node): string {
  if (node.type === 'MemberExpression') return root(node.object)
  if (node.type === 'CallExpression') return root(node.callee)
  return node.type === 'Identifier' ? node.name : ''
}

/** Reads texts of several words, which are the package's messages to people. */
function messages(source: Source): Prose[] {
  return source
    .strings()
    .filter(({ value }) => value.trim().split(/\s+/).length > 3)
    .map(({ value, line }) => ({ line, text: value, kind: 'message' }))
}
