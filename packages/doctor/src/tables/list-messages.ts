import type { Phase, Reason } from '../simulate/reason.js'
import { formatMessage, type MessageTemplate, type Printer } from './message-template.js'
import { ALL_MESSAGES, TRANSLATED_MESSAGES } from './messages.js'
import type { OtherCause } from './other-cause.js'

/** A message that `explain` knows. */
export interface KnownMessage {
  /** Who prints it; `null` where many do. */
  readonly engine: Printer
  /** The printer's own name for it, where it has one. Several messages may share a name. */
  readonly id: string
  readonly code: Reason | OtherCause
  /** `null` where the text does not tell. */
  readonly phase: Phase | null
  /** What stands in the console. */
  readonly text: string
  /** The last version that is known to print it; `null` for what is printed today. */
  readonly until: string | null
  /** Whether it is in another language than English. */
  readonly isTranslated: boolean
}

/** Parts that only some requests have: they hide what the message is about. */
const RARE: ReadonlySet<string> = new Set(['initialUrl', 'xhr'])

/**
 * Lists every message that `explain` knows, for pages and tests that show all of them.
 *
 * @example
 * ```ts
 * import { listMessages } from '@webcors/doctor/messages'
 *
 * const [first] = listMessages({ url: 'https://api.example.com/orders', origin: 'https://app.example.com' })
 * console.log(first?.code, first?.text)
 * ```
 *
 * @param values what stands where a message names a value, by its name: `url`, `origin`, `header` and others. A name without a
 *   value becomes `…`
 */
export function listMessages(
  values: Readonly<Record<string, string>> = {},
): readonly KnownMessage[] {
  const translated = new Set<MessageTemplate>(TRANSLATED_MESSAGES)
  return ALL_MESSAGES.map((message) => ({
    engine: message.engine,
    id: message.id,
    code: message.reason,
    phase: message.phase,
    text: fillIn(message.template, values),
    until: message.until ?? null,
    isTranslated: translated.has(message),
  }))
}

function fillIn(template: string, values: Readonly<Record<string, string>>): string {
  const names = [...template.matchAll(/\{(\w+)\}|\[\[(\w+)\|/g)].map(([, a, b]) => a ?? b ?? '')
  const shown = names.filter((name) => !RARE.has(name))
  return formatMessage(
    template,
    Object.fromEntries(shown.map((name) => [name, values[name] ?? '…'])),
  )
}
