import { ruleOf } from './dependency-table.ts'
import type { Node, Source } from './source.ts'
import { isTest, type Check, type Violation } from './workspace.ts'

// What one runtime has and another lacks. The compiler knows none of Node's in such a package ("types": []), but it does
// know the browser's, and no type tells `globalThis.process` apart.
const OF_ONE_RUNTIME = new Set([
  '__dirname',
  '__filename',
  'Buffer',
  'Bun',
  'Deno',
  'document',
  'EdgeRuntime',
  'global',
  'localStorage',
  'location',
  'module',
  'navigator',
  'process',
  'require',
  'self',
  'setImmediate',
  'window',
])

/** A package that runs anywhere uses no global that only some runtimes have. */
export const runtimeGlobals: Check = (workspace) =>
  workspace.members
    .filter((member) => member.kind === 'packages' && ruleOf(member)?.node === false)
    .flatMap((member) => workspace.modules(member, 'src/'))
    .filter(({ path }) => !isTest(path))
    .flatMap((source) => {
      const found: Violation[] = []
      const own = declaredNames(source)
      source.walk((node, parent, key) => {
        if (node.type !== 'Identifier' || !OF_ONE_RUNTIME.has(node.name)) return
        if (own.has(node.name) || isPropertyName(parent, key)) return
        const message = `"${node.name}" is not there on every runtime`
        found.push({ file: source.path, line: source.line(node.start), message })
      })
      return found
    })

/** The names of a module's variables, parameters and imports: they are no globals. */
function declaredNames(source: Source): Set<string> {
  const names = new Set<string>()
  source.walk((node, _, key) => {
    if (node.type === 'Identifier' && ['id', 'local', 'params'].includes(key)) names.add(node.name)
  })
  return names
}

/** Whether an identifier at this place names a property, and so no variable; `globalThis.name` is one all the same. */
function isPropertyName(parent: Node, key: string): boolean {
  if (parent.type === 'MemberExpression' && key === 'property') {
    const { object, computed } = parent
    return !computed && !(object.type === 'Identifier' && object.name === 'globalThis')
  }
  return key === 'key' && 'computed' in parent && !parent.computed
}
