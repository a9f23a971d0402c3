import type { Node } from 'oxc-parser'
import type { Source } from '../source/source.js'
import { keyOf, unwrap } from '../source/syntax.js'

/** A value that a module exports. */
export interface ExportedValue {
  readonly value: Node
  /** The uses of the value in the module itself. */
  readonly uses: readonly Node[]
}

/** Finds the value that a module exports under a name, as an ES module or as CommonJS. */
export function findExport(source: Source, name: string): ExportedValue | undefined {
  for (const statement of source.program.body) {
    const exported = ofStatement(statement, name, source)
    if (exported) return follow(exported, source)
  }
  return undefined
}

function ofStatement(statement: Node, name: string, source: Source): Node | undefined {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return name === 'default' ? statement.declaration : undefined
    case 'ExportNamedDeclaration':
      return ofNamed(statement, name)
    case 'ExpressionStatement': {
      const { expression } = statement
      const isAssigned = expression.type === 'AssignmentExpression' && expression.operator === '='
      return isAssigned ? ofAssignment(expression.left, expression.right, name, source) : undefined
    }
    default:
      return undefined
  }
}

function ofNamed(
  { declaration, specifiers, source: from }: Node & { type: 'ExportNamedDeclaration' },
  name: string,
): Node | undefined {
  if (from) return undefined
  if (declaration?.type === 'VariableDeclaration') {
    const declarator = declaration.declarations.find(
      ({ id }) => id.type === 'Identifier' && id.name === name,
    )
    return declarator?.id
  }
  return specifiers.find(({ exported }) => exported.type === 'Identifier' && exported.name === name)
    ?.local
}

/** Finds the value in `module.exports = …`, `module.exports.name = …` and `exports.name = …`. */
function ofAssignment(left: Node, right: Node, name: string, source: Source): Node | undefined {
  const target = source.textOf(left)
  if (target === `module.exports.${name}` || target === `exports.${name}`) return right
  if (target !== 'module.exports') return undefined
  if (name === 'default') return right
  const object = unwrap(right)
  if (object.type !== 'ObjectExpression') return undefined
  for (const property of object.properties)
    if (property.type === 'Property' && keyOf(property) === name) return property.value
  return undefined
}

/** Finds the value of an exported variable, and the other uses of the variable. */
function follow(exported: Node, source: Source): ExportedValue | undefined {
  const node = unwrap(exported)
  if (node.type !== 'Identifier') return { value: node, uses: [] }
  const declared = source.declarationOf(node)?.node ?? node
  const declarator = source.parentOf(declared)
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined
  const uses = source
    .referencesTo(declared)
    .map((reference) => reference.node)
    .filter((use) => use !== node)
  return { value: declarator.init, uses }
}
