import { posix } from 'node:path'
import { CORE_TESTS_MAY_IMPORT, type DependencyRule, ruleOf } from './dependency-table.ts'
import type { Source } from './source.ts'
import { isTest, type Check, type Manifest, type Member, type Violation } from './workspace.ts'

/**
 * Imports go one way: from apps and labs to adapters to core. `dependency-table.ts` has the allowed
 * imports.
 */
export const dependencies: Check = (workspace) =>
  workspace.members.flatMap((member) => {
    const rule = ruleOf(member)
    if (member.kind === 'packages' && rule === undefined) {
      const message = `say in scripts/checks/dependency-table.ts what packages/${member.name} may import`
      return [{ file: `${member.dir}/package.json`, line: 1, message }]
    }
    const modules = workspace.modules(member)
    return [
      ...modules.flatMap((source) => leavesItsFolder(source, member)),
      ...(member.kind === 'packages' && rule !== undefined
        ? [
            ...modules.flatMap((source) => imports(source, member, rule)),
            ...declared(member.manifest, member.dir, rule),
          ]
        : []),
    ]
  })

/** A package must be imported by its name, never by its files. */
function leavesItsFolder(source: Source, member: Member): Violation[] {
  // Tools read configurations from the package's root, and these extend the configurations of the
  // workspace.
  if (/^[^/]+\.config\.[cm]?[jt]s$/.test(source.path.slice(member.dir.length + 1))) return []
  return source
    .requests()
    .filter(({ specifier }) => {
      if (!specifier?.startsWith('.')) return false
      const target = posix.join(posix.dirname(source.path), specifier)
      return !target.startsWith(`${member.dir}/`)
    })
    .map(({ specifier, line }) => ({
      file: source.path,
      line,
      message: `"${specifier}" leaves ${member.dir}: import the package by its name`,
    }))
}

function imports(source: Source, member: Member, rule: DependencyRule): Violation[] {
  if (!source.path.startsWith(`${member.dir}/src/`)) return []
  const test = isTest(source.path)
  return source.requests().flatMap(({ specifier, line }) => {
    const wrong = (message: string) => [{ file: source.path, line, message }]
    const file = source.path.slice(member.dir.length + 1)
    const { nodeModules = [], importsAnything = [] } = rule
    if (specifier === null) {
      if (importsAnything.includes(file)) return []
      return wrong('an import must name its module by a plain string')
    }
    const isOfNode = test || nodeModules.includes(file)
    if (specifier.startsWith('.')) {
      const target = posix.join(posix.dirname(file), specifier).replace(/\.js$/, '.ts')
      if (isOfNode || !nodeModules.includes(target)) return []
      return wrong(`"${specifier}" needs Node.js, and this module runs anywhere`)
    }
    if (mayImport(specifier, member, isOfNode ? { ...rule, node: true } : rule, test)) return []
    return wrong(`${member.name} ${test ? 'tests ' : ''}may not import "${specifier}"`)
  })
}

function mayImport(
  specifier: string,
  member: Member,
  rule: DependencyRule,
  test: boolean,
): boolean {
  const name = packageOf(specifier)
  if (/^@webcors-(?:apps|labs)\//.test(name)) return false
  const listed = [...rule.dependencies, ...rule.hosts]
  // A module of types without code is imported from its package of types.
  const own = [...listed, ...listed.map((host) => host.replace(/^@types\//, ''))]
  if (!test) return specifier.startsWith('node:') ? rule.node : own.includes(name)
  if (member.name === 'core') return CORE_TESTS_MAY_IMPORT.includes(name)
  // A package's own name leads to the built package, as users import it.
  if (name === member.manifest.name) return true
  const { devDependencies = {} } = member.manifest
  return specifier.startsWith('node:') || own.includes(name) || name in devDependencies
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
}

/**
 * One install per host is enough: our packages are `dependencies`, and the application installs the
 * framework itself.
 */
function declared(manifest: Manifest, dir: string, rule: DependencyRule): Violation[] {
  const { dependencies: ordinary = {}, peerDependencies = {}, devDependencies = {} } = manifest
  const found: string[] = []
  for (const [name, range] of Object.entries(ordinary)) {
    if (!rule.dependencies.includes(name)) {
      found.push(`"${name}" is not a dependency by the table`)
    } else if (isOurs(name) && range !== 'workspace:^') {
      found.push(`the dependency "${name}" must be "workspace:^"`)
    }
  }
  for (const name of Object.keys(peerDependencies)) {
    if (!rule.hosts.includes(name)) found.push(`"${name}" is not a peer dependency by the table`)
    if (!(name in devDependencies)) {
      found.push(`"${name}" must be in devDependencies too: builds and tests need one here`)
    }
  }
  for (const name of rule.dependencies) {
    if (!(name in ordinary)) found.push(`"${name}" must be a dependency`)
  }
  return found.map((message) => ({ file: `${dir}/package.json`, line: 1, message }))
}

function isOurs(name: string): boolean {
  return name.startsWith('@webcors/')
}
