import type { CorsIssue } from '@webcors/core'
import type { Node } from 'oxc-parser'
import type { Source } from '../source/source.js'
import { isMethodCall, propertyName } from '../source/syntax.js'
import { type LiteralStyle, writeLiteral } from '../rewrite/literal.js'

/** The values that a fix names, as an option: `Write "https://a", "https://b".` */
export function suggestFix(
  { fix, path }: CorsIssue,
  names: Readonly<Record<string, string>>,
  style: LiteralStyle,
): string | undefined {
  const [option] = path
  if (typeof option !== 'string') return undefined
  const values = [...(/^Write ([^]*)$/.exec(fix)?.[1]?.matchAll(/"((?:[^"\\]|\\.)*)"/g) ?? [])].map(
    ([, text = '']) => text,
  )
  if (values.length === 0) return undefined
  const [only] = values
  const value = values.length === 1 && path.length === 1 ? only : values
  return `${names[option] ?? option}: ${writeLiteral(value, style)}`
}

const LOOK_UPS = ['includes', 'indexOf', 'has']

/**
 * What to write in place of a function that is asked about an origin and calls back. Most look the origin up in a list: then
 * the list is the option.
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
