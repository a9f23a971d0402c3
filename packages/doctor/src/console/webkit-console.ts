import { type BlockedRequest, messageById, messageFor } from './blocked-request.js'
import { decodeBytes } from '../simulate/decode-bytes.js'
import { canonicalHeaderName } from '../tables/webkit-header-names.js'
import { formatMessage } from '../tables/message-template.js'
import { WEBKIT_MESSAGES, WEBKIT_REDIRECTION, WEBKIT_SECOND_LINE } from '../tables/webkit.js'
import type { Reason } from '../simulate/reason.js'

/**
 * WebKit checks the status of a preflight first. It has one message for a missing and for a
 * different allowed origin, and prefixes a message after a redirect with a sentence about the
 * redirect.
 */
export function webkitConsole(blocked: BlockedRequest): readonly string[] {
  const reasons = reasonLines(blocked)
  if (reasons.length === 0) return []
  const { api, values, phase, redirectsTo } = blocked
  // The process of the page rejects FTP. That process knows the URL that the script requested.
  const isFtp = phase === 'actual' && redirectsTo?.startsWith('ftp:') === true
  const url = (isFtp ? values['initialUrl'] : undefined) ?? values['url']
  const second = { api: api === 'fetch' ? 'Fetch API' : api, url }
  return [...reasons, formatMessage(WEBKIT_SECOND_LINE, second)]
}

function reasonLines(blocked: BlockedRequest): readonly string[] {
  const { redirectsTo, phase, reason, response, values } = blocked
  const origin = values['requestOrigin']
  // WebKit names a header as the script wrote it. For the headers that it knows, it uses its own
  // spelling.
  const headerAsSet = values['headerAsSet'] ?? ''
  const header = canonicalHeaderName(headerAsSet) ?? headerAsSet
  const known = { ...values, origin, header, value: decodeTwice(values['value'] ?? '') }
  const linesFor = (id: string, more = {}) =>
    messageById(WEBKIT_MESSAGES, id, { ...known, ...more })
  if (phase === 'preflight' && response && (response.status < 200 || response.status > 299)) {
    return messageFor(WEBKIT_MESSAGES, { reason: 'preflight-status-not-ok', phase }, known)
  }
  const first = messageFor(
    WEBKIT_MESSAGES,
    { reason: reportedReason(reason, values['value']), phase },
    known,
  )
  if (phase !== 'actual' || redirectsTo === null) return first
  if (redirectsTo.startsWith('ftp:')) return linesFor('ftp')
  switch (reason) {
    case 'redirect-refused':
    case 'too-many-redirects':
      return first
    case 'redirect-with-credentials-in-url':
      return linesFor('redirect-with-credentials', {
        url: withoutCredentials(redirectsTo),
        location: redirectsTo,
      })
    case 'redirect-invalid-location':
    case 'redirect-not-http':
      return linesFor('redirect-not-http', { url: redirectsTo })
    default:
      return first.map(
        (text) =>
          formatMessage(WEBKIT_REDIRECTION, { url: withoutCredentials(redirectsTo) }) + text,
      )
  }
}

/** Maps a reason to the one whose message WebKit prints. */
function reportedReason(reason: Reason, value = ''): Reason {
  switch (reason) {
    case 'missing-allow-origin':
    case 'invalid-allow-origin':
      return 'allow-origin-mismatch'
    case 'multiple-allow-origin':
      // WebKit reports several values only if the value has a comma.
      return value.includes(',') ? reason : 'allow-origin-mismatch'
    default:
      return reason
  }
}

function withoutCredentials(target: string): string {
  if (!URL.canParse(target)) return target
  const url = new URL(target)
  url.username = ''
  url.password = ''
  return url.href
}

/**
 * Decodes a value as WebKit prints it: invalid UTF-8 becomes U+FFFD, and each byte of the result is
 * then shown as one character.
 */
function decodeTwice(value: string): string {
  return String.fromCharCode(...new TextEncoder().encode(decodeBytes(value)))
}
