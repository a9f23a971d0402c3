import type { CallExpression, Node } from 'oxc-parser'
import { walk } from 'oxc-walker'
import type { Source } from '../source/source.js'

/**
 * Whether two pieces of code have the same text, and their names mean the same: a parameter and an
 * outer variable may have one name.
 */
export function isSameCode(one: Node, other: Node, source: Source): boolean {
  if (source.textOf(one) !== source.textOf(other)) return false
  const others = namesIn(other)
  return namesIn(one).every((name, index) => {
    const counterpart = others[index]
    if (!counterpart) return false
    return meaningOf(name, one, source) === meaningOf(counterpart, other, source)
  })
}

/** Whether two calls have the same arguments. */
export function haveSameArguments(
  one: CallExpression,
  other: CallExpression,
  source: Source,
): boolean {
  return (
    one.arguments.length === other.arguments.length &&
    one.arguments.every((argument, index) =>
      isSameCode(argument, other.arguments[index] as Node, source),
    )
  )
}

function namesIn(code: Node): readonly Node[] {
  const names: Node[] = []
  walk(code, {
    enter(node) {
      if (node.type === 'Identifier' || node.type === 'ThisExpression') names.push(node)
    },
  })
  return names
}

/** Returns the declaration of a name, or its offset if the code itself declares the name. */
function meaningOf(name: Node, code: Node, source: Source): Node | number | undefined {
  const declared =
    name.type === 'ThisExpression' ? functionAround(name, source) : source.declarationOf(name)?.node
  const isInside = declared && declared.start >= code.start && declared.end <= code.end
  return isInside ? declared.start - code.start : declared
}

/** Finds the node that decides what `this` is. */
function functionAround(node: Node, source: Source): Node | undefined {
  for (const around of source.ancestorsOf(node)) if (OWN_THIS.includes(around.type)) return around
  return undefined
}

/** Nodes with a `this` of their own. */
const OWN_THIS = [
  'FunctionDeclaration',
  'FunctionExpression',
  'PropertyDefinition',
  'AccessorProperty',
  'StaticBlock',
  'TSModuleBlock',
]
