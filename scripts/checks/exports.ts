import { posix } from 'node:path'
import { ruleOf } from './dependency-table.ts'
import type { Source } from './source.ts'
import { isTest, type Check, type Member, type Violation, type Workspace } from './workspace.ts'

const CORE = '@webcors/core'
/**
 * The modules that an adapter may re-export. Users name core's options and policies, and the
 * migrations, which read the options of other libraries.
 */
const REEXPORTED: readonly string[] = [CORE, `${CORE}/migrate`]
/** The module of core's own wrapper. An adapter has a wrapper of its own, or has none. */
const WRAPPER_OF_CORE = './fetch/with-cors.ts'

/**
 * Each name has one home: packages re-export no other package, except core's names in the entries
 * of adapters.
 */
export const reexports: Check = (workspace) => {
  const ofAdapters = new Set(
    packages(workspace)
      .filter((member) => ruleOf(member)?.reexportsCore)
      .flatMap(entryFiles),
  )
  return publishedModules(workspace).flatMap((source) => {
    if (!ofAdapters.has(source.path)) return foreignExports(source)
    return [...foreignExports(source, REEXPORTED), ...missingNames(source, workspace)]
  })
}

function foreignExports(source: Source, allowed: readonly string[] = []): Violation[] {
  const foreign = new Set<string>()
  const found: Violation[] = []
  const wrong = (name: string, offset: number) => {
    if (allowed.includes(name)) return
    const message = `"${name}" belongs to another package: users import it from there`
    found.push({ file: source.path, line: source.line(offset), message })
  }
  for (const node of source.program.body) {
    if (node.type === 'ImportDeclaration' && !isRelative(node.source.value)) {
      for (const { local } of node.specifiers) foreign.add(local.name)
    }
  }
  for (const node of source.program.body) {
    if (node.type !== 'ExportAllDeclaration' && node.type !== 'ExportNamedDeclaration') continue
    if (node.source && !isRelative(node.source.value)) wrong(node.source.value, node.start)
    if (node.source || node.type === 'ExportAllDeclaration') continue
    for (const { local, start } of node.specifiers) {
      if (local.type === 'Identifier' && foreign.has(local.name)) wrong(local.name, start)
    }
  }
  return found
}

/**
 * One import is enough: an entry with `cors` or `withCors` also has every name of core that users
 * write.
 */
function missingNames(source: Source, workspace: Workspace): Violation[] {
  const exported = exportedNames(source)
  if (!exported.has('cors') && !exported.has('withCors')) return []
  const index = 'packages/core/src/index.ts'
  const ofCore = workspace.exists(index) ? exportedNames(workspace.source(index)) : new Map()
  const takesWrapper = exported.get('withCors') === CORE
  return [...ofCore]
    .filter(([name, from]) => !exported.has(name) && (takesWrapper || from !== WRAPPER_OF_CORE))
    .map(([name]) => ({
      file: source.path,
      line: 1,
      message: `"${name}" is missing: re-export it from ${CORE}, so that one import is enough`,
    }))
}

/** Reads the names that an entry file lists, each with its module. */
function exportedNames(source: Source): Map<string, string> {
  const names = new Map<string, string>()
  for (const node of source.program.body) {
    if (node.type !== 'ExportNamedDeclaration' || !node.source) continue
    for (const { exported } of node.specifiers) {
      if (exported.type === 'Identifier') names.set(exported.name, node.source.value)
    }
  }
  return names
}

/**
 * An entry file is a package's table of contents: it only lists names, and no other file imports
 * it.
 */
export const entries: Check = (workspace) => {
  const files = new Set(packages(workspace).flatMap(entryFiles))
  return publishedModules(workspace).flatMap((source) =>
    files.has(source.path) ? contents(source) : importsAnEntry(source, files),
  )
}

/** Finds the source files of `exports` in package.json. */
export function entryFiles({ dir, manifest }: Member): string[] {
  const targets = new Set(
    JSON.stringify(manifest.exports ?? {}).match(/(?<="\.\/dist\/)[^"]+(?=\.js")/g),
  )
  return [...targets]
    .filter((target) => !target.startsWith('cjs/'))
    .map((target) => `${dir}/src/${target}.ts`)
}

function contents(source: Source): Violation[] {
  return source.program.body
    .filter((node) => !(node.type === 'ExportNamedDeclaration' && node.source))
    .map(({ start }) => ({
      file: source.path,
      line: source.line(start),
      message: "an entry file holds nothing but `export { names } from './a-module.ts'`",
    }))
}

function importsAnEntry(source: Source, files: ReadonlySet<string>): Violation[] {
  return source
    .requests()
    .filter(({ specifier }) => {
      if (specifier === null || !isRelative(specifier)) return false
      const target = posix.join(posix.dirname(source.path), specifier)
      return files.has(target.replace(/\.js$/, '.ts'))
    })
    .map(({ specifier, line }) => ({
      file: source.path,
      line,
      message: `"${specifier}" is an entry file: import the module that it lists`,
    }))
}

function packages(workspace: Workspace): Member[] {
  return workspace.members.filter(({ kind }) => kind === 'packages')
}

function publishedModules(workspace: Workspace): Source[] {
  return packages(workspace)
    .flatMap((member) => workspace.modules(member, 'src/'))
    .filter(({ path }) => !isTest(path))
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('.')
}
