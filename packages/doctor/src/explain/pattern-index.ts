import { type Found, readFrom, type Searched } from './match.js'
import type { Pattern } from './pattern.js'
import type { Word } from './words.js'

/** The place of a pattern at which its search begins. */
interface Anchor<T> {
  readonly pattern: Pattern<T>
  readonly place: number
}

/** Patterns, indexed by two adjacent words. */
export interface PatternIndex<T> {
  readonly pairs: Pairs<T>
  readonly singles: ReadonlyMap<string, readonly Anchor<T>[]>
  /** Every pair of every pattern. The search for parts of messages needs all of them. */
  readonly all: Pairs<T>
}

/** Maps the first word, then the second word, to the places of both. */
type Pairs<T> = ReadonlyMap<string, ReadonlyMap<string, readonly Anchor<T>[]>>

/** Indexes each pattern by its rarest pairs of words, so that a search reads few patterns. */
export function indexPatterns<T>(patterns: readonly Pattern<T>[]): PatternIndex<T> {
  const all = new Map<string, Map<string, Anchor<T>[]>>()
  const pairs = new Map<string, Map<string, Anchor<T>[]>>()
  const singles = new Map<string, Anchor<T>[]>()
  for (const pattern of patterns) {
    for (const [place, first, second] of pairsOf(pattern)) {
      pushPair(all, first, second, { pattern, place })
    }
  }
  const count = (first: string, second: string): number => all.get(first)?.get(second)?.length ?? 0
  for (const pattern of patterns) {
    const rarest = pairsOf(pattern).toSorted(([, a, b], [, c, d]) => count(a, b) - count(c, d))
    const tried = rarest.slice(0, 2)
    for (const [place, first, second] of tried) pushPair(pairs, first, second, { pattern, place })
    if (tried.length > 0) continue
    const place = pattern.places.findIndex((one) => 'word' in one)
    const one = pattern.places[place]
    if (one !== undefined && 'word' in one) push(singles, one.word, { pattern, place })
    else pushPrefixed(singles, pattern)
  }
  return { pairs, singles, all }
}

function pushPair<T>(
  map: Map<string, Map<string, Anchor<T>[]>>,
  first: string,
  second: string,
  anchor: Anchor<T>,
): void {
  const known = map.get(first) ?? new Map<string, Anchor<T>[]>()
  map.set(first, known)
  push(known, second, anchor)
}

function pushPrefixed<T>(singles: Map<string, Anchor<T>[]>, pattern: Pattern<T>): void {
  const place = pattern.places.findIndex((one) => 'value' in one && one.prefix !== '')
  const one = pattern.places[place]
  if (one !== undefined && 'value' in one) push(singles, one.prefix, { pattern, place })
}

function push<T>(map: Map<string, Anchor<T>[]>, key: string, anchor: Anchor<T>): void {
  const known = map.get(key)
  if (known) known.push(anchor)
  else map.set(key, [anchor])
}

function pairsOf<T>({
  places,
}: Pattern<T>): readonly (readonly [place: number, first: string, second: string])[] {
  return places.flatMap((one, place) => {
    const next = places[place + 1]
    const isPair = 'word' in one && next !== undefined && 'word' in next
    return isPair ? [[place, one.word, next.word] as const] : []
  })
}

/** Finds every pattern that the text contains completely. */
export function findComplete<T>(index: PatternIndex<T>, searched: Searched): readonly Found<T>[] {
  const { words } = searched
  const found: Found<T>[] = []
  const readTo = new Map<Pattern<T>, number>()
  const read = (anchors: readonly Anchor<T>[], at: number): void => {
    for (const { pattern, place } of anchors) {
      // The pattern was already found here by another pair of words.
      if ((readTo.get(pattern) ?? 0) > at) continue
      const one = readFrom(pattern, place, searched, at)
      if (one?.isComplete !== true) continue
      found.push(one)
      readTo.set(pattern, one.to)
    }
  }
  for (let at = 0; at < words.length; at++) {
    const { word } = words[at] as Word
    const next = words[at + 1]
    const anchors = next && index.pairs.get(word)?.get(next.word)
    if (anchors) read(anchors, at)
    const single = index.singles.get(word) ?? prefixed(index, word)
    if (single) read(single, at)
  }
  return found
}

function prefixed<T>(index: PatternIndex<T>, word: string): readonly Anchor<T>[] | undefined {
  return word.startsWith('net::err_') ? index.singles.get(prefixOf(word)) : undefined
}

/**
 * Returns the start of an error name that a pattern may have: `net::ERR_CERT_` for
 * `net::ERR_CERT_DATE_INVALID`.
 */
function prefixOf(word: string): string {
  return /^net::err_[a-z]+_(?:by_response\.)?/.exec(word)?.[0] ?? ''
}

/**
 * Finds the patterns that the text contains in part: at least `FEWEST_CHARACTERS` characters,
 * `FEWEST_WORDS` words, and a third of all words.
 */
export function findParts<T>(index: PatternIndex<T>, searched: Searched): readonly Found<T>[] {
  const { words } = searched
  const best = new Map<Pattern<T>, Found<T>>()
  const readTo = new Map<Pattern<T>, number>()
  for (const [at, { word }] of words.entries()) {
    const next = words[at + 1]
    if (next === undefined) continue
    for (const { pattern, place } of index.all.get(word)?.get(next.word) ?? []) {
      // This part was already read from an earlier pair.
      if ((readTo.get(pattern) ?? -1) >= (words[at]?.start ?? 0)) continue
      const one = readFrom(pattern, place, searched, at, true)
      if (one === null) continue
      readTo.set(pattern, one.end)
      const isEnough = one.words >= fewestWords(pattern) && one.characters >= FEWEST_CHARACTERS
      const before = best.get(pattern)
      if (isEnough && one.characters > (before?.characters ?? 0)) best.set(pattern, one)
    }
  }
  return [...best.values()]
}

const FEWEST_WORDS = 4
const FEWEST_CHARACTERS = 18

function fewestWords({ words }: Pattern<unknown>): number {
  return Math.max(FEWEST_WORDS, Math.ceil(words / 3))
}
