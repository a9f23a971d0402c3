import type { ImportDeclaration, ImportDeclarationSpecifier, Node } from 'oxc-parser'
import type { Library } from '../libraries/library.js'
import type { Reference, Source } from '../source/source.js'
import { requestOf } from '../source/syntax.js'

/** An import of the function of a library. */
export interface Binding {
  /** The statement, or the declarator of a variable. */
  readonly node: Node
  readonly form: 'import' | 'require' | 'import-equals'
  /** The name of the function in this module; absent if only types are imported. */
  readonly local?: { readonly name: string; readonly identifier: Node }
  /** The imported types of options, with their names in the library and in this module. */
  readonly types: readonly { readonly imported: string; readonly local: string }[]
  /** The uses of the function's name. */
  readonly references: readonly Reference[]
}

/** A use that cannot be followed, with the reason. */
export interface Unclear {
  readonly node: Node
  readonly why: string
}

export interface Bindings {
  readonly bindings: readonly Binding[]
  /** `require('cors')` and `import('@fastify/cors')` whose results are used without a variable. */
  readonly inline: readonly Node[]
  readonly unclear: readonly Unclear[]
}

/** Finds every import of a library in a module. */
export function findBindings(source: Source, library: Library): Bindings {
  const bindings: Binding[] = []
  const inline: Node[] = []
  const unclear: Unclear[] = []
  const add = (found: Binding | Unclear): void => {
    if ('why' in found) unclear.push(found)
    else bindings.push(found)
  }
  source.find((node, parent) => {
    if (node.type === 'ImportDeclaration' && node.source.value === library.module)
      add(ofImport(node, source, library))
    const isReExport =
      node.type === 'ExportNamedDeclaration' || node.type === 'ExportAllDeclaration'
    if (isReExport && node.source?.value === library.module)
      unclear.push({ node, why: 'it is exported again, and other modules may use it' })
    if (node.type === 'TSImportEqualsDeclaration') {
      const { moduleReference, id } = node
      if (moduleReference.type !== 'TSExternalModuleReference') return
      if (moduleReference.expression.value !== library.module) return
      add({
        node,
        form: 'import-equals',
        local: { name: id.name, identifier: id },
        types: [],
        references: source.referencesTo(id),
      })
    }
    if (requestOf(node) !== library.module || node.type === 'AwaitExpression') return
    const outer = parent?.type === 'AwaitExpression' ? parent : node
    const around = source.parentOf(outer)
    if (around?.type === 'VariableDeclarator' && around.init === outer)
      add(ofVariable(around, source, library))
    else inline.push(outer)
  })
  return { bindings, inline, unclear }
}

function ofImport(node: ImportDeclaration, source: Source, library: Library): Binding | Unclear {
  let local: ImportDeclarationSpecifier['local'] | undefined
  let specifierOfLocal: ImportDeclarationSpecifier | undefined
  const types: { imported: string; local: string }[] = []
  for (const specifier of node.specifiers) {
    const imported = importedName(specifier)
    if (library.exported.includes(imported) && (!local || local.name === specifier.local.name)) {
      local = specifier.local
      specifierOfLocal = specifier
    } else if (library.optionTypes.includes(imported)) {
      types.push({ imported, local: specifier.local.name })
    } else {
      return { node: specifier, why: `webcors exports no ${imported}` }
    }
  }
  const references = specifierOfLocal ? source.referencesTo(specifierOfLocal) : []
  return {
    node,
    form: 'import',
    types,
    references,
    ...(local && { local: { name: local.name, identifier: local } }),
  }
}

function importedName(specifier: ImportDeclarationSpecifier): string {
  // Without esModuleInterop, TypeScript imports the function of a CommonJS module as a namespace.
  if (specifier.type !== 'ImportSpecifier') return 'default'
  const { imported } = specifier
  return imported.type === 'Literal' ? imported.value : imported.name
}

function ofVariable(
  node: Node & { type: 'VariableDeclarator' },
  source: Source,
  library: Library,
): Binding | Unclear {
  const { id } = node
  const isBare = id.type === 'Identifier' && library.exported.includes('default')
  const isDynamic = node.init?.type === 'AwaitExpression'
  if (isBare && !isDynamic)
    return {
      node,
      form: 'require',
      types: [],
      local: { name: id.name, identifier: id },
      references: source.referencesTo(id),
    }
  if (id.type === 'ObjectPattern' && id.properties.length === 1) {
    const [property] = id.properties
    if (
      property?.type === 'Property' &&
      property.value.type === 'Identifier' &&
      property.key.type === 'Identifier'
    ) {
      const { key, value } = property
      if (library.exported.includes(key.name))
        return {
          node,
          form: 'require',
          types: [],
          local: { name: value.name, identifier: value },
          references: source.referencesTo(value),
        }
    }
  }
  return { node, why: 'the imported names cannot be followed' }
}
