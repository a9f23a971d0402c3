import type { Node } from 'oxc-parser'
import type { Source } from './source.js'
import { isFunction } from './syntax.js'

/**
 * Whether a variable has one declaration, which always runs. A program may declare a `var` twice,
 * or in a branch.
 */
export function isDeclaredOnce(identifier: Node, source: Source): boolean {
  const declaration = source.parentOf(source.parentOf(identifier) ?? identifier)
  if (identifier.type !== 'Identifier' || declaration?.type !== 'VariableDeclaration') return false
  if (declaration.kind !== 'var') return true
  const block = source.parentOf(declaration)
  const scope = functionAround(identifier, source)
  const isAtTop =
    block?.type === 'Program' ||
    block?.type === 'ExportNamedDeclaration' ||
    (block?.type === 'BlockStatement' && source.parentOf(block) === scope)
  let isOnce = isAtTop
  source.find((node) => {
    if (node.type !== 'Identifier' || node.name !== identifier.name || node === identifier) return
    const isOther = isDeclaring(node, source) && functionAround(node, source) === scope
    if (isOther) isOnce = false
  })
  return isOnce
}

/** Whether the statement of a declaration exports it. */
export function isExported(identifier: Node, source: Source): boolean {
  for (const node of source.ancestorsOf(identifier)) {
    if (node.type === 'ExportNamedDeclaration') return true
    if (node.type === 'BlockStatement') return false
  }
  return false
}

/** Whether an identifier is a name of a `const`, `let` or `var`, which may have a pattern. */
function isDeclaring(identifier: Node, source: Source): boolean {
  let inner = identifier
  for (const node of source.ancestorsOf(identifier)) {
    if (node.type === 'VariableDeclarator') return node.id === inner
    const isPattern =
      ['ObjectPattern', 'ArrayPattern', 'RestElement'].includes(node.type) ||
      (node.type === 'Property' && node.value === inner) ||
      (node.type === 'AssignmentPattern' && node.left === inner)
    if (!isPattern) return false
    inner = node
  }
  return false
}

function functionAround(node: Node, source: Source): Node {
  for (const around of source.ancestorsOf(node))
    if (isFunction(around) || around.type === 'FunctionDeclaration') return around
  return source.program
}
