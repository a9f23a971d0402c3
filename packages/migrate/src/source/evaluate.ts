import type { ArrayExpression, Node, ObjectExpression } from 'oxc-parser'
import { initializerOf } from './constants.js'
import { isOriginsFrom } from './origins-from.js'
import type { Source } from './source.js'
import { readProperties, unwrap } from './syntax.js'

/**
 * A part of a value that is known only at run time: an environment variable, a parameter, a value
 * of another module.
 */
export class Unread {
  readonly node: Node

  constructor(node: Node) {
    this.node = node
  }
}

/** A function, whose results are known only at run time. */
export class UnreadFunction extends Unread {}

/** A call of `originsFrom`, which returns a list that webcors accepts, or throws. */
export class UnreadOrigins extends Unread {}

/**
 * Decides which branch of a `? :` is read.
 *
 * @param index the number of the `? :` in the order of reading
 */
export type Choose = (index: number) => boolean

/**
 * Evaluates a node of the syntax tree without running the program. Returns a value for each
 * combination of `? :` branches.
 */
export function evaluate(node: Node, source: Source): readonly unknown[] {
  const values: unknown[] = []
  // A condition in one branch of another one is found only in the reading of that branch.
  let most = 0
  for (let bits = 0; bits < 2 ** most || bits === 0; bits += 1) {
    let choices = 0
    const choose: Choose = (index) => {
      choices = Math.max(choices, index + 1)
      return ((bits >> index) & 1) === 0
    }
    const value = new Evaluation(source, choose).read(node)
    if (choices > 3) return [new Unread(node)]
    most = Math.max(most, choices)
    // Readings that differ only in conditions that they do not reach are the same.
    if (bits < 2 ** choices) values.push(value)
  }
  return values
}

class Evaluation {
  readonly #source: Source
  readonly #choose: Choose
  /** The variables that are being read, because their initial values may name each other. */
  readonly #open = new Set<Node>()
  #choices = 0

  constructor(source: Source, choose: Choose) {
    this.#source = source
    this.#choose = choose
  }

  read(given: Node): unknown {
    const node = unwrap(given)
    switch (node.type) {
      case 'Literal':
        return 'regex' in node ? new RegExp(node.regex.pattern, node.regex.flags) : node.value
      case 'TemplateLiteral': {
        const values = node.expressions.map((expression) => this.read(expression))
        if (!values.every((value) => typeof value === 'string')) return new Unread(node)
        return node.quasis
          .map(({ value }, at) => (value.cooked ?? '') + (values[at] ?? ''))
          .join('')
      }
      case 'UnaryExpression':
        return this.#unary(node.operator, this.read(node.argument), node)
      case 'BinaryExpression':
        return this.#binary(node.operator, this.read(node.left), this.read(node.right), node)
      case 'ConditionalExpression': {
        const index = this.#choices
        this.#choices += 1
        return this.read(this.#choose(index) ? node.consequent : node.alternate)
      }
      case 'ArrayExpression':
        return this.#array(node)
      case 'ObjectExpression':
        return this.#object(node)
      case 'NewExpression':
        return this.#instance(node)
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return new UnreadFunction(node)
      case 'Identifier':
        return this.#variable(node)
      case 'CallExpression':
        return isOriginsFrom(node.callee, this.#source) ? new UnreadOrigins(node) : new Unread(node)
      default:
        return new Unread(node)
    }
  }

  #unary(operator: string, value: unknown, node: Node): unknown {
    if (value instanceof Unread) return new Unread(node)
    if (operator === '!') return !value
    if (operator === '-' && typeof value === 'number') return -value
    return operator === 'void' ? undefined : new Unread(node)
  }

  #binary(operator: string, left: unknown, right: unknown, node: Node): unknown {
    if (typeof left === 'number' && typeof right === 'number') {
      if (operator === '*') return left * right
      if (operator === '+') return left + right
    }
    const isText = typeof left === 'string' && typeof right === 'string'
    return isText && operator === '+' ? left + right : new Unread(node)
  }

  #array({ elements }: ArrayExpression): unknown {
    return elements.flatMap((element) => {
      if (element === null) return [undefined]
      if (element.type !== 'SpreadElement') return [this.read(element)]
      const value = this.read(element.argument)
      if (value instanceof UnreadOrigins) return [value]
      const isList = Array.isArray(value) || value instanceof Set
      return isList ? [...(value as Iterable<unknown>)] : [new Unread(element)]
    })
  }

  #object(object: ObjectExpression): unknown {
    const properties = readProperties(object)
    if (!properties) return new Unread(object)
    return Object.fromEntries(
      Array.from(properties, ([name, { value }]) => [name, this.read(value)] as const),
    )
  }

  /** Evaluates `new RegExp('…')` and `new Set([…])`. */
  #instance(node: Node & { type: 'NewExpression' }): unknown {
    const { callee } = node
    const [first, second] = node.arguments.map((argument) => this.read(argument))
    if (callee.type !== 'Identifier' || this.#source.declarationOf(callee)) return new Unread(node)
    if (callee.name === 'RegExp' && typeof first === 'string') {
      try {
        return new RegExp(first, typeof second === 'string' ? second : '')
      } catch {
        return new Unread(node)
      }
    }
    const isSet = callee.name === 'Set' && Array.isArray(first)
    return isSet ? new Set(first as unknown[]) : new Unread(node)
  }

  #variable(node: Node & { type: 'Identifier' }): unknown {
    const declaration = this.#source.declarationOf(node)
    if (!declaration) return node.name === 'undefined' ? undefined : new Unread(node)
    if (declaration.type === 'Function') return new UnreadFunction(declaration.node)
    if (declaration.type !== 'Variable') return new Unread(node)
    const init = initializerOf(declaration.node, this.#source)
    if (init === undefined || this.#open.has(init)) return new Unread(node)
    this.#open.add(init)
    const value = this.read(init)
    this.#open.delete(init)
    return value
  }
}
