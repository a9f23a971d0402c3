import type { CorsIssue } from '@webcors/core'
import type { Node } from 'oxc-parser'
import type { Source } from '../source/source.js'
import { isMethodCall, propertyName } from '../source/syntax.js'
import { type LiteralStyle, writeLiteral } from '../rewrite/literal.js'

/**
 * Writes an option as the fixes of its issues say: `Write "https://a", "https://b".` Elements of a
 * list without an issue stay as they are written.
 *
 * @param node the option's value
 */
export function suggestFix(
  option: string,
  issues: readonly CorsIssue[],
  node: Node,
  source: Source,
  style: LiteralStyle,
): string | undefined {
  const fixed = issues.map(({ fix, path: [, index] }) => ({ index, values: valuesOf(fix) }))
  if (fixed.some(({ values }) => values.length === 0)) return undefined
  const write = (value: unknown): string => writeLiteral(value, style)
  if (node.type !== 'ArrayExpression') {
    const values = fixed.flatMap((fix) => fix.values)
    return `${option}: ${write(values.length === 1 ? values[0] : values)}`
  }
  const elements = node.elements.flatMap((element, index) => {
    const found = fixed.find((fix) => Number(fix.index) === index)
    if (found) return found.values.map(write)
    return element ? [source.textOf(element)] : []
  })
  return `${option}: [${elements.join(', ')}]`
}

function valuesOf(fix: string): readonly string[] {
  const [, list = ''] = /^Write ((?:\[?(?:"(?:[^"\\]|\\.)*"|,| )+\]?))/.exec(fix) ?? []
  return Array.from(list.matchAll(/"((?:[^"\\]|\\.)*)"/g), ([, text = '']) => text)
}

const LOOK_UPS = ['includes', 'indexOf', 'has']

/**
 * Writes the option in place of a function that passes its answer on an origin to a callback. Most
 * of these functions look the origin up in a list, which then becomes the option.
 */
export function suggestForFunction(fn: Node, source: Source): string {
  let list: string | undefined
  source.find((node) => {
    if (node.start < fn.start || node.end > fn.end || !isMethodCall(node, ...LOOK_UPS)) return
    if (node.callee.type !== 'MemberExpression') return
    const { object } = node.callee
    const isPlain = object.type === 'Identifier' || propertyName(object) !== undefined
    if (isPlain)
      list ??= isSet(object, source) ? `[...${source.textOf(object)}]` : source.textOf(object)
  })
  const origin = list ?? '(origin) => allowed.has(origin)'
  return `origin: ${origin},\ncrossOriginProtection: true,`
}

function isSet(object: Node, source: Source): boolean {
  const declaration = source.declarationOf(object)
  if (declaration?.type !== 'Variable') return false
  const declarator = source.parentOf(declaration.node)
  const init = declarator?.type === 'VariableDeclarator' ? declarator.init : undefined
  return init?.type === 'NewExpression' && source.textOf(init.callee) === 'Set'
}
