import { fixesFor } from '../fixes/fixes-for.js'
import type { Fix } from '../fixes/fix.js'
import type { Phase, Reason } from '../simulate/reason.js'
import { isRedirectStatus } from '../simulate/redirect-status.js'
import type { MessageTemplate, Printer } from '../tables/message-template.js'
import type { OtherCause } from '../tables/other-cause.js'
import type { Side } from '../tables/reason-entry.js'
import { fixOf, meaningOf, sideOf } from '../tables/reasons.js'
import { findMessages } from './find-messages.js'
import { fillIn } from './fill-in.js'
import { leaveOutEchoes } from './leave-out-echoes.js'
import { cleanText } from './words.js'

/** What a line of the console says. */
export interface Explanation {
  /** The engine that printed it; `null` where the text does not say. */
  readonly engine: Printer
  readonly code: Reason | OtherCause
  /** `null` where the text does not tell. */
  readonly phase: Phase | null
  /** The values in the text, by name: `url`, `origin`, `header` … */
  readonly values: Readonly<Record<string, string>>
  /** What it means, in plain words. */
  readonly meaning: string
  /** What to do, in plain words. */
  readonly fix: string
  /** The side that can do it. */
  readonly side: Side
  /** To paste; empty where no server can change it. */
  readonly fixes: readonly Fix[]
}

/**
 * Explains what a browser printed: the cause, the values in it, and the way out. The text may be pasted
 * as it is, with whatever stands around it.
 *
 * @example
 * ```ts
 * const [first] = explain("Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.")
 * // first.code === 'missing-allow-origin', first.values.url === 'https://api.example.com/'
 * ```
 *
 * @param text of Chromium since 2012, Firefox in fourteen languages, WebKit, Internet Explorer, of runtimes, libraries and
 *   servers; no more than its first 1,000,000 characters are looked at
 * @returns each cause once for each server that it is about, in the order of the text; empty where there is none
 */
export function explain(text: string): readonly Explanation[] {
  const messages = leaveOutEchoes(findMessages(text))
  const filled = fillIn(messages, cleanText(text.slice(0, 20_000)))
  const explanations = filled.map(({ message, values: found }): Explanation => {
    const { engine } = message
    const values = withoutPlaceholders(found)
    const [code, phase] = causeOf(message, values)
    return {
      engine,
      code,
      phase,
      values,
      meaning: meaningOf(code, phase, values),
      fix: fixOf(code, values),
      side: sideOf(code),
      fixes: [],
    }
  })
  const seen = new Set<string>()
  return explanations
    .filter(({ engine, code, phase, values }) => {
      const { kind: _kind, api: _api, initialUrl: _initialUrl, url = '', ...rest } = values
      const server = URL.canParse(url) ? new URL(url).origin : url
      const key = JSON.stringify([engine, code, phase, server, rest])
      return !seen.has(key) && seen.add(key)
    })
    .map((one) => ({ ...one, fixes: fixesFor(one.code, one.values) }))
}

/** People write `http://...` in place of what nobody should know. */
function withoutPlaceholders(values: Explanation['values']): Explanation['values'] {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => !/^https?:\/\/\.*$/i.test(value)),
  )
}

/** What values tell of a cause that the words leave open. */
function causeOf(
  { reason, phase }: MessageTemplate,
  { status, initialUrl }: Readonly<Record<string, string>>,
): readonly [Explanation['code'], Explanation['phase']] {
  if (reason === 'preflight-status-not-ok' && isRedirectStatus(Number(status)))
    return ['preflight-redirect', phase]
  if (reason === 'scheme-not-http' && initialUrl !== undefined)
    return ['redirect-not-http', 'actual']
  return [reason, phase]
}
