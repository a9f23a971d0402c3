import type { CallExpression, Node } from 'oxc-parser'
import type { Library, LibraryContext } from '../libraries/library.js'
import { OptionsPlanner, type PlannedOptions } from '../options/plan-options.js'
import { resolveOptions } from '../options/resolve-options.js'
import type { Edit, MigrationNotice, MigrationStop } from '../plan.js'
import type { Modules } from '../project/modules.js'
import type { Source } from '../source/source.js'
import { StopMaker } from './stops.js'
import { styleOf } from './style-of.js'
import type { EditsElsewhere } from './unit.js'

interface Tools {
  readonly source: Source
  readonly library: Library
  readonly context: LibraryContext
  readonly modules: Modules
  readonly make: StopMaker
}

interface PlannedCalls extends PlannedOptions {
  readonly elsewhere: readonly EditsElsewhere[]
}

/**
 * Plans the changes of the options of each call of a library in one module.
 *
 * @param isKept whether a call is kept
 */
export function planCalls(
  calls: readonly CallExpression[],
  isKept: (call: Node) => boolean,
  tools: Tools,
): PlannedCalls {
  const { source, library, context, modules } = tools
  const edits: Edit[] = []
  const stops: MigrationStop[] = []
  const notices: MigrationNotice[] = []
  const elsewhere: EditsElsewhere[] = []
  const seen = new Set<Node>()
  const isOurs = (call: Node): boolean => calls.includes(call as CallExpression)
  for (const call of calls.filter(isKept)) {
    const argument = call.arguments[library.form === 'call' ? 0 : 1]
    const options = resolveOptions(argument, source, isOurs, modules)
    if (options.kind === 'function' || options.kind === 'elsewhere') {
      stops.push(stopFor(options, call, tools))
      continue
    }
    if (options.kind === 'selector') {
      if (library.form === 'register') edits.push(...wrapped(call, source))
      continue
    }
    const owner = options.kind === 'object' ? options.source : source
    const make = new StopMaker(owner, library.module)
    const planner = new OptionsPlanner(owner, library, context, make, styleOf(owner))
    if (options.kind === 'none') {
      const planned = planner.planDefault(call)
      stops.push(...planned.stops)
      notices.push(...planned.notices)
      edits.push(withOptions(call, planned.text, library))
      continue
    }
    if (library.form === 'register') edits.push(...wrapped(call, source))
    if (seen.has(options.object)) continue
    seen.add(options.object)
    const planned = planner.plan(options.object)
    stops.push(...planned.stops)
    notices.push(...planned.notices)
    if (owner === source) edits.push(...planned.edits)
    else elsewhere.push({ source: owner, edits: planned.edits })
  }
  return { edits, stops, notices, elsewhere }
}

/** Turns `register(cors, {…})` into `register(cors({…}))`. Comments beside the comma stay. */
function wrapped(
  { arguments: [plugin, options] }: CallExpression,
  source: Source,
): readonly Edit[] {
  const comma = plugin && source.commaAfter(plugin.end)
  if (comma === undefined || !options) return []
  const blanks = source.text.slice(comma + 1, options.start)
  const end = blanks.trim() === '' ? options.start : comma + 1
  return [(edit) => edit.overwrite(comma, end, '(').appendRight(options.end, ')')]
}

function withOptions(call: CallExpression, text: string, { form }: Library): Edit {
  const [plugin] = call.arguments
  if (form === 'register' && plugin) return (edit) => edit.appendLeft(plugin.end, `(${text})`)
  return (edit) => edit.appendLeft(call.end - 1, text)
}

function stopFor(
  options: Exclude<ReturnType<typeof resolveOptions>, { kind: 'none' | 'object' | 'selector' }>,
  call: CallExpression,
  { make, library }: Tools,
): MigrationStop {
  if (options.kind === 'elsewhere') {
    const message = `Cannot read the options of ${library.module}: ${options.why}. Write them into the call, or change them by hand.`
    return make.stop('unread-options', options.node, message)
  }
  const message = `Cannot rewrite a function that passes options to a callback: in webcors, the function returns a policy that createCors has created, or undefined for no CORS.`
  const suggestion = [
    `const ours = createCors({ origin: 'https://app.example.com', credentials: true })`,
    `const anyone = createCors({ origin: '*' })`,
    `cors((request) => (request.url.startsWith('/public/') ? anyone : ours))`,
  ].join('\n')
  return make.stop('options-function', call, message, suggestion)
}
