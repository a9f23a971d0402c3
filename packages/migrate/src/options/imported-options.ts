import type { Node, ObjectExpression } from 'oxc-parser'
import type { Modules } from '../project/modules.js'
import type { Source } from '../source/source.js'
import { requestOf, unwrap } from '../source/syntax.js'
import { findExport } from './find-export.js'

/** The import behind an identifier. */
export interface ImportedName {
  readonly request: string
  /** The exported name. `default` for a default export, and for the whole result of `require`. */
  readonly name: string
  /** The declaration in this module. */
  readonly declared: Node
}

/** Finds the import behind an identifier, by `import` or `require`. */
export function readImport(identifier: Node, source: Source): ImportedName | undefined {
  const declaration = source.declarationOf(identifier)
  if (declaration?.type === 'Import') {
    const { node, importNode } = declaration
    const request = importNode.source.value
    if (node.type === 'ImportDefaultSpecifier') return { request, name: 'default', declared: node }
    if (node.type !== 'ImportSpecifier' || node.imported.type === 'Literal') return undefined
    return { request, name: node.imported.name, declared: node }
  }
  if (declaration?.type !== 'Variable') return undefined
  const declared = declaration.node
  for (const around of source.ancestorsOf(declared)) {
    if (around.type !== 'VariableDeclarator') continue
    const request = around.init ? requestOf(around.init) : undefined
    if (request === undefined) return undefined
    if (around.id === declared) return { request, name: 'default', declared }
    const property = source.parentOf(declared)
    const isPlain = property?.type === 'Property' && property.key.type === 'Identifier'
    return isPlain && property.key.type === 'Identifier'
      ? { request, name: property.key.name, declared }
      : undefined
  }
  return undefined
}

/**
 * Finds an object of options in the module from which it is imported.
 *
 * @returns the object; or the reason why it cannot be changed there
 */
export function findImportedOptions(
  { request, name }: ImportedName,
  source: Source,
  modules: Modules,
): { readonly source: Source; readonly object: ObjectExpression } | string {
  const from = `they come from '${request}'`
  const target = modules.resolve(source, request)
  if (!target) return from
  const found = findExport(target, name)
  const value = found && unwrap(found.value)
  if (!found || value?.type !== 'ObjectExpression') return from
  const [use] = found.uses
  if (use) return `${from}, and line ${target.placeOf(use).line} there uses them too`
  const other = modules
    .importersOf(target)
    .find((importer) => importer !== source && imports(importer, target, name, modules))
  if (other) return `${from}, and ${other.path} imports them too`
  return { source: target, object: value }
}

/** Whether a module may use an export of another module. */
function imports(source: Source, target: Source, name: string, modules: Modules): boolean {
  let found = false
  source.find((node, parent) => {
    const isReExport =
      node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration'
    const request =
      node.type === 'ImportDeclaration' || isReExport ? node.source?.value : requestOf(node)
    if (request === undefined || modules.resolve(source, request) !== target) return
    if (node.type === 'ImportDeclaration') {
      found ||= node.specifiers.some((specifier) => {
        if (specifier.type === 'ImportNamespaceSpecifier') return true
        if (specifier.type === 'ImportDefaultSpecifier') return name === 'default'
        return specifier.imported.type === 'Literal' || specifier.imported.name === name
      })
      return
    }
    const pattern = parent?.type === 'VariableDeclarator' ? parent.id : undefined
    found ||=
      pattern?.type !== 'ObjectPattern' ||
      pattern.properties.some(
        (property) =>
          property.type !== 'Property' ||
          property.key.type !== 'Identifier' ||
          property.key.name === name,
      )
  })
  return found
}
