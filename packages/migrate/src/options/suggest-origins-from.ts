import type { Node } from 'oxc-parser'
import { isOriginsFrom } from '../source/origins-from.js'
import type { Source } from '../source/source.js'
import { isMethodCall, propertyName, unwrap } from '../source/syntax.js'

/**
 * Writes `originsFrom(…)`, with its import, in place of an environment variable that contains
 * origins.
 *
 * @param module the package to import `originsFrom` from
 * @returns `undefined` for any other value, which may be a list already, or allow every origin
 */
export function suggestOriginsFrom(node: Node, module: string, source: Source): string | undefined {
  const text = textIn(node, source)
  if (text === undefined) return undefined
  const option = `origin: originsFrom(${text})`
  if (hasOriginsFrom(source)) return option
  return `${importLine('originsFrom', module, source)}\n\n${option}`
}

/** Writes the line that imports a name, as an ES module or as CommonJS. */
export function importLine(name: string, module: string, source: Source): string {
  const isModule = source.program.body.some(({ type }) => type === 'ImportDeclaration')
  return isModule
    ? `import { ${name} } from '${module}'`
    : `const { ${name} } = require('${module}')`
}

/** Writes the argument: the variable, and the origins in place of a variable that is not set. */
function textIn(given: Node, source: Source): string | undefined {
  const node = unwrap(given)
  if (node.type === 'ChainExpression') return textIn(node.expression, source)
  if (isVariable(node, source)) return source.textOf(node)
  if (isMethodCall(node, 'split') && node.callee.type === 'MemberExpression') {
    const [separator] = node.arguments
    const isComma = separator?.type === 'Literal' && separator.value === ','
    return isComma ? textIn(node.callee.object, source) : undefined
  }
  if (node.type !== 'LogicalExpression' || node.operator === '&&') return undefined
  const variable = textIn(node.left, source)
  const literal = unwrap(node.right)
  const isOrigin =
    literal.type === 'Literal' && /^https?:\/\/[^\s,'"*]+$/.test(String(literal.value))
  // An empty text is a list of one text after `split`, which `||` does not replace.
  const isList = node.operator === '||' && unwrap(node.left).type !== 'MemberExpression'
  if (variable === undefined || !isOrigin || isList) return undefined
  return `${variable} ${node.operator} ${source.textOf(literal)}`
}

/** Whether a node is `process.env.A`, `import.meta.env.A`, or a binding of a Worker. */
function isVariable(node: Node, source: Source): boolean {
  if (node.type !== 'MemberExpression' || propertyName(node) === undefined) return false
  return /^(?:process|import\.meta|c|ctx|context)\.env$/.test(source.textOf(node.object))
}

function hasOriginsFrom(source: Source): boolean {
  let isThere = false
  source.find((node) => {
    if (node.type === 'Identifier' && isOriginsFrom(node, source)) isThere = true
  })
  return isThere
}
