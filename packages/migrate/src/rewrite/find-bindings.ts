import type { ImportDeclaration, ImportDeclarationSpecifier, Node } from 'oxc-parser'
import type { Library } from '../libraries/library.js'
import type { Reference, Source } from '../source/source.js'
import { requestOf } from '../source/syntax.js'

/** How a module gets the function of a library. */
export interface Binding {
  /** The statement, or the declarator of a variable. */
  readonly node: Node
  readonly form: 'import' | 'require' | 'import-equals'
  /** What the function is called here; `undefined` where types alone are imported. */
  readonly local?: { readonly name: string; readonly identifier: Node }
  /** The types of options that are imported beside it: what they are called there, and here. */
  readonly types: readonly { readonly imported: string; readonly local: string }[]
  /** Uses of the function's name. */
  readonly references: readonly Reference[]
}

/** What cannot be followed: why, and where. */
export interface Unclear {
  readonly node: Node
  readonly why: string
}

export interface Bindings {
  readonly bindings: readonly Binding[]
  /** `require('cors')` and `import('@fastify/cors')` where they are used on the spot. */
  readonly inline: readonly Node[]
  readonly unclear: readonly Unclear[]
}

/** Finds every way in which a module reaches a library. */
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
      unclear.push({ node, why: 'it is exported again, and other modules may rely on that' })
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
      return { node: specifier, why: `${imported} is not a name that @webcors has` }
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
  // TypeScript without esModuleInterop writes the function of a CommonJS module as a namespace.
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
  return { node, why: 'what it imports cannot be followed' }
}
