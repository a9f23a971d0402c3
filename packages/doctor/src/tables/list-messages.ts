import type { Phase, Reason } from '../simulate/reason.js'
import { formatMessage, type MessageTemplate, type Printer } from './message-template.js'
import { ALL_MESSAGES, TRANSLATED_MESSAGES } from './messages.js'
import type { OtherCause } from './other-cause.js'

/** A message that `explain` recognizes. */
export interface KnownMessage {
  /** The program that prints the message; `null` if many do. */
  readonly engine: Printer
  /** The name of the message in the sources of the program. Several messages may share a name. */
  readonly id: string
  readonly code: Reason | OtherCause
  /** The phase of the request; `null` if the text does not say. */
  readonly phase: Phase | null
  /** The text in the console. */
  readonly text: string
  /** The last version that is known to print the message; `null` for current messages. */
  readonly until: string | null
  /** Whether the message is in a language other than English. */
  readonly isTranslated: boolean
}

/** Values that only some requests have. They distract from the message, so they are left out. */
const RARE: ReadonlySet<string> = new Set(['initialUrl', 'xhr'])

/**
 * Lists every message that `explain` recognizes, for pages and tests that show all of them.
 *
 * @example
 * ```ts
 * import { listMessages } from '@webcors/doctor/messages'
 *
 * const [first] = listMessages({ url: 'https://api.example.com/orders', origin: 'https://app.example.com' })
 * console.log(first?.code, first?.text)
 * ```
 *
 * @param values the values to insert, by their names in messages: `url`, `origin`, `header` and
 *   others. A missing value becomes `…`
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
