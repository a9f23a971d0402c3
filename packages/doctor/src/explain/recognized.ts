import { CHROMIUM_ACCESS, CHROMIUM_PREFLIGHT } from '../tables/chromium.js'
import { CONTEXTS, type ContextTemplate } from '../tables/context.js'
import { FIREFOX_BLOCKED } from '../tables/firefox.js'
import type { MessageTemplate } from '../tables/message-template.js'
import { ALL_MESSAGES } from '../tables/messages.js'
import { type Pattern, patternsOf } from './pattern.js'
import { indexPatterns, type PatternIndex } from './pattern-index.js'

/** The meaning of a pattern: a message, or a sentence that frames one. */
export type Recognized =
  | { readonly kind: 'cause'; readonly message: MessageTemplate }
  | { readonly kind: 'context'; readonly context: ContextTemplate }

let index: PatternIndex<Recognized> | undefined

/**
 * Returns the patterns of all messages and of the sentences around them. They are built on first
 * use, because a simulation does not need them.
 */
export function recognizedPatterns(): PatternIndex<Recognized> {
  index ??= indexPatterns([...causes(), ...contexts()])
  return index
}

function causes(): Pattern<Recognized>[] {
  const known = new Map<string, MessageTemplate>()
  for (const message of ALL_MESSAGES) {
    const template = reasonOf(message.template)
    const before = known.get(template)
    if (before === undefined) known.set(template, { ...message, template })
    // The CORS check has the same words for both phases.
    else if (before.phase !== message.phase) known.set(template, { ...before, phase: null })
  }
  return [...known.values()].flatMap((message) =>
    patternsOf<Recognized>(message.template, { kind: 'cause', message }),
  )
}

function contexts(): Pattern<Recognized>[] {
  return CONTEXTS.flatMap((context) =>
    patternsOf<Recognized>(context.template, { kind: 'context', context }),
  )
}

/** Returns a message without the sentences around its reason. Those are separate patterns. */
export function reasonOf(template: string): string {
  const quoted = FIREFOX_BLOCKED.replace('{url}', '‘{url}’')
  const reason = [CHROMIUM_ACCESS, CHROMIUM_PREFLIGHT, FIREFOX_BLOCKED, quoted]
    .reduce((rest, before) => rest.replace(before, ''), template)
    .replace(/\)\. Status code: \{status\}\.$/, '')
    .replace(/\[\[status\| Status code: \{status\}\]\]$/, '')
  // Two words are too few to be recognized without the word before them.
  return /^CORS \w+\)\.$/.test(reason) ? `Reason: ${reason}` : reason
}
