import { posix } from 'node:path'
import { entryFiles } from './exports.ts'
import type { Node, Source } from './source.ts'
import type { Member, Workspace } from './workspace.ts'

/** A declaration of a name that a package exports. */
export interface Declaration {
  readonly source: Source
  /** The statement after the doc comment. */
  readonly statement: Node
  /** The function, class, type or value that is declared. */
  readonly node: Node
}

/** A name that a package exports, with its declarations. A function with overloads has several. */
export interface PublicName {
  readonly name: string
  readonly declarations: readonly Declaration[]
}

/** Finds the names in the entries of a package that the package itself declares. */
export function publicNames(workspace: Workspace, member: Member): PublicName[] {
  return entryFiles(member)
    .filter((file) => workspace.exists(file))
    .flatMap((file) => {
      const source = workspace.source(file)
      return exportsOf(source).map(({ exported, from, local }) => ({
        name: exported,
        declarations: from === null ? [] : follow(workspace, source, from, local),
      }))
    })
}

interface Export {
  readonly exported: string
  /** The module that the name comes from; `null` for a name of this module. */
  readonly from: string | null
  /** The name in that module. */
  readonly local: string
}

/** Reads `export { … }` and `export { … } from '…'`. */
function exportsOf(source: Source): Export[] {
  return source.program.body.flatMap((node) => {
    if (node.type !== 'ExportNamedDeclaration') return []
    const from = node.source?.value ?? null
    return node.specifiers.map(({ exported, local }) => ({
      exported: nameOf(exported),
      from,
      local: nameOf(local),
    }))
  })
}

/**
 * Finds the declarations of a name in another module. A module of another package has none here.
 */
function follow(workspace: Workspace, source: Source, from: string, name: string): Declaration[] {
  const path = posix.join(posix.dirname(source.path), from).replace(/\.js$/, '.ts')
  if (!from.startsWith('.') || !workspace.exists(path)) return []
  const target = workspace.source(path)
  const found = exportsOf(target).find(({ exported }) => exported === name)
  if (found === undefined) return declarationsOf(target, name)
  if (found.from !== null) return follow(workspace, target, found.from, found.local)
  return declarationsOf(target, found.local)
}

function declarationsOf(source: Source, name: string): Declaration[] {
  return source.program.body.flatMap((statement): Declaration[] => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declared?.type === 'VariableDeclaration') {
      const found = declared.declarations.find(({ id }) => nameOf(id) === name)
      return found?.init ? [{ source, statement, node: found.init }] : []
    }
    const isNamed = declared && 'id' in declared && declared.id && nameOf(declared.id) === name
    return isNamed ? [{ source, statement, node: declared }] : []
  })
}

function nameOf(node: Node): string {
  if (node.type === 'Identifier') return node.name
  return node.type === 'Literal' ? String(node.value) : ''
}
