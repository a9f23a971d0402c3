import type { Source } from '../source/source.js'
import type { LiteralStyle } from './literal.js'

/** How a module writes literals: the quotes that it has more of, and spaces in braces unless it has none. */
export function styleOf({ text }: Source): LiteralStyle {
  const count = (quote: string): number => text.split(quote).length
  const isTight = /\{[\w'"]/.test(text) && !/\{ /.test(text)
  return { quote: count('"') > count("'") ? '"' : "'", space: isTight ? '' : ' ' }
}
