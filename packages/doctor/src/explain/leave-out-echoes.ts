import type { FoundMessage } from './found-message.js'

/**
 * Where one line has the cause, others that only say that something failed are its echoes: they are left out, and what
 * they know of the request goes to the cause.
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
    if (kept.has(one)) return isSecondLook(one, before) ? [] : [withStatus(one, statuses)]
    if (!isVague(one)) return []
    return isEcho(one, known, before) ? [] : [one]
  })
}

/** If there are only echoes, those that name the request say most, and Firefox's say more than the others. */
function onlyNamed(found: readonly FoundMessage[]): readonly FoundMessage[] {
  const named = found.filter(({ values }) => values['url'] !== undefined)
  const best = named.length > 0 ? named : found
  const known = best.filter(({ message }) => message.reason !== 'unspecified')
  return known.length > 0 ? known : best
}

/** It says that something failed, and not why. */
function isVague({ message }: FoundMessage): boolean {
  return message.reason === 'unspecified' || message.reason === 'network-error'
}

/** What says no more than another line does, without any value, is left out. */
function withoutRepeats(causes: readonly FoundMessage[]): readonly FoundMessage[] {
  const hasValues = ({ values }: FoundMessage): boolean =>
    Object.values(values).some((value) => value !== '')
  const keyOf = ({ message }: FoundMessage): string => `${message.engine} ${message.reason}`
  const said = new Set(causes.filter(hasValues).map(keyOf))
  return causes.filter((cause) => hasValues(cause) || !said.has(keyOf(cause)))
}

/** URLs that a cause names in any of its values; `null` where a cause names none, so that it may be about any. */
function knownUrls(causes: readonly FoundMessage[]): ReadonlySet<string> | null {
  if (causes.some(({ values }) => values['url'] === undefined)) return null
  return new Set(causes.flatMap(({ values }) => Object.values(values).map(withoutSlash)))
}

function withoutSlash(url: string): string {
  return url.endsWith('/') ? url.slice(0, -1) : url
}

/** After a redirect, the cause names the target, and the next line names the URL that the page asked for. */
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

/** Firefox looks at a preflight that was redirected once more, as if it had followed. */
function isSecondLook(
  { message, values }: FoundMessage,
  before: FoundMessage | undefined,
): boolean {
  const isAfterRedirect =
    message.engine === 'firefox' && before?.message.reason === 'preflight-redirect'
  return isAfterRedirect && values['url'] === before.values['url']
}

/** WebKit's reasons name no URL: the line after them does. */
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

/** Chromium's reasons name no status: the line of its network does. */
function withStatus(cause: FoundMessage, statuses: ReadonlyMap<string, string>): FoundMessage {
  const { message, values } = cause
  const isOfAnswer = message.engine === 'chromium' && message.phase === 'actual'
  if (!isOfAnswer || values['status'] !== undefined) return cause
  const status = statuses.get(values['url'] ?? '')
  return status === undefined ? cause : { ...cause, values: { ...values, status } }
}
