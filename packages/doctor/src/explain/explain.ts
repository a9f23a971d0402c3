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

/** The explanation of a console message. */
export interface Explanation {
  /** The program that printed the message; `null` if the text does not say. */
  readonly engine: Printer
  readonly code: Reason | OtherCause
  /** The phase of the request; `null` if the message does not say. */
  readonly phase: Phase | null
  /** The values in the text by name: `url`, `origin`, `header`, … */
  readonly values: Readonly<Record<string, string>>
  /** The meaning in plain words. */
  readonly meaning: string
  /** The instruction that solves it, in plain words. */
  readonly fix: string
  /** The side that can carry out the fix. */
  readonly side: Side
  /** Fixes that can be pasted; empty if no server can solve the problem. */
  readonly fixes: readonly Fix[]
}

/**
 * Explains a console message: its cause, the values in it, and the fix. The text may be pasted
 * unchanged, together with the lines around the message.
 *
 * @example
 * ```ts
 * const [first] = explain("Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.")
 * // first.code === 'missing-allow-origin', first.values.url === 'https://api.example.com/'
 * ```
 *
 * @param text messages of Chromium since 2012, of Firefox in fourteen languages, of WebKit,
 *   Internet Explorer, runtimes, libraries and servers. Only the first 1,000,000 characters are
 *   read
 * @returns each cause once for each server, in the order of the text; empty if the text has no
 *   known message
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

/** Removes values such as `http://...`, which people write in place of private URLs. */
function withoutPlaceholders(values: Explanation['values']): Explanation['values'] {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => !/^https?:\/\/\.*$/i.test(value)),
  )
}

/** Chooses the cause with the help of the values, where the wording fits two causes. */
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
