import type { Source } from '../source/source.js'
import type { LiteralStyle } from './literal.js'

/**
 * Finds the style of a module: the quotes that occur more often, and spaces in braces unless there
 * are none.
 */
export function styleOf({ text }: Source): LiteralStyle {
  const count = (quote: string): number => text.split(quote).length
  const isTight = /\{[\w'"]/.test(text) && !/\{ /.test(text)
  return { quote: count('"') > count("'") ? '"' : "'", space: isTight ? '' : ' ' }
}
