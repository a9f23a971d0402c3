import type { CallExpression, Node, ObjectExpression } from 'oxc-parser'
import { isExported } from './declarations.js'
import type { Source } from './source.js'
import { isCall, isMethodCall, requestOf } from './syntax.js'

/** Whether an object is the options of a CORS library, which does not change the lists in it. */
export function isOptions(object: ObjectExpression, source: Source): boolean {
  const node = source.outermost(object)
  const parent = source.parentOf(node)
  if (parent?.type === 'CallExpression') return isOfCors(parent, source)
  if (parent?.type === 'Property')
    return parent.key.type === 'Identifier' && parent.key.name === 'cors'
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false
  if (isExported(parent.id, source)) return false
  return source
    .referencesTo(parent.id)
    .every(({ parent: use }) => isCall(use) && isOfCors(use, source))
}

/** Whether a call gives its arguments to a CORS library. */
export function isOfCors(call: CallExpression, source: Source): boolean {
  const isGiven = [call.callee, ...call.arguments].some((node) => isFromCors(node, source))
  return isGiven || isMethodCall(call, 'enableCors')
}

/** Whether a node is a module with `cors` in its name, or an import of it. */
function isFromCors(node: Node, source: Source): boolean {
  const request = requestOf(node)
  if (request !== undefined) return /cors/i.test(request)
  const declaration = source.declarationOf(node)
  if (declaration?.type === 'Import') return /cors/i.test(declaration.importNode.source.value)
  if (declaration?.type !== 'Variable') return false
  for (const around of source.ancestorsOf(declaration.node))
    if (around.type === 'VariableDeclarator')
      return around.init !== null && /cors/i.test(requestOf(around.init) ?? '')
  return false
}
