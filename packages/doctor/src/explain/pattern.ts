import { cleanText, wordsOf } from './words.js'

/** One position of a pattern: a fixed word or a value. */
export type Place = { readonly word: string } | { readonly value: string; readonly prefix: string }

/** A sentence as a sequence of words and values. */
export interface Pattern<T> {
  readonly of: T
  readonly places: readonly Place[]
  /** The number of places that are words. */
  readonly words: number
}

/**
 * Private-use characters that replace the braces of `{name}` while a template is split into words.
 */
const OPEN = '\uE000'
const CLOSE = '\uE001'

/**
 * Returns the patterns of a template: one for each combination of its optional parts. The first
 * pattern has all of them.
 */
export function patternsOf<T>(template: string, of: T): readonly Pattern<T>[] {
  return withOptionalParts(template).map((text) => {
    const marked = cleanText(text).replaceAll(
      /\{(\w+)\}/g,
      (_, name: string) => `${OPEN}${name}${CLOSE}`,
    )
    const places = wordsOf(marked).flatMap(({ raw }): Place[] => placesIn(raw))
    return { of, places, words: places.filter((place) => 'word' in place).length }
  })
}

function placesIn(raw: string): Place[] {
  const [, prefix = '', value] = new RegExp(`^(.*)${OPEN}(\\w+)${CLOSE}`).exec(raw) ?? []
  if (value === undefined) return [{ word: raw.toLowerCase() }]
  const rest = raw.slice(raw.indexOf(CLOSE) + 1)
  const isJoined = /[\p{L}\p{N}]/u.test(prefix)
  return [
    { value, prefix: isJoined ? prefix.toLowerCase() : '' },
    ...(rest.includes(OPEN) ? placesIn(rest) : []),
  ]
}

function withOptionalParts(template: string): readonly string[] {
  const found = /\[\[\w+\|(.*?)\]\]/.exec(template)
  if (found === null) return [template]
  const before = template.slice(0, found.index)
  const after = template.slice(found.index + found[0].length)
  return [
    ...withOptionalParts(before + (found[1] ?? '') + after),
    ...withOptionalParts(before + after),
  ]
}
