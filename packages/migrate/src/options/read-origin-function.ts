import type { CallExpression, Node } from 'oxc-parser'
import type { Source } from '../source/source.js'
import { isCall, isMethodCall, unwrap } from '../source/syntax.js'
import {
  compared,
  ERROR,
  isOriginOfContext,
  ORIGIN,
  OTHER_ORIGIN,
  QUESTIONS,
  type Result,
  resultOf,
  Unclear,
} from './origin-values.js'

/** A function whose result depends on one question. */
export interface OriginFunction {
  /** The question, such as `allowlist.includes(origin)`. */
  readonly question: CallExpression
  /** Whether a node is the origin of the request. */
  readonly isOrigin: (node: Node) => boolean
  /** Whether the origin is allowed if the answer is no, as with a list of blocked origins. */
  readonly isNegated: boolean
  /** Whether an origin that is not allowed is an error, so that its request does not run. */
  readonly fails: boolean
}

type AnyFunction = Node & { readonly params: readonly Node[]; readonly body: Node }

/**
 * Finds the one question on which the result of a function depends: runs the function with both
 * answers for a request that has an origin.
 *
 * @returns `undefined` if other things matter too
 */
export function readOriginFunction(fn: Node, source: Source): OriginFunction | undefined {
  try {
    const yes = new Run(fn, source, true)
    const [allowed, denied] = [yes.result(), new Run(fn, source, false).result()]
    const { question } = yes
    if (!question || allowed === denied || (allowed !== 'allowed' && denied !== 'allowed'))
      return undefined
    const isNegated = denied === 'allowed'
    const fails = (isNegated ? allowed : denied) === 'error'
    return { question, isOrigin: (node) => yes.isOrigin(node), isNegated, fails }
  } catch (error) {
    if (error instanceof Unclear) return undefined
    throw error
  }
}

/** A run of a function, with one answer to its question. */
class Run {
  readonly #fn: AnyFunction
  readonly #source: Source
  readonly #answer: boolean
  /** Whether the first parameter is a context of Koa, and not the origin. */
  readonly #hasContext: boolean
  /** The values of the constants in the function, by their declarations. */
  readonly #values = new Map<Node, unknown>()
  question: CallExpression | undefined

  constructor(fn: Node, source: Source, answer: boolean) {
    if (!('params' in fn) || !('body' in fn) || !fn.body || !Array.isArray(fn.params))
      throw new Unclear()
    this.#fn = fn as AnyFunction
    this.#source = source
    this.#answer = answer
    let hasContext = false
    source.find((node) => {
      if (fn.start <= node.start && node.end <= fn.end && isOriginOfContext(node)) hasContext = true
    })
    this.#hasContext = hasContext
  }

  isOrigin(node: Node): boolean {
    if (node.type !== 'Identifier' && !isOriginOfContext(node)) return false
    try {
      return this.#value(node) === ORIGIN
    } catch {
      return false
    }
  }

  result(): Result {
    const { body } = this.#fn
    const result = body.type === 'BlockStatement' ? this.#statement(body) : this.#returned(body)
    if (result === undefined) throw new Unclear()
    return result
  }

  /** Runs a statement. @returns `undefined` if the next statement runs */
  #statement(node: Node): Result | undefined {
    switch (node.type) {
      case 'BlockStatement':
        for (const statement of node.body) {
          const result = this.#statement(statement)
          if (result !== undefined) return result
        }
        return undefined
      case 'IfStatement': {
        const next = this.#value(node.test) ? node.consequent : node.alternate
        return next ? this.#statement(next) : undefined
      }
      case 'ReturnStatement':
        return node.argument ? this.#returned(node.argument) : 'denied'
      case 'ThrowStatement':
        return 'error'
      case 'VariableDeclaration':
        for (const { id, init } of node.declarations) {
          if (node.kind !== 'const' || id.type !== 'Identifier' || !init) throw new Unclear()
          this.#values.set(id, this.#value(init))
        }
        return undefined
      case 'ExpressionStatement': {
        const isLog = /^console\.\w+\(/.test(this.#source.textOf(node))
        return isLog ? undefined : this.#calledBack(node.expression)
      }
      default:
        throw new Unclear()
    }
  }

  #returned(given: Node): Result {
    const node = unwrap(given)
    const [, callback] = this.#fn.params
    const isCallback = callback !== undefined && this.#source.referencesTo(callback).length > 0
    if (isCallback) return this.#calledBack(node)
    const value = this.#value(node)
    // The header gets the text "true", which is not the origin of a page.
    if (value === true) throw new Unclear()
    return resultOf(value)
  }

  /** Runs `callback(error, allowed)`. */
  #calledBack(given: Node): Result {
    const node = unwrap(given)
    if (node.type === 'ConditionalExpression')
      return this.#calledBack(this.#value(node.test) ? node.consequent : node.alternate)
    if (!isCall(node) || !this.#isParameter(node.callee, 1)) throw new Unclear()
    const [error, allowed] = node.arguments
    if (error && this.#value(error)) return 'error'
    return resultOf(allowed && this.#value(allowed))
  }

  #value(given: Node): unknown {
    const node = unwrap(given)
    switch (node.type) {
      case 'Literal':
        return node.value
      case 'Identifier':
        return this.#variable(node)
      case 'ConditionalExpression':
        return this.#value(this.#value(node.test) ? node.consequent : node.alternate)
      case 'LogicalExpression': {
        const left = this.#value(node.left)
        if (node.operator === '??') return left ?? this.#value(node.right)
        return Boolean(left) === (node.operator === '||') ? left : this.#value(node.right)
      }
      case 'UnaryExpression': {
        const value = this.#value(node.argument)
        if (node.operator === '!') return !value
        if (node.operator === '-' && typeof value === 'number') return -value
        throw new Unclear()
      }
      case 'BinaryExpression':
        return compared(node.operator, this.#value(node.left), this.#value(node.right))
      case 'NewExpression':
        if (this.#source.textOf(node.callee).endsWith('Error')) return ERROR
        throw new Unclear()
      default:
        return this.#unwritten(node)
    }
  }

  #variable(node: Node & { type: 'Identifier' }): unknown {
    if (this.#isParameter(node, 0) && !this.#hasContext) return ORIGIN
    const declaration = this.#source.declarationOf(node)
    if (!declaration && node.name === 'undefined') return undefined
    if (!declaration || !this.#values.has(declaration.node)) throw new Unclear()
    return this.#values.get(declaration.node)
  }

  #unwritten(node: Node): unknown {
    if (isOriginOfContext(node)) return ORIGIN
    const list = this.question?.callee
    // `allowlist[0]`, the origin that some functions return in place of others.
    if (node.type === 'MemberExpression' && node.computed && list?.type === 'MemberExpression')
      if (this.#source.textOf(node.object) === this.#source.textOf(list.object)) return OTHER_ORIGIN
    if (!isMethodCall(node, ...QUESTIONS, 'indexOf')) throw new Unclear()
    this.question ??= node
    if (this.#source.textOf(this.question) !== this.#source.textOf(node)) throw new Unclear()
    if (!isMethodCall(node, 'indexOf')) return this.#answer
    return this.#answer ? 0 : -1
  }

  #isParameter(node: Node, index: number): boolean {
    const parameter = this.#fn.params[index]
    return parameter !== undefined && this.#source.declarationOf(node)?.node === parameter
  }
}
