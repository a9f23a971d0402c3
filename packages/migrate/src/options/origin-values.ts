import type { Node } from 'oxc-parser'
import { isMethodCall, propertyName } from '../source/syntax.js'

/** The result of a function for an origin. */
export type Result = 'allowed' | 'denied' | 'error'

/** Methods that answer a question about an origin with a boolean. `indexOf` answers with a number. */
export const QUESTIONS: readonly string[] = [
  'endsWith',
  'every',
  'has',
  'includes',
  'some',
  'startsWith',
  'test',
]

/** The values of nodes that are not booleans, numbers or strings. */
export const ORIGIN: unique symbol = Symbol('the origin of the request')
export const ERROR: unique symbol = Symbol('an error')
export const OTHER_ORIGIN: unique symbol = Symbol('another origin')

/** Thrown at code whose effect is not known. */
export class Unclear extends Error {}

/** Whether a node reads the origin of the request from a context of Koa. */
export function isOriginOfContext(node: Node): boolean {
  if (isMethodCall(node, 'get')) {
    const [name] = node.arguments
    return name?.type === 'Literal' && /^origin$/i.test(String(name.value))
  }
  if (node.type !== 'MemberExpression' || propertyName(node) !== 'origin') return false
  return /^headers?$/.test(propertyName(node.object) ?? '')
}

export function resultOf(value: unknown): Result {
  if (value === true || value === ORIGIN) return 'allowed'
  const isNone = value === false || value === '' || value === null || value === undefined
  if (isNone || value === OTHER_ORIGIN) return 'denied'
  throw new Unclear()
}

export function compared(operator: string, left: unknown, right: unknown): boolean {
  const isKnown = [left, right].every((value) => ['boolean', 'number'].includes(typeof value))
  const areSame = left === right
  if (!isKnown && !(left === ORIGIN && (right === undefined || right === null))) throw new Unclear()
  if (operator === '===' || operator === '==') return areSame
  if (operator === '!==' || operator === '!=') return !areSame
  if (operator === '>') return Number(left) > Number(right)
  if (operator === '>=') return Number(left) >= Number(right)
  if (operator === '<') return Number(left) < Number(right)
  throw new Unclear()
}
