import type { FoundMessage } from './found-message.js'

/**
 * Removes lines that only say that a request failed, if another line names the cause. The cause
 * gets the values of the removed lines.
 */
export function leaveOutEchoes(found: readonly FoundMessage[]): readonly FoundMessage[] {
  const named = withUrls(found)
  const causes = withoutRepeats(named.filter((one) => !isVague(one)))
  if (causes.length === 0) return onlyNamed(found)
  const kept = new Set(causes)
  const known = knownUrls(causes)
  const statuses = statusesOf(named)
  return named.flatMap((one, index) => {
    const before = named[index - 1]
    if (kept.has(one)) return isSecondCheck(one, before) ? [] : [withStatus(one, statuses)]
    if (!isVague(one)) return []
    return isEcho(one, known, before) ? [] : [one]
  })
}

/**
 * Chooses among messages without a cause: messages with a URL come first, and among them messages
 * of Firefox, which say more.
 */
function onlyNamed(found: readonly FoundMessage[]): readonly FoundMessage[] {
  const named = found.filter(({ values }) => values['url'] !== undefined)
  const best = named.length > 0 ? named : found
  const known = best.filter(({ message }) => message.reason !== 'unspecified')
  return known.length > 0 ? known : best
}

/** Whether a message says that a request failed but not why. */
function isVague({ message }: FoundMessage): boolean {
  return message.reason === 'unspecified' || message.reason === 'network-error'
}

/**
 * Removes a cause without values if the same cause occurs with values, and a cause without a URL if
 * the same cause occurs with a URL and the same other values: Safari writes the reason again in the
 * line of the resource.
 */
function withoutRepeats(causes: readonly FoundMessage[]): readonly FoundMessage[] {
  const said = new Set<string>()
  for (const cause of causes) {
    const { url, ...rest } = cause.values
    if (Object.values(cause.values).some((value) => value !== '')) said.add(keyOf(cause, {}))
    if (url) said.add(keyOf(cause, rest))
  }
  return causes.filter((cause) => cause.values['url'] || !said.has(keyOf(cause, cause.values)))
}

/** Identifies a cause by its engine, its reason and the values that are not empty. */
function keyOf({ message }: FoundMessage, values: FoundMessage['values']): string {
  const named = Object.entries(values).flatMap(([name, value]) =>
    value ? `${name}: ${value}` : [],
  )
  return JSON.stringify([message.engine, message.reason, named.toSorted()])
}

/**
 * Returns the URLs that the causes name in any value; `null` if one cause has no URL, because it
 * may be about any request.
 */
function knownUrls(causes: readonly FoundMessage[]): ReadonlySet<string> | null {
  if (causes.some(({ values }) => values['url'] === undefined)) return null
  return new Set(causes.flatMap(({ values }) => Object.values(values).map(withoutSlash)))
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url
}

/**
 * Whether a vague message repeats a known cause. After a redirect, the cause names the target, and
 * the next line names the URL that the page requested.
 */
function isEcho(
  one: FoundMessage,
  known: ReadonlySet<string> | null,
  before: FoundMessage | undefined,
): boolean {
  const { url } = one.values
  if (url === undefined || known === null || known.has(withoutSlash(url))) return true
  return (
    before !== undefined && isOfRedirect(before) && before.message.engine === one.message.engine
  )
}

function isOfRedirect({ message: { reason } }: FoundMessage): boolean {
  return reason.startsWith('redirect-') || reason === 'scheme-not-http'
}

/**
 * Whether a message of Firefox repeats the message before: Firefox checks a redirected preflight
 * again, as if it had followed the redirect.
 */
function isSecondCheck(
  { message, values }: FoundMessage,
  before: FoundMessage | undefined,
): boolean {
  const isAfterRedirect =
    message.engine === 'firefox' && before?.message.reason === 'preflight-redirect'
  return isAfterRedirect && values['url'] === before.values['url']
}

/** Adds URLs to the reasons of WebKit. A reason has no URL; the line after it does. */
function withUrls(found: readonly FoundMessage[]): readonly FoundMessage[] {
  let next: string | undefined
  return found
    .toReversed()
    .map((one) => {
      const { message, values } = one
      if (message.engine !== 'webkit') return one
      if (values['url'] !== undefined) next = values['url']
      else if (next !== undefined && !isVague(one))
        return { message, values: { ...values, url: next } }
      return one
    })
    .toReversed()
}

function statusesOf(found: readonly FoundMessage[]): ReadonlyMap<string, string> {
  return new Map(
    found.flatMap(({ values: { url, status } }) =>
      url !== undefined && status !== undefined ? [[url, status] as const] : [],
    ),
  )
}

/**
 * Adds the status to a reason of Chromium. A reason has no status; the line of the network does.
 */
function withStatus(cause: FoundMessage, statuses: ReadonlyMap<string, string>): FoundMessage {
  const { message, values } = cause
  const isOfAnswer = message.engine === 'chromium' && message.phase === 'actual'
  if (!isOfAnswer || values['status'] !== undefined) return cause
  const status = statuses.get(values['url'] ?? '')
  return status === undefined ? cause : { ...cause, values: { ...values, status } }
}
