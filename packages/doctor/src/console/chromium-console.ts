import { type BlockedRequest, messageById, messageFor } from './blocked-request.js'
import { CHROMIUM_MESSAGES } from '../tables/chromium.js'
import { isHttp } from '../simulate/url-origin.js'

const SCHEMES =
  'chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app'
/** Chromium's network stack rejects redirects to these schemes before any check of CORS. */
const UNSAFE_SCHEMES = new Set(['about:', 'blob:', 'data:', 'file:', 'filesystem:'])

/** Chromium checks redirects first: it follows none in a preflight, and none to an invalid URL. */
export function chromiumConsole(blocked: BlockedRequest): readonly string[] {
  const { api, redirectsTo, phase, reason, values } = blocked
  const known = {
    ...values,
    ...(api === 'XMLHttpRequest' ? { xhr: '' } : { fix: '' }),
    ...(values['value'] !== undefined && { value: escape(values['value']) }),
    schemes: SCHEMES,
  }
  const linesFor = (id: string, more = {}) =>
    messageById(CHROMIUM_MESSAGES, id, { ...known, ...more })
  if (phase === 'preflight' && redirectsTo !== null) return linesFor('kPreflightDisallowedRedirect')
  if (redirectsTo !== null && !URL.canParse(redirectsTo)) return linesFor('ERR_INVALID_REDIRECT')
  const target = new URL(redirectsTo ?? values['url'] ?? '')
  // Chromium checks the target of a redirect before the redirect mode.
  switch (reason === 'redirect-refused' ? problemOf(target) : reason) {
    case 'redirect-with-credentials-in-url':
      // Chromium leaves the location in this message empty.
      return linesFor('kRedirectContainsCredentials', { location: '' })
    case 'redirect-not-http': {
      if (UNSAFE_SCHEMES.has(target.protocol)) return linesFor('ERR_UNSAFE_REDIRECT')
      if (reason === 'redirect-refused') return []
      return linesFor('kCorsDisabledScheme', {
        url: redirectsTo ?? '',
        initialUrl: values['initialUrl'] ?? values['url'],
      })
    }
    case 'local-network-access': {
      if (values['target'] !== undefined) return linesFor('kInvalidLocalNetworkAccess')
      const isInsecure = values['context'] === 'insecure'
      return linesFor(isInsecure ? 'kInsecureLocalNetwork' : 'kLocalNetworkAccessPermissionDenied')
    }
    default:
      return messageFor(CHROMIUM_MESSAGES, { reason, phase }, known)
  }
}

function problemOf(target: URL): BlockedRequest['reason'] {
  if (!isHttp(target)) return 'redirect-not-http'
  const hasCredentials = target.username !== '' || target.password !== ''
  return hasCredentials ? 'redirect-with-credentials-in-url' : 'redirect-refused'
}

/** Writes each character that is not printable ASCII as `\uXXXX`, as Chromium does. */
function escape(value: string): string {
  return value.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}
