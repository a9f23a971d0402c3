/** The request headers that every target gets if the page sends them. Names are in lower case. */
export const USUAL_REQUEST_HEADERS: readonly string[] = [
  'accept',
  'accept-language',
  'accept-encoding',
  'cache-control',
  'content-encoding',
  'content-language',
  'content-type',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'last-event-id',
  'pragma',
  'prefer',
  'range',
]

/**
 * The names in `USUAL_REQUEST_HEADERS` that no script can set:
 * https://fetch.spec.whatwg.org/#forbidden-request-header
 */
const SET_BY_BROWSERS: readonly string[] = ['accept-encoding']

/** The request headers that every preflight may ask for. */
export const USUAL_ALLOWED_HEADERS: readonly string[] = USUAL_REQUEST_HEADERS.filter(
  (name) => !SET_BY_BROWSERS.includes(name),
)

/**
 * Headers that belong to one connection or frame a message:
 * https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
 */
export const CONNECTION_HEADERS: readonly string[] = [
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authentication-info',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]

/** Headers that are not treated as secrets if the server sets them for a target. */
export const OPEN_HEADERS: readonly string[] = [
  'accept',
  'accept-encoding',
  'accept-language',
  'content-type',
  'origin',
  'prefer',
  'referer',
  'user-agent',
  'x-requested-with',
]
