import type { CallExpression, Node } from 'oxc-parser'
import type { Library, LibraryContext } from '../libraries/library.js'
import type { Edit, MigrationStop } from '../plan.js'
import type { Modules } from '../project/modules.js'
import type { Source } from '../source/source.js'
import { isCall, isMethodCall } from '../source/syntax.js'
import { type Binding, findBindings } from './find-bindings.js'
import { findMounts } from './find-mounts.js'
import { planCalls } from './plan-calls.js'
import { planMounts } from './plan-mounts.js'
import { haveSameArguments } from './same-code.js'
import { rewriteImport, rewriteInline } from './rewrite-import.js'
import { StopMaker } from './stops.js'
import type { Unit } from './unit.js'

/**
 * Plans the changes of all uses of one library in one module.
 *
 * @returns `undefined` if there are no uses
 */
export function planLibrary(
  source: Source,
  library: Library,
  context: LibraryContext,
  modules: Modules,
): Unit | undefined {
  const { bindings, inline, unclear } = findBindings(source, library)
  if (bindings.length + inline.length + unclear.length === 0) return undefined
  const make = new StopMaker(source, library.module)
  const calls: CallExpression[] = []
  const edits: Edit[] = []
  const stops: MigrationStop[] = unclear.map(({ node, why }) =>
    make.stop('import-unclear', node, `Cannot follow ${library.module} here: ${why}.`),
  )
  for (const binding of bindings) {
    const types = typesBeside(binding, library)
    edits.push(...rewriteImport({ ...binding, types }, library, source))
    for (const { node, parent } of binding.references) {
      const call = callOf(node, parent, library)
      if (call) calls.push(call)
      else if (isOptionsType(parent, library))
        edits.push((edit) => edit.overwrite(parent.start, parent.end, 'CorsOptions'))
      else stops.push(unclearUse(node, library, make))
    }
  }
  for (const node of inline) {
    const parent = source.parentOf(node)
    const call = parent && callOf(node, parent, library)
    const edit = call && rewriteInline(node, library, source)
    if (call && edit) {
      calls.push(call)
      edits.push(edit)
    } else stops.push(unclearUse(node, library, make))
  }
  const isTypes = calls.length === 0 && stops.length === 0
  if (isTypes) {
    const message = `Cannot move the types of ${library.module} alone: the options that have them are used elsewhere. Move both by hand.`
    stops.push(make.stop('import-unclear', bindings[0]?.node ?? source.program, message))
  }
  const found = calls.flatMap((call) => {
    const policy = calls.find((other) => haveSameArguments(other, call, source)) ?? call
    const value = library.form === 'call' ? call : (call.arguments[0] as Node)
    return findMounts(value, policy, source, modules)
  })
  const mounted = planMounts(found, source, make)
  const isKept = ({ start }: Node): boolean =>
    !mounted.removed.some((node) => node.start <= start && start < node.end)
  const planned = planCalls(calls, isKept, { source, library, context, modules, make })
  return {
    source,
    library: library.module,
    replacement: library.replacement,
    calls: calls.length,
    isTypes,
    elsewhere: planned.elsewhere,
    mounts: mounted.mounts,
    edits: [...edits, ...planned.edits, ...mounted.edits],
    stops: [...stops, ...planned.stops, ...mounted.stops],
    notices: planned.notices,
  }
}

/** Finds the call `cors(…)` or `app.register(cors, …)`. */
function callOf(node: Node, parent: Node, { form }: Library): CallExpression | undefined {
  if (form === 'call')
    return isCall(parent) && parent.callee === node && parent.arguments.length < 2
      ? parent
      : undefined
  const isRegistered = isMethodCall(parent, 'register') && parent.arguments[0] === node
  return isRegistered && parent.arguments.length < 3 ? parent : undefined
}

/**
 * Returns the types to import: those that the module imports, and `CorsOptions` if it is used as
 * `cors.CorsOptions`.
 */
function typesBeside({ references, types }: Binding, library: Library): Binding['types'] {
  const isUsed = references.some(({ parent }) => isOptionsType(parent, library))
  const isThere = types.some(({ local }) => local === 'CorsOptions')
  return isUsed && !isThere ? [...types, { imported: 'CorsOptions', local: 'CorsOptions' }] : types
}

/** Whether a node is a type of options that is a member of the function: `cors.CorsOptions`. */
function isOptionsType(parent: Node, { optionTypes }: Library): boolean {
  return parent.type === 'TSQualifiedName' && optionTypes.includes(parent.right.name)
}

function unclearUse(node: Node, library: Library, make: StopMaker): MigrationStop {
  const expected = library.form === 'call' ? 'cors(options)' : 'app.register(cors, options)'
  return make.stop(
    'import-unclear',
    node,
    `Cannot follow ${library.module} here: it is not used as ${expected}.`,
  )
}
