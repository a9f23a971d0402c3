import type { FoundMessage } from './found-message.js'
import type { Pattern } from './pattern.js'
import { type Recognized, recognizedPatterns } from './recognized.js'
import { readValue } from './values.js'
import { type Word, wordsOf } from './words.js'

/** A cut-off reason needs at least this number of characters. */
const SHORTEST_FRAGMENT = 8

let causes: readonly Pattern<Recognized>[] | undefined

/** Returns the only reason that begins with a cut-off text; `null` if there are several or none. */
export function completeReason(text: string): FoundMessage | null {
  if (text.trim().length < SHORTEST_FRAGMENT) return null
  const words = wordsOf(text)
  causes ??= [
    ...new Set(
      [...recognizedPatterns().all.values()]
        .flatMap((seconds) => [...seconds.values()].flat())
        .map(({ pattern }) => pattern),
    ),
  ].filter(({ of }) => of.kind === 'cause')
  const meant = causes.flatMap((pattern) => {
    const values = beginsLike(pattern, words)
    return values !== null && pattern.of.kind === 'cause'
      ? [{ message: pattern.of.message, values }]
      : []
  })
  const current = meant.filter(({ message }) => message.until === undefined)
  const likely = current.length > 0 ? current : meant
  const [first] = likely
  if (first === undefined) return null
  const isClear = likely.every(({ message }) => message.reason === first.message.reason)
  return isClear ? first : null
}

function beginsLike(
  { places }: Pattern<Recognized>,
  words: readonly Word[],
): Record<string, string> | null {
  const values: Record<string, string> = {}
  let characters = 0
  for (const [at, { word, raw }] of words.entries()) {
    const place = places[at]
    // The text continues after the end of the reason.
    if (place === undefined) return characters >= SHORTEST_FRAGMENT ? values : null
    if ('value' in place) {
      const value = readValue(place.value, raw)
      if (value !== null) values[place.value] = value
      continue
    }
    const isLast = at === words.length - 1
    if (place.word !== word && !(isLast && place.word.startsWith(word))) return null
    characters += word.length
  }
  return characters >= SHORTEST_FRAGMENT ? values : null
}
