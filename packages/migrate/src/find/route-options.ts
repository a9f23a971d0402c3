import type { Source } from '../source/source.js'
import { keyOf } from '../source/syntax.js'

/** Whether a module has `config: { cors: … }`, the form of route options in Fastify. */
export function hasRouteOptions(source: Source): boolean {
  let found = false
  source.find((node, parent) => {
    if (node.type !== 'Property' || parent?.type !== 'ObjectExpression') return
    if (keyOf(node) !== 'cors') return
    const around = source.parentOf(parent)
    if (around?.type === 'Property' && keyOf(around) === 'config') found = true
  })
  return found
}
