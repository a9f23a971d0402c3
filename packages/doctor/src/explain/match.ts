import type { Pattern } from './pattern.js'
import { longestValue, readValue } from './values.js'
import type { Word } from './words.js'

/** The position of a pattern in a text, and the part of the pattern that was found. */
export interface Found<T> {
  readonly of: T
  /** The offsets in the cleaned text: of the first character, and after the last one. */
  readonly start: number
  readonly end: number
  /** The indexes of its words in the text: of the first word, and after the last one. */
  readonly from: number
  readonly to: number
  /** The values. A getter reads them, because most matches are discarded. */
  readonly values: Readonly<Record<string, string>>
  /** The number of characters in the words of the pattern that were found. */
  readonly characters: number
  /** The number of words of the pattern that were found. */
  readonly words: number
  readonly isComplete: boolean
}

/** A text, prepared for the search. */
export interface Searched {
  readonly text: string
  readonly words: readonly Word[]
}

/** The number of words per tolerated mistake: another, a missing or an additional word. */
const WORDS_PER_MISTAKE = 6
/** Patterns with fewer words than this tolerate no mistake. */
const TOO_SHORT_FOR_MISTAKES = 6

/**
 * Matches a pattern against a text, in both directions from one word that they share.
 *
 * @param place the index of the word in the pattern
 * @param at the index of the word in the text
 * @param isStrict whether no word may differ, be missing or be added
 */
export function readFrom<T>(
  pattern: Pattern<T>,
  place: number,
  searched: Searched,
  at: number,
  isStrict = false,
): Found<T> | null {
  const reading = new Reading(pattern, searched, isStrict)
  const right = reading.walk(place, at, 1)
  const left = reading.walk(place - 1, at - 1, -1)
  const first = searched.words[left.at + 1]
  const last = searched.words[right.at - 1]
  if (first === undefined || last === undefined) return null
  return {
    of: pattern.of,
    start: first.start,
    end: last.end,
    from: left.at + 1,
    to: right.at,
    get values() {
      return reading.values()
    },
    characters: reading.characters,
    words: reading.found,
    isComplete: left.place < 0 && right.place >= pattern.places.length,
  }
}

/** The position of a value: its first and last word in the text. */
interface Slot {
  readonly name: string
  readonly prefix: string
  readonly low: number
  readonly high: number
  readonly isLast: boolean
}

class Reading<T> {
  readonly #places: Pattern<T>['places']
  readonly #searched: Searched
  readonly #slots: Slot[] = []
  #mistakes: number
  found = 0
  characters = 0

  constructor({ places, words }: Pattern<T>, searched: Searched, isStrict: boolean) {
    this.#places = places
    this.#searched = searched
    this.#mistakes =
      isStrict || words < TOO_SHORT_FOR_MISTAKES || places.some(isOptional)
        ? 0
        : Math.floor(words / WORDS_PER_MISTAKE)
  }

