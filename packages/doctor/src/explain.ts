import { findMessages, type FoundMessage } from './find-messages.js'
import type { Fix } from './fixes/need.js'
import { fixesFor } from './fixes-for.js'
import { meaningOf } from './meaning.js'
import type { Printer } from './messages/message-template.js'
import type { OtherCause } from './messages/other-cause.js'
import type { Phase, Reason } from './reason.js'

/** What a line of the console says. */
export interface Explanation {
  /** Who printed it; `null` where the text does not tell. */
  readonly engine: Printer
  readonly code: Reason | OtherCause
  /** `null` where the text does not tell. */
  readonly phase: Phase | null
  /** The values in the text, by name: `url`, `origin`, `header` … */
  readonly values: Readonly<Record<string, string>>
  /** In plain words. */
  readonly meaning: string
  /** To paste; empty where no server can change it. */
  readonly fixes: readonly Fix[]
}

/**
 * Explains what a browser printed: the cause, the values in it, and the way out. The text may be pasted
 * as it is, with whatever stands around it.
 *
 * @param text of Chromium, Firefox (in English) or WebKit, or of jsdom and happy-dom; no more than its
 *   first 20,000 characters are looked at
 * @returns each message once, in the order of the text; empty where there is none
 */
export function explain(text: string): readonly Explanation[] {
  const found = withoutEchoes(findMessages(text))
  const explanations = found.map(({ message, values }): Explanation => {
    const { engine, reason: code, phase } = message
    const meaning = meaningOf(code, phase, values)
    return { engine, code, phase, values, meaning, fixes: fixesFor(code, values) }
  })
  const seen = new Set<string>()
  return explanations.filter(({ code, phase, values }) => {
    const key = JSON.stringify([code, phase, values])
    return !seen.has(key) && seen.add(key)
  })
}

/** Where one line has the cause, the others that only say that something failed are its echoes. */
function withoutEchoes(found: readonly FoundMessage[]): readonly FoundMessage[] {
  const isEcho = ({ message }: FoundMessage): boolean =>
    message.reason === 'unspecified' ||
    (message.engine === 'firefox' && message.reason === 'network-error')
  const causes = found.filter((one) => !isEcho(one))
  if (causes.length > 0) return causes.map((cause) => withUrl(cause, found))
  // Of echoes alone, what names the request says most.
  const named = found.filter(({ values }) => values['url'] !== undefined)
  return named.length > 0 ? named : found
}

/** WebKit's reasons name no URL: the line after them does. */
function withUrl(cause: FoundMessage, found: readonly FoundMessage[]): FoundMessage {
  if (cause.message.engine !== 'webkit' || cause.values['url'] !== undefined) return cause
  const after = found.slice(found.indexOf(cause) + 1)
  const { url } = after.find(({ message }) => message.engine === 'webkit')?.values ?? {}
  return url === undefined ? cause : { ...cause, values: { ...cause.values, url } }
}
