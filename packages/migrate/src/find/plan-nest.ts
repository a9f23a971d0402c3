import type { CallExpression, Node, ObjectExpression, ObjectProperty } from 'oxc-parser'
import { EXPRESS_CORS } from '../libraries/libraries.js'
import type { Library, LibraryContext } from '../libraries/library.js'
import { OptionsPlanner } from '../options/plan-options.js'
import { resolveOptions } from '../options/resolve-options.js'
import type { Edit, MigrationNotice, MigrationStop } from '../plan.js'
import { type Mount, placeOf } from '../rewrite/mounts.js'
import { addImport, freeNameFor } from '../rewrite/add-import.js'
import { stacked } from '../rewrite/plan-mounts.js'
import { removeProperty } from '../rewrite/rewrite-options.js'
import { StopMaker } from '../rewrite/stops.js'
import { styleOf } from '../rewrite/style-of.js'
import type { EditsElsewhere, Unit } from '../rewrite/unit.js'
import type { Modules } from '../project/modules.js'
import { requestsOf } from '../project/requests-of.js'
import type { Source } from '../source/source.js'
import { isMethodCall, readProperties, unwrap } from '../source/syntax.js'

/** Nest passes these options to the `cors` package. */
const NEST: Library = { ...EXPRESS_CORS, module: '@nestjs/core' }

/** Finds `app.enableCors(…)` and `NestFactory.create(…, { cors })`. */
export function planNest(
  source: Source,
  modules: Modules,
  othersSetHeaders: boolean,
): Unit | undefined {
  if (!requestsOf(source).some((request) => request.startsWith('@nestjs/'))) return undefined
  const calls: CallExpression[] = []
  const creations: { call: CallExpression; object: ObjectExpression; value: Node }[] = []
  source.find((node) => {
    if (isMethodCall(node, 'enableCors')) calls.push(node)
    if (!isMethodCall(node, 'create') || !source.textOf(node.callee).startsWith('NestFactory'))
      return
    const object = unwrap(node.arguments.at(-1) ?? node)
    if (object.type !== 'ObjectExpression') return
    const value = readProperties(object)?.get('cors')?.value
    const isOff = value?.type === 'Literal' && value.value === false
    if (value && !isOff) creations.push({ call: node, object, value })
  })
  if (calls.length + creations.length === 0) return undefined
  return new NestPlan(source, modules, othersSetHeaders).plan(calls, creations)
}

class NestPlan {
  readonly #source: Source
  readonly #modules: Modules
  readonly #make: StopMaker
  readonly #context: LibraryContext
  readonly #planner: OptionsPlanner
  readonly #name: string
  readonly #edits: Edit[] = []
  readonly #elsewhere: EditsElsewhere[] = []
  readonly #stops: MigrationStop[] = []
  readonly #notices: MigrationNotice[] = []
  readonly #mounts: Mount[] = []

  constructor(source: Source, modules: Modules, othersSetHeaders: boolean) {
    this.#source = source
    this.#modules = modules
    this.#make = new StopMaker(source, NEST.module)
    this.#context = { routeOptions: false, othersSetHeaders }
    this.#planner = this.#plannerFor(source)
    this.#name = freeNameFor('cors', 'webcors', source)
  }