  values(): Record<string, string> {
    const values: Record<string, string> = {}
    for (const slot of this.#slots) {
      const value = valueIn(slot, this.#searched)
      if (value !== null) values[slot.name] ??= value
    }
    return values
  }

  walk(from: number, start: number, step: 1 | -1): { readonly place: number; readonly at: number } {
    const { words } = this.#searched
    let place = from
    let at = start
    for (let wanted = this.#places[place]; wanted !== undefined; wanted = this.#places[place]) {
      if ('value' in wanted) {
        const length = this.#takeValue(wanted.value, wanted.prefix, place, at, step)
        if (length === null) {
          // The word after the value may be missing.
          const following = this.#places[place + 2 * step]
          if (this.#mistakes === 0 || following === undefined || !('word' in following)) break
          this.#mistakes--
          const around = this.#takeValue(wanted.value, wanted.prefix, place, at, step, following)
          if (around === null) break
          place += 2 * step
          at += step * around
          continue
        }
        place += step
        at += step * length
      } else if (wanted.word === words[at]?.word) {
        this.found++
        this.characters += wanted.word.length
        place += step
        at += step
      } else {
        const skipped = this.#skip(wanted.word, place, at, step)
        if (skipped === null) break
        place = skipped.place
        at = skipped.at
      }
    }
    return { place, at }
  }

  /** Skips an additional, a missing or another word if the next word matches again. */
  #skip(wanted: string, place: number, at: number, step: 1 | -1) {
    if (this.#mistakes === 0) return null
    this.#mistakes--
    const { words } = this.#searched
    const following = this.#places[place + step]
    const afterIt = following && 'word' in following ? following.word : undefined
    if (wanted === words[at + step]?.word) return { place, at: at + step }
    if (afterIt === undefined) return null
    if (afterIt === words[at]?.word) return { place: place + step, at }
    if (afterIt === words[at + step]?.word) return { place: place + step, at: at + step }
    return null
  }

  /** @returns the number of words that the value has; `null` if no value fits */
  #takeValue(
    name: string,
    prefix: string,
    place: number,
    at: number,
    step: 1 | -1,
    next = this.#places[place + step],
  ): number | null {
    const length = valueLength(name, prefix, next, this.#searched.words, at, step)
    if (length === null) return null
    const low = step === 1 ? at : at - length + 1
    const isLast = next === undefined && step === 1
    const slot = { name, prefix, low, high: low + length - 1, isLast }
    // Between two fixed words, any text can be the value. At an end, the value must look like one.
    const isAtEnd = next === undefined || 'value' in next
    if (isAtEnd && !canEnd(name, valueIn(slot, this.#searched))) return null
    this.#slots.push(slot)
    if (prefix !== '') {
      this.found++
      this.characters += prefix.length
    }
    return length
  }
}

/**
 * Whether a pattern with this place tolerates no mistake. With mistakes, the shorter form of the
 * sentence would match as the longer form.
 */
function isOptional(place: Pattern<unknown>['places'][number]): boolean {
  return 'value' in place && place.value === 'initialUrl'
}

/**
 * Returns the number of words of a value, which ends before the next fixed word; `null` if that
 * word is not there.
 */
function valueLength(
  name: string,
  prefix: string,
  next: Pattern<unknown>['places'][number] | undefined,
  words: readonly Word[],
  at: number,
  step: 1 | -1,
): number | null {
  if (prefix !== '') return words[at]?.word.startsWith(prefix) === true ? 1 : null
  const most = longestValue(name)
  if (next === undefined) return words[at] === undefined ? 0 : 1
  if ('value' in next) {
    if (words[at] === undefined) return 0
    if (step === -1 || next.value !== 'url') return 1
    for (let length = 1; length <= most; length++) {
      if (words[at + length]?.raw.includes('://') === true) return length
    }
    return 1
  }
  for (let length = 0; length <= most; length++) {
    if (words[at + step * length]?.word === next.word) return length
  }
  return null
}

/** The maximum length of a quoted value in characters. */
const LONGEST_QUOTED = 300

function valueIn(
  { name, prefix, low, high, isLast }: Slot,
  { text, words }: Searched,
): string | null {
  if (high < low) return ''
  const first = words[low]
  const last = words[high]
  if (first === undefined || last === undefined) return null
  const quoted = isLast && name === 'value' ? quotedFrom(text, first) : null
  return quoted ?? readValue(name, text.slice(first.start + prefix.length, last.end))
}

/** Reads a value at the end of a sentence up to the closing quote. */
function quotedFrom(text: string, first: Word): string | null {
  const before = /['"][^\w'"]{0,2}$/.exec(text.slice(Math.max(0, first.start - 3), first.start))
  if (before === null) return null
  const start = first.start - before[0].length + 1
  const end = text.slice(start, start + LONGEST_QUOTED).search(/['"]/)
  return end === -1 ? null : text.slice(start, start + end).trim()
}

const ADDRESS = /^(?:[a-z][a-z\d+.-]*:\/|data:|blob:|localhost|\d+\.\d+\.\d+|\/)/i

/**
 * Whether a text can be a value at the end of a pattern. No fixed word limits such a value, so it
 * has to look like a value of its kind.
 */
function canEnd(name: string, value: string | null): boolean {
  if (value === null || value === '') return false
  if (name === 'method') return /^[A-Z]{3,}$/.test(value)
  return name !== 'url' || ADDRESS.test(value)
}
