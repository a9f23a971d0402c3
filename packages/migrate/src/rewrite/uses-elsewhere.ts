import type { Node } from 'oxc-parser'
import type { Modules } from '../project/modules.js'
import type { Source } from '../source/source.js'
import { keyOf, requestOf } from '../source/syntax.js'
import { nameOf } from './exported-name.js'

/** A use of an imported name. */
export interface UseElsewhere {
  readonly source: Source
  readonly node: Node
}

/**
 * Finds the uses of an exported name in the modules that import it.
 *
 * @returns `undefined` if a module may use the name in a way that cannot be followed, or if no use
 *   is found, because then an unknown module may have it
 */
export function findUsesElsewhere(
  target: Source,
  name: string,
  modules: Modules,
): readonly UseElsewhere[] | undefined {
  const uses: UseElsewhere[] = []
  let isClear = true
  for (const source of modules.importersOf(target)) {
    source.find((node, parent) => {
      const request = 'source' in node && isFrom(node) ? node.source?.value : requestOf(node)
      if (request === undefined || node.type === 'AwaitExpression') return
      if (!modules.leadsTo(source, request, target)) return
      const locals = localsOf(node, parent, name, source)
      if (!locals) isClear = false
      for (const local of locals ?? [])
        uses.push(...source.referencesTo(local).map((use) => ({ source, node: use.node })))
    })
  }
  return isClear && uses.length > 0 ? uses : undefined
}

/**
 * Finds the declarations by which a module imports a name.
 *
 * @returns `undefined` if they cannot be followed
 */
function localsOf(
  node: Node,
  parent: Node | null,
  name: string,
  source: Source,
): readonly Node[] | undefined {
  if (node.type === 'ImportDeclaration') {
    const isNamespace = node.specifiers.some(({ type }) => type === 'ImportNamespaceSpecifier')
    if (isNamespace) return undefined
    return node.specifiers.filter((specifier) =>
      specifier.type === 'ImportSpecifier'
        ? nameOf(specifier.imported) === name
        : name === 'default',
    )
  }
  if (node.type === 'ExportNamedDeclaration')
    return node.specifiers.some(({ local }) => nameOf(local) === name) ? undefined : []
  if (node.type === 'ExportAllDeclaration') return undefined
  const outer = parent?.type === 'AwaitExpression' ? source.parentOf(parent) : parent
  // The module runs, and nobody gets its exports.
  if (outer?.type === 'ExpressionStatement') return []
  if (outer?.type !== 'VariableDeclarator') return undefined
  return localsOfPattern(outer.id, name)
}

/** Finds the variables in `const name = require(…)` and `const { name } = require(…)`. */
function localsOfPattern(pattern: Node, name: string): readonly Node[] | undefined {
  if (pattern.type === 'Identifier') return name === 'default' ? [pattern] : undefined
  if (pattern.type !== 'ObjectPattern') return undefined
  const locals: Node[] = []
  for (const property of pattern.properties) {
    if (property.type !== 'Property' || property.computed) return undefined
    if (keyOf(property) !== name) continue
    if (property.value.type !== 'Identifier') return undefined
    locals.push(property.value)
  }
  return locals
}

function isFrom(node: Node): node is Node & { source: { value: string } | null } {
  return (
    node.type === 'ImportDeclaration' ||
    node.type === 'ExportAllDeclaration' ||
    node.type === 'ExportNamedDeclaration'
  )
}
