import type { Node, ObjectExpression } from 'oxc-parser'
import type { Modules } from '../project/modules.js'
import { initializerOf } from '../source/constants.js'
import { isDeclaredOnce, isExported } from '../source/declarations.js'
import type { Source } from '../source/source.js'
import { isFunction, unwrap } from '../source/syntax.js'
import { isSelector } from './no-policy.js'
import { findImportedOptions, readImport } from './imported-options.js'

/** The place at which the options of a call are written. */
export type ResolvedOptions =
  | { readonly kind: 'none' }
  | { readonly kind: 'object'; readonly object: ObjectExpression; readonly source: Source }
  | { readonly kind: 'function'; readonly node: Node }
  /** A function that selects a policy of webcors, or none. */
  | { readonly kind: 'selector' }
  /** The options cannot be read, or a change of them would change something else. */
  | { readonly kind: 'elsewhere'; readonly node: Node; readonly why: string }

/**
 * Finds the object that a call gets as its options.
 *
 * @param isOurs whether a call is rewritten too, so that it may use the same options
 * @param modules the modules from which options may be imported
 */
export function resolveOptions(
  argument: Node | undefined,
  source: Source,
  isOurs: (call: Node) => boolean,
  modules: Modules,
): ResolvedOptions {
  if (!argument) return { kind: 'none' }
  const node = unwrap(argument)
  if (node.type === 'ObjectExpression') return { kind: 'object', object: node, source }
  if (isSelector(node, source)) return { kind: 'selector' }
  if (isFunction(node)) return { kind: 'function', node }
  if (node.type !== 'Identifier') return elsewhere(node, 'they are known only at run time')
  const declaration = source.declarationOf(node)
  if (declaration?.type === 'Function') return { kind: 'function', node: declaration.node }
  const imported = readImport(node, source)
  if (imported) {
    const use = otherUse(imported.declared, source, isOurs)
    if (use) return elsewhere(node, `line ${source.placeOf(use).line} uses them too`)
    const found = findImportedOptions(imported, source, modules)
    return typeof found === 'string' ? elsewhere(node, found) : { kind: 'object', ...found }
  }
  if (declaration?.type !== 'Variable') return elsewhere(node, 'they are known only at run time')
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
  if (init?.type !== 'ObjectExpression') return elsewhere(node, 'they are known only at run time')
  if (isExported(identifier, source)) return elsewhere(node, 'another module may use them')
  if (!isDeclaredOnce(identifier, source))
    return elsewhere(node, 'a branch or a second declaration may change them')
  const use = otherUse(identifier, source, isOurs)
  if (!use) return { kind: 'object', object: init, source }
  const isRead = initializerOf(identifier, source) !== undefined
  const line = source.placeOf(use).line
  return elsewhere(node, `line ${line} ${isRead ? 'reads' : 'may change'} them too`)
}

/** Finds the first use of a name outside of the calls that are rewritten. */
function otherUse(
  declared: Node,
  source: Source,
  isOurs: (call: Node) => boolean,
): Node | undefined {
  return source
    .referencesTo(declared)
    .find(({ parent }) => parent.type !== 'TSTypeQuery' && !isOurs(parent))?.node
}

function elsewhere(node: Node, why: string): ResolvedOptions {
  return { kind: 'elsewhere', node, why }
}
