import { type BlockedRequest, messageById, messageFor } from './blocked-request.js'
import { decodeBytes } from '../simulate/decode-bytes.js'
import { canonicalHeaderName } from '../tables/webkit-header-names.js'
import { formatMessage } from '../tables/message-template.js'
import { WEBKIT_MESSAGES, WEBKIT_REDIRECTION, WEBKIT_SECOND_LINE } from '../tables/webkit.js'
import type { Reason } from '../simulate/reason.js'

/**
 * Looks at a preflight's status before anything else, has one message for no origin and another origin, and
 * puts what is wrong with a redirect into a message about the redirect.
 */
export function webkitConsole(blocked: BlockedRequest): readonly string[] {
  const reasons = reasonLines(blocked)
  if (reasons.length === 0) return []
  const { api, values, phase, redirectsTo } = blocked
  // FTP is refused by the page's own process, which knows the URL that the script asked for.
  const isFtp = phase === 'actual' && redirectsTo?.startsWith('ftp:') === true
  const url = (isFtp ? values['initialUrl'] : undefined) ?? values['url']
  const second = { api: api === 'fetch' ? 'Fetch API' : api, url }
  return [...reasons, formatMessage(WEBKIT_SECOND_LINE, second)]
}

function reasonLines(blocked: BlockedRequest): readonly string[] {
  const { redirectsTo, phase, reason, response, values } = blocked
  const origin = values['requestOrigin']
  // It names a header as the script wrote it, and those that it knows in their own way.
  const headerAsSet = values['headerAsSet'] ?? ''
  const header = canonicalHeaderName(headerAsSet) ?? headerAsSet
  const known = { ...values, origin, header, value: garbled(values['value'] ?? '') }
  const say = (id: string, more = {}) => messageById(WEBKIT_MESSAGES, id, { ...known, ...more })
  if (phase === 'preflight' && response && (response.status < 200 || response.status > 299)) {
    return messageFor(WEBKIT_MESSAGES, { reason: 'preflight-status-not-ok', phase }, known)
  }
  const first = messageFor(
    WEBKIT_MESSAGES,
    { reason: merged(reason, values['value']), phase },
    known,
  )
  if (phase !== 'actual' || redirectsTo === null) return first
  if (redirectsTo.startsWith('ftp:')) return say('ftp')
  switch (reason) {
    case 'redirect-refused':
    case 'too-many-redirects':
      return first
    case 'redirect-with-credentials-in-url':
      return say('redirect-with-credentials', {
        url: withoutCredentials(redirectsTo),
        location: redirectsTo,
      })
    case 'redirect-invalid-location':
    case 'redirect-not-http':
      return say('redirect-not-http', { url: redirectsTo })
    default:
      return first.map(
        (text) =>
          formatMessage(WEBKIT_REDIRECTION, { url: withoutCredentials(redirectsTo) }) + text,
      )
  }
}

function merged(reason: Reason, value = ''): Reason {
  switch (reason) {
    case 'missing-allow-origin':
    case 'invalid-allow-origin':
      return 'allow-origin-mismatch'
    case 'multiple-allow-origin':
      // Only a comma makes it more than one.
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

/** What is no UTF-8 in a header becomes U+FFFD, whose own bytes are then taken for characters. */
function garbled(value: string): string {
  return String.fromCharCode(...new TextEncoder().encode(decodeBytes(value)))
}
