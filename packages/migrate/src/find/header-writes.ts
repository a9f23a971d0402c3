import type { Node } from 'oxc-parser'
import { evaluate, Unread } from '../source/evaluate.js'
import type { Source } from '../source/source.js'
import { isFunction, isMethodCall, keyOf, propertyName } from '../source/syntax.js'
import { readHeaderName } from './header-name.js'

/** A CORS response header that is written by hand. */
export interface HeaderWrite {
  readonly node: Node
  /** The name in lower case. */
  readonly name: string
  /** The value; `undefined` if it cannot be read from the source. */
  readonly value: string | undefined
}

/** The places at which a module handles CORS headers itself. */
export interface OwnHeaders {
  /** The headers that are written, grouped by function, or by object outside of functions. */
  readonly groups: readonly (readonly HeaderWrite[])[]
  /**
   * Other places that name a header, such as one that removes it, or a constant that has its name.
   */
  readonly mentions: readonly Node[]
}

const WRITING = [
  'set',
  'setHeader',
  'header',
  'append',
  'appendHeader',
  'setResponseHeader',
  'appendResponseHeader',
  'addHeader',
  'raw',
]
const READING = ['get', 'has', 'getHeader', 'hasHeader', 'getResponseHeader', 'includes', 'indexOf']

/**
 * Finds the CORS headers that a module sets or removes itself. Headers of requests, and headers
 * that are read, do not count.
 */
export function findOwnHeaders(source: Source): OwnHeaders {
  const groups = new Map<Node, HeaderWrite[]>()
  const mentions: Node[] = []
  source.find((node, parent) => {
    const name = parent ? readHeaderName(node, parent, source) : undefined
    if (!parent || name === undefined) return
    if (isRead(parent, source) || isOfRequestOrTest(node, source)) return
    const value = valueBeside(node, parent, source)
    if (name === null || value === null) {
      mentions.push(node)
      return
    }
    const group = groupOf(node, source)
    const write = { node, name, value: value && read(value, source) }
    groups.set(group, [...(groups.get(group) ?? []), write])
  })
  return { groups: [...groups.values()], mentions }
}

function isRead(parent: Node, source: Source): boolean {
  if (parent.type === 'BinaryExpression' || parent.type === 'SwitchCase') return true
  if (parent.type === 'MemberExpression') return assignmentTo(parent, source) === undefined
  // `request.header(name)`, and not `response.header(name, value)`.
  const isAsked = isMethodCall(parent, 'header') && parent.arguments.length === 1
  return isAsked || isMethodCall(parent, ...READING)
}

/** Finds `headers['Access-Control-Allow-Origin'] = '*'` around a member. */
function assignmentTo(
  member: Node,
  source: Source,
): (Node & { readonly type: 'AssignmentExpression' }) | undefined {
  const around = source.parentOf(member)
  return around?.type === 'AssignmentExpression' && around.left === member ? around : undefined
}

/**
 * Finds the value that is written for a header; `null` if the header is not written at this place.
 */
function valueBeside(name: Node, parent: Node, source: Source): Node | undefined | null {
  if (parent.type === 'CallExpression') {
    const at = (parent.arguments as readonly Node[]).indexOf(name)
    const isWritten = isMethodCall(parent, ...WRITING) || isFreeCall(parent)
    return isWritten && at >= 0 ? parent.arguments[at + 1] : null
  }
  if (parent.type === 'MemberExpression') return assignmentTo(parent, source)?.right ?? null
  if (parent.type === 'Property')
    return parent.key === name ? parent.value : keyValueOf(parent, source)
  if (parent.type === 'ArrayExpression' && parent.elements[0] === name)
    return parent.elements[1] ?? undefined
  return null
}

/**
 * Whether a call is `setResponseHeader(event, name, value)`, `setHeader(event, name, value)` or the
 * like of h3.
 */
function isFreeCall(node: Node): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'Identifier' &&
    WRITING.includes(node.callee.name)
  )
}

/**
 * Finds the value of `{ key: 'Access-Control-Allow-Origin', value: '*' }`, the form of next.config.
 */
function keyValueOf(
  property: Node & { type: 'Property' },
  source: Source,
): Node | undefined | null {
  const object = source.parentOf(property)
  if (keyOf(property) !== 'key' || object?.type !== 'ObjectExpression') return null
  for (const other of object.properties)
    if (other.type === 'Property' && keyOf(other) === 'value') return other.value
  return undefined
}

function isOfRequestOrTest(node: Node, source: Source): boolean {
  for (const around of source.ancestorsOf(node)) {
    if (around.type === 'CallExpression') {
      const callee = source.textOf(around.callee)
      if (/^(?:expect|assert|fetch|axios|\$fetch|ky|got|request)\b/.test(callee)) return true
      const name = propertyName(around.callee)
      if (name !== undefined && /^(?:expect|toHave|toMatch|toEqual)/.test(name)) return true
    }
    if (isFunction(around) || around.type === 'FunctionDeclaration') return false
  }
  return false
}

function groupOf(node: Node, source: Source): Node {
  let last: Node = source.program
  for (const around of source.ancestorsOf(node)) {
    if (isFunction(around) || around.type === 'FunctionDeclaration') return around
    if (around.type !== 'Program') last = around
  }
  return last
}

function read(node: Node, source: Source): string | undefined {
  const [value] = evaluate(node, source)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string'))
    return value.join(', ')
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value)
  return isPlain && !(value instanceof Unread) ? String(value) : undefined
}
