import { type Found, readFrom, type Searched } from './match.js'
import type { Pattern } from './pattern.js'
import type { Word } from './words.js'

/** Where a search for a pattern begins. */
interface Anchor<T> {
  readonly pattern: Pattern<T>
  readonly place: number
}

/** Patterns by two of their words that stand side by side. */
export interface PatternIndex<T> {
  readonly pairs: Pairs<T>
  readonly singles: ReadonlyMap<string, readonly Anchor<T>[]>
  /** Every pair of every pattern: for what is left of a message. */
  readonly all: Pairs<T>
}

/** By the first word, then by the second. */
type Pairs<T> = ReadonlyMap<string, ReadonlyMap<string, readonly Anchor<T>[]>>

/** Chooses for each pattern the pair of words that the fewest others have, so that few have to be read. */
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

/** Finds every pattern that is there as a whole. */
export function findComplete<T>(index: PatternIndex<T>, searched: Searched): readonly Found<T>[] {
  const { words } = searched
  const found: Found<T>[] = []
  const readTo = new Map<Pattern<T>, number>()
  const read = (anchors: readonly Anchor<T>[], at: number): void => {
    for (const { pattern, place } of anchors) {
      // It was found by another pair of its words.
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

/** `net::ERR_CERT_DATE_INVALID` begins with a pattern's `net::ERR_CERT_`. */
function prefixOf(word: string): string {
  return /^net::err_[a-z]+_(?:by_response\.)?/.exec(word)?.[0] ?? ''
}

/** Finds patterns of which a part is there: no fewer than so many words, characters and parts of the whole. */
export function findParts<T>(index: PatternIndex<T>, searched: Searched): readonly Found<T>[] {
  const { words } = searched
  const best = new Map<Pattern<T>, Found<T>>()
  const readTo = new Map<Pattern<T>, number>()
  for (const [at, { word }] of words.entries()) {
    const next = words[at + 1]
    if (next === undefined) continue
    for (const { pattern, place } of index.all.get(word)?.get(next.word) ?? []) {
      // A part that was read already is read once.
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
