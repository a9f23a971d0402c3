import type { Node } from 'oxc-parser'
import type { Source } from './source.js'
import { requestOf } from './syntax.js'

/** Whether a name is `originsFrom` of webcors. */
export function isOriginsFrom(identifier: Node, source: Source): boolean {
  return isOfWebcors('originsFrom', identifier, source)
}

/** Whether a name in a module is an import of this name of webcors. */
export function isOfWebcors(name: string, identifier: Node, source: Source): boolean {
  const declaration = source.declarationOf(identifier)
  if (declaration?.type === 'Import') {
    const { node, importNode } = declaration
    if (node.type !== 'ImportSpecifier' || !isOurs(importNode.source.value)) return false
    return node.imported.type === 'Identifier' && node.imported.name === name
  }
  if (declaration?.type !== 'Variable') return false
  const property = source.parentOf(declaration.node)
  const pattern = property && source.parentOf(property)
  const declarator = pattern && source.parentOf(pattern)
  if (property?.type !== 'Property' || declarator?.type !== 'VariableDeclarator') return false
  const isNamed = property.key.type === 'Identifier' && property.key.name === name
  return isNamed && isOurs(declarator.init ? requestOf(declarator.init) : undefined)
}

function isOurs(request: string | undefined): boolean {
  return request !== undefined && /^(?:@webcors\/|webcors$)/.test(request)
}
