import type { Source } from '../source/source.js'
import { requestOf } from '../source/syntax.js'

/** Finds the modules that a module imports, exports again or requires. */
export function requestsOf(source: Source): readonly string[] {
  const found: string[] = []
  source.find((node) => {
    const isFrom =
      node.type === 'ImportDeclaration' ||
      node.type === 'ExportAllDeclaration' ||
      node.type === 'ExportNamedDeclaration'
    const request = isFrom ? node.source?.value : requestOf(node)
    if (request !== undefined) found.push(request)
  })
  return found
}
