import { fragmentFinder } from './find-fragment.js'
import { CHROMIUM_MESSAGES } from '../tables/chromium.js'
import { FIREFOX_MESSAGES } from '../tables/firefox.js'
import { messagePattern, splitTemplate, straighten } from './message-pattern.js'
import type { MessageTemplate } from '../tables/message-template.js'
import { OTHER_MESSAGES } from '../tables/other.js'
import { WEBKIT_MESSAGES } from '../tables/webkit.js'

/** A message that was found in a text. */
export interface FoundMessage {
  readonly message: MessageTemplate
  readonly values: Readonly<Record<string, string>>
}

interface Match extends FoundMessage {
  readonly start: number
  readonly end: number
}

/** Characters that are looked at. */
const LONGEST_TEXT = 20_000
/** A reason that is cut off is known by so many of its first characters. */
const SHORTEST_FRAGMENT = 8

const MESSAGES = [...CHROMIUM_MESSAGES, ...FIREFOX_MESSAGES, ...WEBKIT_MESSAGES, ...OTHER_MESSAGES]
let patterns: readonly (readonly [MessageTemplate, RegExp])[] | undefined
let findFragment: ReturnType<typeof fragmentFinder> | undefined

/** Finds the messages in pasted text, in order, each once. */
export function findMessages(text: string): readonly FoundMessage[] {
  // Expressions are made when they are first needed: the simulation needs none.
  patterns ??= MESSAGES.map((message) => [message, messagePattern(message)] as const)
  const straight = straighten(text.slice(0, LONGEST_TEXT))
  const matches = patterns.flatMap(([message, pattern]) => findAll(message, pattern, straight))
  // Some messages begin like others, and some stand inside of others: the longest is meant.
  matches.sort((a, b) => b.end - b.start - (a.end - a.start))
  const kept: Match[] = []
  for (const match of matches) {
    if (kept.some(({ start, end }) => match.start < end && start < match.end)) continue
    kept.push(match)
  }
  const found = kept
    .toSorted((a, b) => a.start - b.start)
    .map((match) => completed(match, straight.slice(match.end)))
  const isCauseKnown = found.some(({ message }) => message.reason !== 'unspecified')
  return isCauseKnown ? found : [...found, ...fragmentsIn(straight, found)]
}

/** Parts of messages, in each line, or else in all of them together. What was found around them has their values. */
function fragmentsIn(text: string, found: readonly FoundMessage[]): readonly FoundMessage[] {
  findFragment ??= fragmentFinder(MESSAGES)
  const { values = {} } = found.find(({ message }) => message.id === 'blocked') ?? {}
  for (const parts of [text.split('\n'), [text]]) {
    const messages = parts.flatMap((part) => findFragment?.(part) ?? [])
    const causes = messages.filter(({ reason }) => reason !== 'unspecified')
    const known = causes.length > 0 || found.length > 0 ? causes : messages
    if (known.length > 0) return known.map((message) => ({ message, values }))
  }
  return []
}

function findAll(message: MessageTemplate, pattern: RegExp, text: string): Match[] {
  return [...text.matchAll(pattern)].map((found) => {
    const values = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined)
    const start = found.index
    return { message, values: Object.fromEntries(values), start, end: start + found[0].length }
  })
}

/** What was cut off in its reason is known by its beginning, if only one reason begins like that. */
function completed({ message, values }: Match, rest: string): FoundMessage {
  if (message.id !== 'blocked') return { message, values }
  const fragment = rest
    .replace(/^[\s:.(]*(?:Reason: )?/, '')
    .replace(/(?:\.\.\.|…)[^]*$/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (fragment.length < SHORTEST_FRAGMENT) return { message, values }
  const meant = MESSAGES.filter(
    (other) => other.engine === message.engine && beginsLike(splitTemplate(other)[1], fragment),
  )
  const [first] = meant
  const isClear = first && meant.every(({ reason }) => reason === first.reason)
  return isClear ? { message: { ...first, phase: samePhase(meant) }, values } : { message, values }
}

function beginsLike(reason: string, fragment: string): boolean {
  // Up to its first value: what follows is anybody's guess.
  const [literal = ''] = reason.split(/[[{]/)
  return (
    literal.startsWith(fragment) ||
    (literal.length >= SHORTEST_FRAGMENT && fragment.startsWith(literal))
  )
}

function samePhase(messages: readonly MessageTemplate[]): MessageTemplate['phase'] {
  const [first] = messages
  return messages.every(({ phase }) => phase === first?.phase) ? (first?.phase ?? null) : null
}
