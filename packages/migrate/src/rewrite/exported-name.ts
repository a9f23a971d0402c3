import type { Node } from 'oxc-parser'
import type { Source } from '../source/source.js'
import { keyOf, unwrap } from '../source/syntax.js'

/**
 * Returns the name under which a module exports a value at the place where the value is written.
 * `default` is also the name of the whole `module.exports`.
 */
export function exportedName(value: Node, source: Source): string | undefined {
  const parent = source.parentOf(value)
  switch (parent?.type) {
    case 'ExportDefaultDeclaration':
      return 'default'
    case 'ExportSpecifier':
      return nameOf(parent.exported)
    case 'VariableDeclarator': {
      const declaration = source.parentOf(parent)
      const isExported =
        declaration && source.parentOf(declaration)?.type === 'ExportNamedDeclaration'
      return isExported && parent.id.type === 'Identifier' ? parent.id.name : undefined
    }
    case 'AssignmentExpression':
      return parent.right === value ? ofCommonJs(source.textOf(parent.left)) : undefined
    case 'Property': {
      const object = source.parentOf(parent)
      const assignment = object && source.parentOf(object)
      if (assignment?.type !== 'AssignmentExpression' || parent.value !== value) return undefined
      const isWhole = unwrap(assignment.right) === object
      return isWhole && source.textOf(assignment.left) === 'module.exports'
        ? keyOf(parent)
        : undefined
    }
    default:
      return undefined
  }
}

/** Returns the text of an identifier or of a string, which both can name an export. */
export function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

function ofCommonJs(target: string): string | undefined {
  if (target === 'module.exports') return 'default'
  return /^(?:module\.)?exports\.([\w$]+)$/.exec(target)?.[1]
}
