import type { FoundMessage } from './find-messages.js'

/**
 * Where one line has the cause, others that only say that something failed are its echoes: they are left out, and what
 * they know of the request goes to the cause.
 */
export function leaveOutEchoes(found: readonly FoundMessage[]): readonly FoundMessage[] {
  const causes = new Map<FoundMessage, FoundMessage>()
  for (const one of found) if (!isVague(one)) causes.set(one, withUrl(one, found))
  if (causes.size === 0) {
    // Of echoes alone, what names the request says most.
    const named = found.filter(({ values }) => values['url'] !== undefined)
    return named.length > 0 ? named : found
  }
  return found.flatMap((one, index) => {
    const cause = causes.get(one)
    const before = causes.get(found[index - 1] ?? one)
    if (cause) return isSecondLook(cause, before) ? [] : [withStatus(cause, found)]
    const isEcho = [...causes.values()].some((other) => isEchoOf(one, other, other === before))
    return isEcho ? [] : [one]
  })
}

/** It says that something failed, and not why. */
function isVague({ message }: FoundMessage): boolean {
  const { engine, reason } = message
  return reason === 'unspecified' || (engine === 'firefox' && reason === 'network-error')
}

/** @param isNext whether it comes right after */
function isEchoOf(echo: FoundMessage, cause: FoundMessage, isNext: boolean): boolean {
  const { url } = echo.values
  if (url === undefined || cause.values['url'] === undefined) return true
  if (Object.values(cause.values).includes(url)) return true
  // Of a redirect the cause names where it leads, and its echo what was asked for.
  return isNext && echo.message.engine === cause.message.engine && isOfRedirect(cause)
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
  return isAfterRedirect && message !== before.message && values['url'] === before.values['url']
}

/** WebKit's reasons name no URL: the line after them does. */
function withUrl(cause: FoundMessage, found: readonly FoundMessage[]): FoundMessage {
  if (cause.message.engine !== 'webkit' || cause.values['url'] !== undefined) return cause
  const after = found.slice(found.indexOf(cause) + 1)
  const { url } = after.find(({ message }) => message.engine === 'webkit')?.values ?? {}
  return url === undefined ? cause : { ...cause, values: { ...cause.values, url } }
}

/** Chromium's reasons name no status: the line of its network does. */
function withStatus(cause: FoundMessage, found: readonly FoundMessage[]): FoundMessage {
  const { message, values } = cause
  const isOfAnswer = message.engine === 'chromium' && message.phase === 'actual'
  if (!isOfAnswer || values['status'] !== undefined) return cause
  const ofSame = found.filter((other) => other.values['url'] === values['url'])
  const status = ofSame.map((other) => other.values['status']).find(Boolean)
  return status === undefined ? cause : { ...cause, values: { ...values, status } }
}
