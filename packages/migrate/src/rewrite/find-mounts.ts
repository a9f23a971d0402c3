import type { CallExpression, Node } from 'oxc-parser'
import type { Modules } from '../project/modules.js'
import type { Source } from '../source/source.js'
import { isCall, propertyName, unwrap } from '../source/syntax.js'
import { exportedName } from './exported-name.js'
import { type Mount, placeOf } from './mounts.js'
import { findUsesElsewhere } from './uses-elsewhere.js'

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
 * Finds the mounts of a value: directly, through a variable, or in the modules that import it.
 *
 * @param policy the call that creates the policy
 * @param modules the modules of the project; absent if exports of this module are not followed
 */
export function findMounts(
  value: Node,
  policy: Node,
  source: Source,
  modules?: Modules,
): readonly Mount[] {
  const parent = source.parentOf(value)
  if (!parent) return []
  if (unwrap(parent) !== parent) return findMounts(parent, policy, source, modules)
  const name = exportedName(value, source)
  const elsewhere = name === undefined ? [] : mountsElsewhere(parent, name, policy, source, modules)
  if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') {
    const uses = source.referencesTo(parent.id)
    return [...elsewhere, ...uses.flatMap(({ node }) => findMounts(node, policy, source, modules))]
  }
  if (name !== undefined) return elsewhere
  if (isCall(parent) && parent.callee !== value) return [mountBy(parent, value, policy, source)]
  return [unknownMount(parent, policy, source)]
}

/**
 * Finds the mounts of an exported value in the modules that import it. If they export it again, it
 * is not followed further.
 *
 * @param node the export
 * @param name the exported name
 */
function mountsElsewhere(
  node: Node,
  name: string,
  policy: Node,
  source: Source,
  modules: Modules | undefined,
): readonly Mount[] {
  const uses = modules && findUsesElsewhere(source, name, modules)
  if (!uses) return [unknownMount(node, policy, source)]
  const mounts = uses.flatMap((use) => findMounts(use.node, policy, use.source))
  // Stops are at places of the module that creates the policy.
  return mounts.map((mount) => ({ ...mount, node: policy }))
}

function unknownMount(node: Node, policy: Node, source: Source): Mount {
  return {
    kind: 'other',
    policy,
    ...placeOf(node, source),
    receiver: '',
    isRoot: false,
    isMadeHere: false,
    path: undefined,
    isAlone: false,
  }
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
