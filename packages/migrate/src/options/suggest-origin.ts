import type { CallExpression, Node } from 'oxc-parser'
import { initializerOf } from '../source/constants.js'
import type { Source } from '../source/source.js'
import { isMethodCall, unwrap } from '../source/syntax.js'
import { QUESTIONS } from './origin-values.js'
import { type OriginFunction, readOriginFunction } from './read-origin-function.js'

/**
 * Writes the option in place of a function that returns the allowed origin, or passes its answer on
 * an origin to a callback.
 *
 * @param value the option, which may be the name of the function
 * @returns `undefined` if the option would not mean the same as the function
 */
export function suggestForFunction(
  fn: Node,
  value: Node,
  source: Source,
): { readonly code: string; readonly isNegated: boolean } | undefined {
  const read = readOriginFunction(fn, source)
  if (!read) return undefined
  const isHere = isInside(fn, value)
  const isVisible = (declared: Node): boolean =>
    !isInside(declared, fn) && (isHere || isTopLevel(declared, source))
  const origin = listIn(read, isVisible, source) ?? predicateFor(read, isVisible, source)
  if (origin === undefined) return undefined
  const protection = ',\ncrossOriginProtection: true,'
  return { code: `origin: ${origin}${read.fails ? protection : ''}`, isNegated: read.isNegated }
}

/**
 * Writes a function that looks an origin up in a list which other code may extend, because webcors
 * copies lists.
 */
export function suggestForList(node: Node, source: Source): string | undefined {
  if (node.type !== 'Identifier' || node.name === 'origin') return undefined
  const declaration = source.declarationOf(node)
  const declarator = declaration && source.parentOf(declaration.node)
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined
  const statement = source.parentOf(declarator)
  const isConstant = statement?.type === 'VariableDeclaration' && statement.kind === 'const'
  const list = unwrap(declarator.init)
  if (!isConstant || list.type !== 'ArrayExpression') return undefined
  const isOfTexts = list.elements.every(
    (element) => element?.type === 'Literal' && typeof element.value === 'string',
  )
  return isOfTexts ? `origin: (origin) => ${node.name}.includes(origin)` : undefined
}

/** Whether a function may reject an origin with an error. */
export function mayFail(fn: Node, source: Source): boolean {
  const callback = 'params' in fn && Array.isArray(fn.params) ? (fn.params[1] as Node) : undefined
  const calls = callback ? source.referencesTo(callback) : []
  const isError = calls.some(({ node, parent }) => {
    if (parent.type !== 'CallExpression' || parent.callee !== node) return true
    const [error] = parent.arguments
    return error && !['null', 'undefined', 'false'].includes(source.textOf(error))
  })
  let isThrown = false
  source.find((node) => {
    if (node.type === 'ThrowStatement' && isInside(node, fn)) isThrown = true
  })
  return isError || isThrown
}

/**
 * Whether a function is written as `suggestForFunction` writes it: one parameter, and a boolean as
 * its result. The other libraries have no such functions, because they expect an origin or a call.
 */
export function isPredicate(fn: Node): boolean {
  if (fn.type !== 'ArrowFunctionExpression' || fn.async || fn.params.length !== 1) return false
  const body = unwrap(fn.body)
  const asked = body.type === 'UnaryExpression' && body.operator === '!' ? body.argument : body
  if (isMethodCall(asked, ...QUESTIONS)) return true
  const isCompared = body.type === 'BinaryExpression' && /^[!=]==$/.test(body.operator)
  return isCompared && isMethodCall(body.left, 'indexOf')
}

/** Writes the list in which the function looks the origin up, if no code changes the list. */
function listIn(
  { question, isOrigin, isNegated }: OriginFunction,
  isVisible: (declared: Node) => boolean,
  source: Source,
): string | undefined {
  const { callee } = question
  const [argument] = question.arguments
  if (isNegated || question.arguments.length !== 1 || !argument || !isOrigin(argument))
    return undefined
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return undefined
  const { object } = callee
  const declaration = source.declarationOf(object)
  const init = declaration?.type === 'Variable' && initializerOf(declaration.node, source)
  if (!init || !isVisible(declaration.node)) return undefined
  const value = unwrap(init)
  if (value.type === 'ArrayExpression' && isMethodCall(question, 'includes', 'indexOf'))
    return source.textOf(object)
  const isSet = value.type === 'NewExpression' && source.textOf(value.callee) === 'Set'
  return isSet && isMethodCall(question, 'has') ? `[...${source.textOf(object)}]` : undefined
}

/** Writes a function that asks the same question, if the names in it are known outside. */
function predicateFor(
  { question, isOrigin, isNegated }: OriginFunction,
  isVisible: (declared: Node) => boolean,
  source: Source,
): string | undefined {
  const replaced: Node[] = []
  let isKnown = true
  source.find((node, parent) => {
    if (!isInside(node, question) || replaced.some((origin) => isInside(node, origin))) return
    const isMember = parent?.type === 'MemberExpression' && parent.property === node
    if (isOrigin(node)) replaced.push(node)
    else if (node.type === 'ThisExpression' || node.type === 'AwaitExpression') isKnown = false
    else if (node.type === 'Identifier' && !(isMember && !parent.computed)) {
      const declared = source.declarationOf(node)?.node
      const isLocal = declared && !isInside(declared, question) && !isVisible(declared)
      if (isLocal || node.name === 'origin') isKnown = false
    }
  })
  return isKnown ? `(origin) => ${written(question, replaced, isNegated, source)}` : undefined
}

function written(
  question: CallExpression,
  replaced: readonly Node[],
  isNegated: boolean,
  source: Source,
): string {
  let text = ''
  let at = question.start
  for (const { start, end } of replaced) {
    text += `${source.text.slice(at, start)}origin`
    at = end
  }
  text += source.text.slice(at, question.end)
  if (isMethodCall(question, 'indexOf')) return `${text} ${isNegated ? '===' : '!=='} -1`
  return isNegated ? `!${text}` : text
}

/** Whether a declaration is in no block, so that every place in the module can use its name. */
function isTopLevel(declared: Node, source: Source): boolean {
  return ![...source.ancestorsOf(declared)].some(({ type }) => /Function|Block/.test(type))
}

function isInside(node: Node, outer: Node): boolean {
  return outer.start <= node.start && node.end <= outer.end
}