  plan(
    calls: readonly CallExpression[],
    creations: readonly { call: CallExpression; object: ObjectExpression; value: Node }[],
  ): Unit {
    const source = this.#source
    if (source.hasName('FastifyAdapter') || source.hasName('NestFastifyApplication'))
      this.#stopForFastify(calls[0] ?? creations[0]?.call)
    else {
      for (const call of calls) this.#enableCors(call)
      for (const { object, value, call } of creations) this.#creation(call, object, value)
      this.#edits.push(addImport(source, 'cors', this.#name, NEST.replacement))
    }
    return {
      source,
      library: NEST.module,
      replacement: NEST.replacement,
      calls: calls.length + creations.length,
      edits: this.#edits,
      elsewhere: this.#elsewhere,
      stops: [...this.#stops, ...stacked(this.#mounts, this.#make)],
      notices: this.#notices,
      mounts: this.#mounts,
    }
  }

  #enableCors(call: CallExpression): void {
    const { callee } = call
    if (callee.type !== 'MemberExpression') return
    this.#mounted(call, this.#source.textOf(callee.object))
    const options = resolveOptions(
      call.arguments[0],
      this.#source,
      (other) => other === call,
      this.#modules,
    )
    const { property } = callee
    const isTaken = options.kind === 'object' || options.kind === 'selector'
    if (isTaken && call.arguments[0]) {
      const { start, end } = call.arguments[0]
      if (options.kind === 'object') this.#take(options.object, options.source)
      this.#edits.push((edit) =>
        edit
          .overwrite(property.start, property.end, 'use')
          .appendRight(start, `${this.#name}(`)
          .appendLeft(end, ')'),
      )
    } else if (options.kind === 'none') {
      const text = this.#default(call)
      this.#edits.push((edit) =>
        edit.overwrite(property.start, property.end, 'use').appendLeft(call.end - 1, text),
      )
    } else if (options.kind === 'function') {
      this.#stop('options-function', options.node, 'a function passes them to a callback')
    } else if (options.kind === 'elsewhere') {
      this.#stop('unread-options', options.node, options.why)
    }
  }

  #stop(code: 'options-function' | 'unread-options', node: Node, why: string): void {
    const message = `Cannot read the options of enableCors: ${why}. Write them into the call, or change them by hand.`
    this.#stops.push(this.#make.stop(code, node, message))
  }

  /** Moves the option out of the call, into a statement after it. */
  #creation(call: CallExpression, object: ObjectExpression, value: Node): void {
    const source = this.#source
    const given = unwrap(value)
    const declarator = [...source.ancestorsOf(call)].find(
      ({ type }) => type === 'VariableDeclarator',
    )
    const statement = declarator && source.parentOf(declarator)
    const property = readProperties(object)?.get('cors')
    const isAll = given.type === 'Literal' && given.value === true
    if (
      !property ||
      !statement ||
      declarator?.type !== 'VariableDeclarator' ||
      declarator.id.type !== 'Identifier' ||
      (!isAll && given.type !== 'ObjectExpression')
    ) {
      this.#stops.push(
        this.#make.stop(
          'mount-by-hand',
          value,
          'Cannot move the option cors of NestFactory.create: the call must have { cors: true } or { cors: { … } }, and its result must be assigned to a variable. Mount the policy on the application.',
          `app.use(cors({ origin: 'https://app.example.com' }))`,
        ),
      )
      return
    }
    const app = declarator.id.name
    this.#mounted(call, app)
    const end = source.textOf(statement).endsWith(';') ? ';' : ''
    const before = `${source.newline}${source.newline}${source.indentAt(statement.start)}${app}.use(`
    const after = `)${end}`
    if (isAll) {
      const text = this.#default(call)
      this.#edits.push((edit) => edit.appendLeft(statement.end, before + text + after))
    } else {
      if (given.type === 'ObjectExpression') this.#take(given)
      this.#edits.push((edit) =>
        edit
          .appendRight(given.start, `${before}${this.#name}(`)
          .appendLeft(given.end, `)${after}`)
          .move(given.start, given.end, statement.end),
      )
    }
    this.#edits.push(this.#withoutOption(object, property, given, isAll))
  }

  #withoutOption(
    object: ObjectExpression,
    property: ObjectProperty,
    value: Node,
    isAll: boolean,
  ): Edit {
    const source = this.#source
    if (object.properties.length > 1) {
      if (isAll) return removeProperty(object, property, source)
      const before = object.properties[object.properties.indexOf(property) - 1]
      const { comma } = source.restOfLine(value.end)
      // The last property is removed with the comma in front of it.
      const start = comma === undefined && before ? before.end : property.start
      const end =
        comma === undefined ? value.end : comma + 1 + (source.text[comma + 1] === ' ' ? 1 : 0)
      return (edit) => {
        edit.remove(start, value.start)
        if (end > value.end) edit.remove(value.end, end)
      }
    }
    // An object without other properties is removed too, with the comma in front of it.
    const comma = source.text.lastIndexOf(',', object.start)
    if (isAll) return (edit) => edit.remove(comma, object.end)
    return (edit) => edit.remove(comma, value.start).remove(value.end, object.end)
  }

  /** Plans the edits of an object of options. @param owner the module that contains the object */
  #take(object: ObjectExpression, owner: Source = this.#source): void {
    const planner = owner === this.#source ? this.#planner : this.#plannerFor(owner)
    const { edits, stops, notices } = planner.plan(object)
    this.#stops.push(...stops)
    this.#notices.push(...notices)
    if (owner === this.#source) this.#edits.push(...edits)
    else this.#elsewhere.push({ source: owner, edits })
  }

  #plannerFor(source: Source): OptionsPlanner {
    const make = new StopMaker(source, NEST.module)
    return new OptionsPlanner(source, NEST, this.#context, make, styleOf(source))
  }

  #default(call: CallExpression): string {
    const { text, stops, notices } = this.#planner.planDefault(call)
    this.#stops.push(...stops)
    this.#notices.push(...notices)
    return `${this.#name}(${text})`
  }

  #mounted(node: Node, receiver: string): void {
    this.#mounts.push({
      kind: 'use',
      ...placeOf(node, this.#source),
      receiver,
      isRoot: true,
      isMadeHere: true,
      path: null,
      isAlone: true,
    })
  }

  #stopForFastify(node: Node | undefined): void {
    if (!node) return
    this.#stops.push(
      this.#make.stop(
        'mount-by-hand',
        node,
        'Cannot move the CORS options of Nest on Fastify: the policy is then a Fastify plugin. Register it on the application.',
        `import { cors } from '@webcors/fastify'\n\nawait app.register(cors({ origin: 'https://app.example.com' }))`,
      ),
    )
  }
}
