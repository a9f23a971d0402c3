import { type BlockedRequest, messageById, messageFor } from './blocked-request.js'
import { CHROMIUM_MESSAGES } from '../tables/chromium.js'
import { isHttp } from '../simulate/url-origin.js'

const SCHEMES =
  'chrome, chrome-experimental-site-token-provider, chrome-extension, chrome-untrusted, data, http, https, isolated-app'
/** Redirects to these are refused by the network already. */
const UNSAFE_SCHEMES = new Set(['about:', 'blob:', 'data:', 'file:', 'filesystem:'])

/** Looks for redirects before anything else: of a preflight none is followed, and of others none that is no URL. */
export function chromiumConsole(blocked: BlockedRequest): readonly string[] {
  const { api, redirectsTo, phase, reason, values } = blocked
  const known = {
    ...values,
    ...(api === 'XMLHttpRequest' ? { xhr: '' } : { fix: '' }),
    ...(values['value'] !== undefined && { value: escape(values['value']) }),
    schemes: SCHEMES,
  }
  const say = (id: string, more = {}) => messageById(CHROMIUM_MESSAGES, id, { ...known, ...more })
  if (phase === 'preflight' && redirectsTo !== null) return say('kPreflightDisallowedRedirect')
  if (redirectsTo !== null && !URL.canParse(redirectsTo)) return say('ERR_INVALID_REDIRECT')
  const target = new URL(redirectsTo ?? values['url'] ?? '')
  // It looks at where a redirect leads before it looks at the redirect mode.
  switch (reason === 'redirect-refused' ? problemOf(target) : reason) {
    case 'redirect-with-credentials-in-url':
      // It leaves the place empty.
      return say('kRedirectContainsCredentials', { location: '' })
    case 'redirect-not-http': {
      if (UNSAFE_SCHEMES.has(target.protocol)) return say('ERR_UNSAFE_REDIRECT')
      if (reason === 'redirect-refused') return []
      return say('kCorsDisabledScheme', {
        url: redirectsTo ?? '',
        initialUrl: values['initialUrl'] ?? values['url'],
      })
    }
    case 'local-network-access': {
      if (values['target'] !== undefined) return say('kInvalidLocalNetworkAccess')
      const isInsecure = values['context'] === 'insecure'
      return say(isInsecure ? 'kInsecureLocalNetwork' : 'kLocalNetworkAccessPermissionDenied')
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

/** All but printable ASCII is written by its number. */
function escape(value: string): string {
  return value.replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
}
