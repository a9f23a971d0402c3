import { splitTemplate } from './message-pattern.js'
import type { MessageTemplate } from '../tables/message-template.js'

/** What is left of a message is known by no fewer of its words, values aside, in a row, … */
const FEWEST_WORDS = 4
/** … and characters of these, … */
const FEWEST_CHARACTERS = 20
/** … and such a part of all that it always has: sentences of people have some in common with it, too. */
const SMALLEST_PART = 1 / 3

/** Its reason, word by word; `null` where a value stands. */
interface Worded {
  readonly message: MessageTemplate
  readonly words: readonly (string | null)[]
  readonly fewest: number
}

interface Run {
  readonly message: MessageTemplate
  readonly characters: number
}

/** @returns a function that finds the message of which a text holds no more than a part */
export function fragmentFinder(
  messages: readonly MessageTemplate[],
): (text: string) => MessageTemplate | null {
  const worded = messages.map((message): Worded => {
    const [, reason] = splitTemplate(message)
    const words = literalsOf(reason.replaceAll(/\[\[\w+\||\]\]/g, ' '))
    const always = literalsOf(reason.replaceAll(/\[\[.*?\]\]/g, ' '))
    const count = always.filter((word) => word !== null).length
    return { message, words, fewest: Math.max(FEWEST_WORDS, count * SMALLEST_PART) }
  })
  return (text) => {
    const words = wordsOf(text)
    const places = new Map<string, number[]>()
    for (const [at, word] of words.entries()) {
      const known = places.get(word)
      if (known) known.push(at)
      else places.set(word, [at])
    }
    const runs = worded.flatMap((one) => longestRun(one, words, places) ?? [])
    const most = Math.max(0, ...runs.map(({ characters }) => characters))
    return common(runs.filter(({ characters }) => characters === most).map((run) => run.message))
  }
}

/** Quotes, dots and brackets are the first to be lost. */
function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}{]+|[^\p{L}\p{N}}]+$/gu, ''))
    .filter((word) => word !== '')
}

function literalsOf(reason: string): (string | null)[] {
  return wordsOf(reason).map((word) => (/\{\w+\}/.test(word) ? null : word))
}

function longestRun(
  { message, words, fewest }: Worded,
  text: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
): Run | null {
  let best = 0
  for (const [from, word] of words.entries()) {
    if (word === null) continue
    for (const at of places.get(word) ?? []) {
      // One that began before is longer.
      if (from > 0 && words[from - 1] === text[at - 1]) continue
      let count = 0
      let characters = 0
      for (let next = 0; from + next < words.length && at + next < text.length; next++) {
        const wanted = words[from + next]
        if (wanted === null || wanted === undefined) continue
        if (wanted !== text[at + next]) break
        count++
        characters += wanted.length
      }
      if (count >= fewest && characters >= FEWEST_CHARACTERS) best = Math.max(best, characters)
    }
  }
  return best === 0 ? null : { message, characters: best }
}

/** The message that several can be, as far as they agree. */
function common(messages: readonly MessageTemplate[]): MessageTemplate | null {
  const [first] = messages
  if (first === undefined) return null
  const agree = (key: 'engine' | 'phase' | 'reason'): boolean =>
    messages.every((message) => message[key] === first[key])
  return {
    ...first,
    engine: agree('engine') ? first.engine : null,
    phase: agree('phase') ? first.phase : null,
    reason: agree('reason') ? first.reason : 'unspecified',
  }
}
