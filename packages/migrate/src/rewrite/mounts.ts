import type { CallExpression, Node } from 'oxc-parser'
import type { Source } from '../source/source.js'
import { isCall, propertyName, unwrap } from '../source/syntax.js'

/** A place at which a middleware is mounted. */
export interface Mount {
  /**
   * `use`: all requests below a path. `options`: a route for preflights. `route`: one route.
   * `other`: unknown.
   */
  readonly kind: 'use' | 'options' | 'route' | 'other'
  /** The call that mounts the middleware. */
  readonly node: Node
  /**
   * The call that creates the policy; of several calls with the same arguments the first one. It is
   * absent if the host creates the policy.
   */
  readonly policy?: Node
  readonly file: string
  readonly line: number
  /** The source text of the application or router on which it is mounted. */
  readonly receiver: string
  /** Whether the receiver is an application, and not a router that is mounted itself. */
  readonly isRoot: boolean
  /** Whether the receiver is an application that the same module creates. */
  readonly isMadeHere: boolean
  /** The path; `null` if there is none, `undefined` if it cannot be read. */
  readonly path: string | null | undefined
  /** Whether the call mounts nothing else. */
  readonly isAlone: boolean
}

const ROUTES = new Set([
  'all',
  'get',
  'head',
  'post',
  'put',
  'patch',
  'delete',
  'del',
  'on',
  'route',
])

/**
 * Finds the mounts of a value, directly or through a variable.
 *
 * @param policy the call that creates the policy
 */
export function findMounts(value: Node, policy: Node, source: Source): readonly Mount[] {
  const parent = source.parentOf(value)
  if (!parent) return []
  if (unwrap(parent) !== parent) return findMounts(parent, policy, source)
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    return source.referencesTo(parent.id).flatMap(({ node }) => findMounts(node, policy, source))
  }
  if (isCall(parent) && parent.callee !== value) return [mountBy(parent, value, policy, source)]
  return [
    {
      kind: 'other',
      policy,
      ...placeOf(parent, source),
      receiver: '',
      isRoot: false,
      isMadeHere: false,
      path: undefined,
      isAlone: false,
    },
  ]
}

function mountBy(call: CallExpression, value: Node, policy: Node, source: Source): Mount {
  const method = propertyName(call.callee)
  const receiver = receiverOf(call)
  const [first] = call.arguments
  const isFirst = first !== undefined && unwrap(first) === unwrap(value)
  const path = isFirst ? null : readPath(first)
  const kind =
    method === 'use' || method === 'register'
      ? 'use'
      : method === 'options'
        ? 'options'
        : method !== undefined && ROUTES.has(method)
          ? 'route'
          : 'other'
  return {
    kind,
    policy,
    ...placeOf(call, source),
    receiver: receiver ? source.textOf(receiver) : '',
    isRoot: receiver !== undefined && !isRouter(receiver, source),
    isMadeHere: receiver !== undefined && isMadeHere(receiver, source),
    path,
    isAlone: call.arguments.length === (isFirst ? 1 : 2),
  }
}

/** Finds `app` in `app.use(…).use(…)`. */
export function receiverOf(call: Node): Node | undefined {
  if (!isCall(call) || call.callee.type !== 'MemberExpression') return undefined
  const object = unwrap(call.callee.object)
  return isCall(object) && object.callee.type === 'MemberExpression' ? receiverOf(object) : object
}

function isRouter(receiver: Node, source: Source): boolean {
  const declaration = source.declarationOf(receiver)
  if (declaration?.type !== 'Variable') return /router/i.test(source.textOf(receiver))
  const declarator = source.parentOf(declaration.node)
  const init = declarator?.type === 'VariableDeclarator' ? declarator.init : undefined
  if (init?.type !== 'CallExpression' && init?.type !== 'NewExpression') return false
  const { callee } = init
  const name = callee.type === 'Identifier' ? callee.name : propertyName(callee)
  return name !== undefined && /router$/i.test(name)
}

/** Returns the place of a mount. */
export function placeOf(node: Node, source: Source): Pick<Mount, 'node' | 'file' | 'line'> {
  return { node, file: source.path, line: source.placeOf(node).line }
}

function isMadeHere(receiver: Node, source: Source): boolean {
  if (isCall(receiver)) return true
  const declaration = source.declarationOf(receiver)
  return declaration?.type === 'Variable' && !isRouter(receiver, source)
}

function readPath(node: Node | undefined): string | undefined {
  if (node?.type !== 'Literal') return undefined
  if ('regex' in node) return node.regex.pattern === '.*' ? '*' : undefined
  return typeof node.value === 'string' ? node.value : undefined
}

/** Whether both mounts may run for one request. */
export function overlap(a: Mount, b: Mount): boolean {
  return covers(a, b) || covers(b, a)
}

function covers(outer: Mount, inner: Mount): boolean {
  if (outer.kind !== 'use') {
    return (
      outer.kind === 'other' || (outer.receiver === inner.receiver && outer.path === inner.path)
    )
  }
  if (!outer.isRoot && outer.receiver !== inner.receiver) return false
  const path = outer.path
  if (path === null || path === undefined || isAnyPath(path)) return true
  if (inner.receiver !== outer.receiver) return true
  return typeof inner.path !== 'string' || isBelow(inner.path, path)
}

/** Whether a path means any path, in the syntax of any framework. */
export function isAnyPath(path: string): boolean {
  return /^\/?(?:\*\w*|\(\.\*\)|\{\*\w+\})?$/.test(path)
}

function isBelow(path: string, base: string): boolean {
  const start = base.replace(/\/?(?:\*\w*)?$/, '')
  return path === start || path.startsWith(`${start}/`) || isAnyPath(path)
}
