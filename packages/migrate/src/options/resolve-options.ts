import type { Node, ObjectExpression } from 'oxc-parser'
import { initializerOf } from '../source/evaluate.js'
import type { Source } from '../source/source.js'
import { isFunction, unwrap } from '../source/syntax.js'

/** Where the options of a call are written. */
export type ResolvedOptions =
  | { readonly kind: 'none' }
  | { readonly kind: 'object'; readonly object: ObjectExpression }
  | { readonly kind: 'function'; readonly node: Node }
  /** They cannot be read, or not be changed without changing something else. */
  | { readonly kind: 'elsewhere'; readonly node: Node; readonly why: string }

/**
 * Finds the object that a call gets as its options.
 *
 * @param isOurs whether an argument of this call is one that is rewritten along with it
 */
export function resolveOptions(
  argument: Node | undefined,
  source: Source,
  isOurs: (call: Node) => boolean,
): ResolvedOptions {
  if (!argument) return { kind: 'none' }
  const node = unwrap(argument)
  if (node.type === 'ObjectExpression') return { kind: 'object', object: node }
  if (isFunction(node)) return { kind: 'function', node }
  if (node.type !== 'Identifier') return elsewhere(node, 'only running the program shows them')
  const declaration = source.declarationOf(node)
  if (declaration?.type === 'Function') return { kind: 'function', node: declaration.node }
  if (declaration?.type === 'Import')
    return elsewhere(node, `they come from ${source.textOf(declaration.importNode.source)}`)
  if (declaration?.type !== 'Variable')
    return elsewhere(node, 'only running the program shows them')
  return ofVariable(node, declaration.node, source, isOurs)
}

function ofVariable(
  node: Node,
  identifier: Node,
  source: Source,
  isOurs: (call: Node) => boolean,
): ResolvedOptions {
  const declarator = source.parentOf(identifier)
  const written = declarator?.type === 'VariableDeclarator' ? declarator.init : null
  const init = written && unwrap(written)
  if (init && isFunction(init)) return { kind: 'function', node: init }
  if (init?.type !== 'ObjectExpression')
    return elsewhere(node, 'only running the program shows them')
  const others = source
    .referencesTo(identifier)
    .filter(
      ({ node, parent }) => parent.type !== 'TSTypeQuery' && !(isOurs(parent) && node !== parent),
    )
  if (isExported(identifier, source)) return elsewhere(node, 'another module may use them too')
  const [other] = others
  if (!other) return { kind: 'object', object: init }
  const line = source.placeOf(other.node).line
  const isRead = initializerOf(identifier, source) !== undefined
  return elsewhere(node, `line ${line} ${isRead ? 'reads' : 'may change'} them too`)
}

function isExported(identifier: Node, source: Source): boolean {
  for (const node of source.ancestorsOf(identifier)) {
    if (node.type === 'ExportNamedDeclaration') return true
    if (node.type === 'BlockStatement') return false
  }
  return false
}

function elsewhere(node: Node, why: string): ResolvedOptions {
  return { kind: 'elsewhere', node, why }
}
