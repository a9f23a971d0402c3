import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

/** The last version that printed the old texts. */
const OLD = 'Safari 14 (2020)'

const ROWS: readonly MessageRow[] = [
  [
    'wildcard-with-credentials',
    'wildcard-with-credentials',
    null,
    'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
  ],
  [
    'multiple-origins',
    'multiple-allow-origin',
    null,
    'Access-Control-Allow-Origin cannot contain more than one origin.',
  ],
  [
    // WebKit prints this message for a missing header too.
    'origin-not-allowed',
    'allow-origin-mismatch',
    null,
    'Origin {origin} is not allowed by Access-Control-Allow-Origin.[[status| Status code: {status}]]',
  ],
  [
    'credentials-not-true',
    'allow-credentials-not-true',
    null,
    'Credentials flag is true, but Access-Control-Allow-Credentials is not "true".',
  ],
  [
    'preflight-not-successful',
    'preflight-status-not-ok',
    'preflight',
    'Preflight response is not successful.[[status| Status code: {status}]]',
  ],
  [
    'invalid-allow-methods',
    'preflight-invalid-allow-methods',
    'preflight',
    'Header Access-Control-Allow-Methods has an invalid value: {value}',
  ],
  [
    'invalid-allow-headers',
    'preflight-invalid-allow-headers',
    'preflight',
    'Header Access-Control-Allow-Headers has an invalid value: {value}',
  ],
  [
    'invalid-allow-methods',
    'preflight-invalid-allow-methods',
    'preflight',
    'Cannot parse Access-Control-Allow-Methods response header field.',
    OLD,
  ],
  [
    'invalid-allow-headers',
    'preflight-invalid-allow-headers',
    'preflight',
    'Cannot parse Access-Control-Allow-Headers response header field.',
    OLD,
  ],
  [
    'method-not-allowed',
    'preflight-method-not-allowed',
    'preflight',
    'Method {method} is not allowed by Access-Control-Allow-Methods.',
  ],
  [
    'header-not-allowed',
    'preflight-header-not-allowed',
    'preflight',
    'Request header field {header} is not allowed by Access-Control-Allow-Headers.',
  ],
  [
    'redirect-mode',
    'redirect-refused',
    'actual',
    'Not allowed to follow a redirection while loading {url}',
  ],
  [
    'too-many-redirects',
    'too-many-redirects',
    'actual',
    'Load cannot follow more than 20 redirections',
  ],
  [
    'redirect-not-http',
    'redirect-not-http',
    'actual',
    'Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy: not allowed to follow a cross-origin CORS redirection with non CORS scheme',
  ],
  ['ftp', 'redirect-not-http', 'actual', 'FTP URLs are disabled'],
  [
    'redirect-with-credentials',
    'redirect-with-credentials-in-url',
    'actual',
    'Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy: redirection URL {location} has credentials',
  ],
  [
    'same-origin-mode',
    'mode-same-origin',
    'request',
    'Unsafe attempt to load URL {url} from origin {origin}. Domains, protocols and ports must match.',
  ],
  [
    'mixed-content',
    'mixed-content',
    'request',
    '[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.',
  ],
  [
    'mixed-content',
    'mixed-content',
    'request',
    '[blocked] The page at {page} was not allowed to {verb} insecure content from {url}.',
    OLD,
  ],
]

/** Messages of WebKit, and so of Safari. A second line names the API and the URL. */
export const WEBKIT_MESSAGES: readonly MessageTemplate[] = messagesOf('webkit', ROWS)

/** The sentence before a reason that is about a redirect. */
export const WEBKIT_REDIRECTION =
  'Cross-origin redirection to {url} denied by Cross-Origin Resource Sharing policy: '
/** The line that follows each reason. */
export const WEBKIT_SECOND_LINE = '{api} cannot load {url} due to access control checks.'
