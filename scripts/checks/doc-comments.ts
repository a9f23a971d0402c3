import { parseSync } from 'oxc-parser'
import { type Declaration, type PublicName, publicNames } from './public-declarations.ts'
import { descendants, type Node, type Source } from './source.ts'
import type { Check, Violation } from './workspace.ts'

const FUNCTIONS = new Set([
  'ArrowFunctionExpression',
  'FunctionDeclaration',
  'FunctionExpression',
  'TSDeclareFunction',
])

/**
 * The doc comments of public names are complete. A function or a class has an `@example`, whose
 * code can be parsed. A function that throws, or calls an `assert*` function, has `@throws`. An
 * optional property of a type whose name ends in `Options` has `@default`.
 */
export const docComments: Check = (workspace) => {
  const checked = new Set<Node>()
  return workspace.members
    .filter(({ kind, manifest }) => kind === 'packages' && manifest.private !== true)
    .flatMap((member) => publicNames(workspace, member))
    .flatMap((found) => {
      // Several entries may export the same name.
      const declarations = found.declarations.filter(({ node }) => !checked.has(node))
      for (const { node } of declarations) checked.add(node)
      return declarations.length > 0 ? violationsOf({ ...found, declarations }) : []
    })
}

function violationsOf({ name, declarations }: PublicName): Violation[] {
  const [first] = declarations as [Declaration]
  const docs = declarations.map(({ source, statement }) => docBefore(source, statement.start))
  const doc = docs.join('\n')
  const isFunction = declarations.some(({ node }) => FUNCTIONS.has(node.type))
  const isClass = first.node.type === 'ClassDeclaration'
  const messages: string[] = []
  if ((isFunction || isClass) && !/@example\b/.test(doc)) {
    messages.push(`"${name}" needs a doc comment with @example`)
  }
  if (isFunction && !/@throws\b/.test(doc) && declarations.some(({ node }) => throws(node))) {
    messages.push(`"${name}" throws: its doc comment needs @throws`)
  }
  for (const code of doc.matchAll(/^```(tsx?|jsx?)\n([^]*?)^```/gm)) {
    const [error] = parseSync(`example.${code[1]}`, code[2] ?? '', { sourceType: 'module' }).errors
    if (error) messages.push(`the @example of "${name}" is not valid code: ${error.message}`)
  }
  return [
    ...messages.map((message) => at(first.source, first.statement, message)),
    ...(name.endsWith('Options') ? declarations.flatMap(optionsWithoutDefault) : []),
  ]
}

/** An option whose type is `never` or `undefined` cannot be set, so it has no default. */
function optionsWithoutDefault({ source, node }: Declaration): Violation[] {
  return [...descendants(node)].flatMap((child) => {
    if (child.type !== 'TSPropertySignature' || !child.optional) return []
    const type = child.typeAnnotation?.typeAnnotation.type ?? ''
    if (/^TS(?:Never|Undefined)Keyword$/.test(type)) return []
    if (/@default\b/.test(docBefore(source, child.start))) return []
    const name = source.text.slice(child.key.start, child.key.end)
    return [at(source, child, `the option "${name}" is optional: its doc comment needs @default`)]
  })
}

/**
 * Whether a function throws outside of the functions in it, and outside of blocks whose errors it
 * catches.
 */
function throws(node: Node): boolean {
  const body = 'body' in node ? (node.body as Node | null) : null
  if (body === null) return false
  const caught = new Set<Node>()
  const isEntered = (child: Node): boolean => {
    if (child.type === 'TryStatement' && child.handler) caught.add(child.block)
    return !FUNCTIONS.has(child.type) && !caught.has(child)
  }
  for (const child of [body, ...descendants(body, isEntered)]) {
    if (child.type === 'ThrowStatement') return true
    if (child.type !== 'CallExpression' || child.callee.type !== 'Identifier') continue
    if (/^assert[A-Z]/.test(child.callee.name)) return true
  }
  return false
}

/**
 * Reads the doc comment before an offset, without its asterisks; an empty string if there is none.
 */
function docBefore({ comments, text }: Source, offset: number): string {
  const comment = comments.findLast(({ end }) => end <= offset && isDoc(text, end, offset))
  if (comment?.type !== 'Block' || !comment.value.startsWith('*')) return ''
  return comment.value.replaceAll(/^[ \t]*\*+ ?/gm, '')
}

/**
 * Whether a comment is the last one before an offset, apart from line comments, which are orders to
 * tools.
 */
function isDoc(text: string, end: number, offset: number): boolean {
  return text.startsWith('*/', end - 2) && /^(?:\s|\/\/.*\n)*$/.test(text.slice(end, offset))
}

function at(source: Source, { start }: Node, message: string): Violation {
  return { file: source.path, line: source.line(start), message }
}
