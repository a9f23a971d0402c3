import { withErrorName } from './bare-error.js'
import { joinMessages } from './join-messages.js'
import { findComplete } from './pattern-index.js'
import { recognizedPatterns } from './recognized.js'
import { keepLongest } from './keep-longest.js'
import { firefoxMessageInAnyLanguage, namedHeader } from './named-header.js'
import { messageFromParts } from './message-from-parts.js'
import type { FoundMessage } from './found-message.js'
import type { Found } from './match.js'
import { withoutRepeatedLines } from './without-repeated-lines.js'
import type { Recognized } from './recognized.js'
import { cleanText, wordsOf } from './words.js'

/** The number of characters of a text that are searched. */
const LONGEST_TEXT = 1_000_000
/** Texts with more characters than this are not searched for parts of messages. */
const LONGEST_FOR_PARTS = 40_000

/**
 * Finds the messages in a pasted text, in order. Each message has the values that the sentences
 * around it name.
 */
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
  const translated = firefoxMessageInAnyLanguage(text)
  if (translated !== null) return [translated]
  const named = withErrorName(text)
  return named === null ? [] : findMessages(named)
}

/** Removes the messages that were found, so that they are not searched again. */
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

/**
 * Finds parts of messages: in single lines, or in the whole text if no line has one. The parts get
 * the values of the sentences that were found before.
 */
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
