import { joinMessages } from './join-messages.js'
import { findComplete } from './pattern-index.js'
import { recognizedPatterns } from './recognized.js'
import { keepLongest } from './keep-longest.js'
import { inAnyLanguage, namedHeader } from './named-header.js'
import { messageFromParts } from './message-from-parts.js'
import type { FoundMessage } from './found-message.js'
import type { Found } from './match.js'
import { withoutRepeatedLines } from './without-repeated-lines.js'
import type { Recognized } from './recognized.js'
import { cleanText, wordsOf } from './words.js'

/** Characters that are looked at. */
const LONGEST_TEXT = 1_000_000
/** Where a part of a message is looked for, and nothing else was found. */
const LONGEST_FOR_PARTS = 40_000

/** Finds the messages in pasted text, in order, each with what the sentences around it say of the request. */
export function findMessages(pasted: string): readonly FoundMessage[] {
  const text = cleanText(withoutRepeatedLines(pasted.slice(0, LONGEST_TEXT)))
  const searched = { text, words: wordsOf(text) }
  const found = keepLongest(findComplete(recognizedPatterns(), searched), searched.words.length)
  const messages = joinMessages(found, searched)
  const isCauseKnown = messages.some(({ message }) => message.reason !== 'unspecified')
  if (isCauseKnown || text.length > LONGEST_FOR_PARTS) return messages
  const parts = partsIn(withoutFound(text, found), messages)
  if (parts.length > 0) return [...messages, ...parts]
  if (messages.length > 0) return messages.map((message) => namedHeader(text, message) ?? message)
  return [inAnyLanguage(text) ?? []].flat()
}

/** What was found is not looked through again. */
function withoutFound(text: string, found: readonly Found<Recognized>[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { of, start, end } of found) {
    if (of.kind !== 'cause') continue
    pieces.push(text.slice(at, start))
    at = Math.max(at, end)
  }
  return [...pieces, text.slice(at)].join('\n')
}

/** Parts of messages, in each line, or else in all of them together. What was found around them has their values. */
function partsIn(text: string, found: readonly FoundMessage[]): readonly FoundMessage[] {
  const values = found.find(({ values }) => values['url'] !== undefined)?.values ?? {}
  for (const parts of [text.split('\n'), [text]]) {
    const messages = parts.flatMap(
      (part) => messageFromParts({ text: part, words: wordsOf(part) }) ?? [],
    )
    const causes = messages.filter(({ message }) => message.reason !== 'unspecified')
    const known = causes.length > 0 || found.length > 0 ? causes : messages
    if (known.length > 0) {
      return known.map((one) => ({ message: one.message, values: { ...values, ...one.values } }))
    }
  }
  return []
}
