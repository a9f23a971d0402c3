import type { ContextTemplate } from '../tables/context.js'
import type { MessageTemplate } from '../tables/message-template.js'
import type { Phase } from '../simulate/reason.js'
import { isReason } from '../tables/reasons.js'
import type { FoundMessage } from './found-message.js'
import type { Found, Searched } from './match.js'
import { messageFromParts } from './message-from-parts.js'
import { completeReason } from './complete-reason.js'
import type { Recognized } from './recognized.js'
import { cleanText, wordsOf } from './words.js'

/** The maximum distance, in characters, between a sentence and its reason. */
const FARTHEST = 2_000
/** The number of characters after an opening sentence that are searched for a cut-off reason. */
const LONGEST_REASON = 400

interface Opened {
  readonly contexts: readonly ContextTemplate[]
  readonly values: Readonly<Record<string, string>>
  readonly phase: Phase | null
  readonly start: number
  readonly end: number
}

interface Draft {
  message: MessageTemplate
  values: Record<string, string>
  end: number
}

/**
 * Adds the values of the surrounding sentences to each reason: the URL and the origin from before
 * it, the status from after it.
 */
export function joinMessages(
  found: readonly Found<Recognized>[],
  { text }: Searched,
): readonly FoundMessage[] {
  const joiner = new MessageJoiner(text)
  for (const one of found) joiner.add(one)
  return joiner.finish()
}

class MessageJoiner {
  readonly #text: string
  readonly #drafts: Draft[] = []
  /** The values of sentences that come before the first reason. */
  readonly #early: Record<string, string>[] = []
  #opened: Opened | null = null

  constructor(text: string) {
    this.#text = text
  }

  add({ of, values, start, end }: Found<Recognized>): void {
    if (this.#opened !== null && start - this.#opened.end > FARTHEST) this.#endOpened(start)
    if (of.kind === 'cause') this.#addCause(of.message, values, start, end)
    else if (of.context.place === 'opens') this.#open(of.context, values, start, end)
    else if (of.context.place === 'continues') this.#continue(of.context, values, start, end)
    else this.#close(of.context, values, start, end)
  }

  finish(): readonly FoundMessage[] {
    this.#endOpened(this.#text.length)
    const [first] = this.#drafts
    if (first !== undefined) {
      for (const values of this.#early) {
        if (canBeSameRequest(first.values, values)) first.values = { ...values, ...first.values }
      }
    }
    return this.#drafts.map(({ message, values }) => ({ message, values }))
  }

  #addCause(message: MessageTemplate, values: FoundMessage['values'], start: number, end: number) {
    const isAbout = isReason(message.reason) && message.engine !== 'server'
    if (!isAbout && this.#opened !== null && start - this.#opened.end > LONGEST_REASON) {
      this.#endOpened(start)
    }
    this.#drafts.push(draftOf(message, values, isAbout ? this.#opened : null, end))
    if (isAbout) this.#opened = null
  }

  #open(context: ContextTemplate, values: FoundMessage['values'], start: number, end: number) {
    this.#endOpened(start)
    this.#opened = { contexts: [context], values, phase: context.phase, start, end }
  }

  #continue(context: ContextTemplate, values: FoundMessage['values'], start: number, end: number) {
    const opened = this.#opened
    this.#opened = {
      contexts: [...(opened?.contexts ?? []), context],
      values: { ...opened?.values, ...values },
      phase: context.phase ?? opened?.phase ?? null,
      start: opened?.start ?? start,
      end,
    }
  }

  #close(context: ContextTemplate, values: FoundMessage['values'], start: number, end: number) {
    const opened = this.#opened
    if (
      opened !== null &&
      start - opened.end < LONGEST_REASON &&
      canBeSameRequest(opened.values, values)
    ) {
      this.#opened = { ...opened, values: { ...values, ...opened.values } }
      return
    }
    const last = this.#drafts.at(-1)
    if (last && start - last.end < FARTHEST && canBeSameRequest(last.values, values)) {
      last.values = { ...values, ...last.values }
      last.end = end
    } else if (context.saysBlocked) this.#drafts.push(vagueDraft(context, values, end))
    else this.#early.push(values)
  }

  /**
   * Ends an opening sentence that no complete reason followed. The text after the sentence may be
   * the start of a reason.
   */
  #endOpened(until: number): void {
    const opened = this.#opened
    this.#opened = null
    if (opened === null) return
    const end = Math.min(until, opened.end + LONGEST_REASON)
    const draft = withoutReason(opened, this.#text.slice(opened.end, end))
    if (draft !== null) this.#drafts.push(draft)
  }
}

/** Whether two sentences can be about the same request: no value contradicts. */
function canBeSameRequest(
  known: Readonly<Record<string, string>>,
  values: Readonly<Record<string, string>>,
): boolean {
  return ['url', 'origin', 'status'].every(
    (name) =>
      known[name] === undefined || values[name] === undefined || known[name] === values[name],
  )
}

function draftOf(
  message: MessageTemplate,
  values: Readonly<Record<string, string>>,
  opened: Opened | null,
  end: number,
): Draft {
  const engine = opened?.contexts.find(({ saysBlocked }) => saysBlocked)?.engine ?? message.engine
  const phase = message.phase ?? opened?.phase ?? (isCheckOf(engine, message) ? 'actual' : null)
  return { message: { ...message, engine, phase }, values: { ...opened?.values, ...values }, end }
}

/**
 * Whether the message is about the actual response. For preflights, Chromium prints another
 * sentence before the reason.
 */
function isCheckOf(engine: MessageTemplate['engine'], { id }: MessageTemplate): boolean {
  return engine === 'chromium' && /^k[A-Z]/.test(id)
}

/** Builds the message for an opening sentence whose reason is cut off or unknown. */
function withoutReason(opened: Opened, rest: string): Draft | null {
  const context = opened.contexts.find(({ saysBlocked }) => saysBlocked)
  if (context === undefined) return null
  const text = cleanText(
    rest.replace(/^[\s:.(]*(?:Reason: )?/, '').replace(/(?:\.\.\.|…)[^]*$/, ''),
  )
  const part = completeReason(text) ?? messageFromParts({ text, words: wordsOf(text) })
  if (part !== null && part.message.reason !== 'unspecified') {
    return draftOf(part.message, part.values, opened, opened.end)
  }
  const draft = vagueDraft(context, opened.values, opened.end)
  const { phase } = opened
  return { ...draft, message: { ...draft.message, phase } }
}

function vagueDraft(
  { engine, template }: ContextTemplate,
  values: Readonly<Record<string, string>>,
  end: number,
): Draft {
  const message = { engine, id: 'blocked', reason: 'unspecified', phase: null, template } as const
  return { message, values: { ...values }, end }
}
