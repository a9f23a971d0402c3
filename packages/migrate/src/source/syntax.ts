import type { CallExpression, Expression, Node, ObjectExpression, ObjectProperty } from 'oxc-parser'

/** Removes the parentheses and the type assertions around a node. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
      return unwrap(node.expression)
    default:
      return node
  }
}

export function isCall(node: Node | undefined): node is CallExpression {
  return node?.type === 'CallExpression'
}

/** Whether a node is `a.b(…)` or `a['b'](…)`, for one of these names. */
export function isMethodCall(
  node: Node | undefined,
  ...names: readonly string[]
): node is CallExpression {
  if (!isCall(node)) return false
  const name = propertyName(node.callee)
  return name !== undefined && (names.length === 0 || names.includes(name))
}

/** Returns `b` of `a.b` and of `a['b']`. */
export function propertyName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression') return undefined
  const { property, computed } = node
  if (!computed && property.type === 'Identifier') return property.name
  return property.type === 'Literal' && typeof property.value === 'string'
    ? property.value
    : undefined
}

/** Returns the name of a property, if it is not computed at run time. */
export function keyOf({
  key,
  computed,
}: {
  readonly key: Node
  readonly computed: boolean
}): string | undefined {
  if (!computed && key.type === 'Identifier') return key.name
  return key.type === 'Literal' && typeof key.value === 'string' ? key.value : undefined
}

/**
 * Returns the properties by name; `null` if some parts of the object are known only at run time.
 */
export function readProperties(object: ObjectExpression): Map<string, ObjectProperty> | null {
  const properties = new Map<string, ObjectProperty>()
  for (const property of object.properties) {
    if (property.type !== 'Property' || property.kind !== 'init') return null
    const name = keyOf(property)
    if (name === undefined || properties.has(name)) return null
    properties.set(name, property)
  }
  return properties
}

export function isFunction(node: Node): boolean {
  return node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression'
}

/** Returns `name` of `require('name')`, `import('name')` and `await import('name')`. */
export function requestOf(node: Node): string | undefined {
  if (node.type === 'AwaitExpression') return requestOf(node.argument)
  if (node.type === 'ImportExpression') return textOf(node.source)
  const isRequire =
    isCall(node) && node.callee.type === 'Identifier' && node.callee.name === 'require'
  return isRequire && node.arguments.length === 1 ? textOf(node.arguments[0]) : undefined
}

function textOf(node: Expression | Node | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? undefined
  return undefined
}
