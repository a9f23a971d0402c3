import type { CorsIssue } from '@webcors/core'
import type { Node } from 'oxc-parser'
import type { Source } from '../source/source.js'
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
