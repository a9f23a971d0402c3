import { validateCorsOptions } from '@webcors/core'
import type { CallExpression, Node } from 'oxc-parser'
import type { LibraryByHand } from '../libraries/by-hand.js'
import { hasUnread } from '../options/fill-unread.js'
import { type LiteralStyle, writeLiteral } from '../rewrite/literal.js'
import { styleOf } from '../rewrite/style-of.js'
import { StopMaker } from '../rewrite/stops.js'
import type { Unit } from '../rewrite/unit.js'
import { evaluate, Unread } from '../source/evaluate.js'
import type { Source } from '../source/source.js'
import { isCall, requestOf } from '../source/syntax.js'

/** Finds the calls of a library that a person must move, and writes the code that replaces them. */
export function planByHand(source: Source, library: LibraryByHand): Unit | undefined {
  const calls = callsOf(source, library)
  if (calls.length === 0) return undefined
  const make = new StopMaker(source, library.module)
  const style = styleOf(source)
  return {
    source,
    library: library.module,
    calls: calls.length,
    place: source.placeOf(calls[0] ?? source.program),
    edits: [],
    mounts: [],
    notices: [],
    stops: calls.map((call) => {
      const message = `Cannot move ${source.textOf(call.callee)}(…) of ${library.module}: ${library.why}.`
      const argument = call.arguments[library.argument]
      const { options, refused } = readOptions(argument, library, source, style)
      const advice = refused === '' ? '' : ` ${refused}`
      return make.stop('mount-by-hand', call, message + advice, library.suggest(options))
    }),
  }
}

function callsOf(source: Source, { module, exported }: LibraryByHand): readonly CallExpression[] {
  const found: CallExpression[] = []
  const follow = (declared: Node): void => {
    for (const { node, parent } of source.referencesTo(declared))
      if (isCall(parent) && parent.callee === node) found.push(parent)
  }
  source.find((node, parent) => {
    if (node.type === 'ImportDeclaration' && node.source.value === module) {
      for (const specifier of node.specifiers) {
        const imported =
          specifier.type !== 'ImportSpecifier'
            ? 'default'
            : specifier.imported.type === 'Literal'
              ? specifier.imported.value
              : specifier.imported.name
        if (exported.includes(imported)) follow(specifier)
      }
    }
    if (requestOf(node) !== module) return
    if (
      isCall(parent ?? undefined) &&
      parent?.type === 'CallExpression' &&
      parent.callee === node &&
      exported.includes('default')
    )
      found.push(parent)
    if (parent?.type !== 'VariableDeclarator') return
    if (parent.id.type === 'Identifier' && exported.includes('default')) follow(parent.id)
    if (parent.id.type !== 'ObjectPattern') return
    for (const property of parent.id.properties) {
      if (property.type !== 'Property' || property.key.type !== 'Identifier') continue
      if (exported.includes(property.key.name)) follow(property.value)
    }
  })
  return found.toSorted((a, b) => a.start - b.start)
}

/**
 * Reads the options, and writes them as options of webcors. `refused` has the messages of core if
 * it refuses them.
 */
function readOptions(
  argument: Node | undefined,
  library: LibraryByHand,
  source: Source,
  style: LiteralStyle,
): { readonly options: string; readonly refused: string } {
  const example = {
    options: writeLiteral({ origin: 'https://app.example.com', ...library.defaults }, style),
    refused: '',
  }
  if (!argument)
    return {
      ...example,
      refused: 'List the origins, because the library allows any origin without options.',
    }
  const [given] = evaluate(argument, source)
  if (typeof given !== 'object' || given === null || given instanceof Unread) return example
  const renamed: [string, unknown][] = []
  for (const [name, value] of Object.entries(given)) {
    const ours = Object.hasOwn(library.names, name) ? library.names[name] : name
    if (ours === null || ours === undefined || hasUnread(value)) continue
    renamed.push([ours, readList(ours, value)])
  }
  const value = { ...library.defaults, ...Object.fromEntries(renamed) }
  const { issues } = validateCorsOptions(value)
  if (!issues) return { options: writeLiteral(value, style), refused: '' }
  return { ...example, refused: issues.map(({ message }) => message).join(' ') }
}

/** Splits a list of names, because several libraries accept one text with commas. */
function readList(name: string, value: unknown): unknown {
  const isList = ['methods', 'allowedHeaders', 'exposedHeaders'].includes(name)
  if (!isList || typeof value !== 'string' || value === '*') return value
  return value
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}
