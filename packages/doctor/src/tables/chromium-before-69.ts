import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

/** The versions are the newest ones from which people pasted each text. */
const IN_2013 = 'Chrome 31 (2013)'
const IN_2017 = 'Chrome 57 (2017)'
const IN_2018 = 'Chrome 68 (2018)'

/**
 * Reasons of Chrome before version 69, which did not yet check CORS in its network service. Before
 * the reason, Chrome printed `XMLHttpRequest cannot load {url}.`, `Fetch API cannot load {url}.` or
 * `Failed to load {url}:`. After it, Chrome printed `Origin '{origin}' is therefore not allowed
 * access. The response had HTTP status code {status}.`
 */
const ROWS: readonly MessageRow[] = [
  [
    'origin-not-allowed',
    'allow-origin-mismatch',
    null,
    'Origin {origin} is not allowed by Access-Control-Allow-Origin.',
    IN_2013,
  ],
  [
    'http-only',
    'scheme-not-http',
    'request',
    'Cross origin requests are only supported for HTTP.',
    IN_2013,
  ],
  [
    'wildcard',
    'wildcard-with-credentials',
    null,
    'Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.',
    IN_2013,
  ],
  [
    'wildcard',
    'wildcard-with-credentials',
    null,
    "A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true.",
    IN_2017,
  ],
  [
    'wildcard',
    'wildcard-with-credentials',
    null,
    "Credentials flag is 'true', but 'Access-Control-Allow-Origin' is '*'.",
    IN_2017,
  ],
  [
    'wildcard',
    'wildcard-with-credentials',
    null,
    "The value of the 'Access-Control-Allow-Origin' header must not be the wildcard '*' when the request's credentials mode is 'include'.",
    IN_2018,
  ],
  [
    'credentials',
    'allow-credentials-not-true',
    null,
    "Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.",
    IN_2017,
  ],
  [
    'credentials',
    'allow-credentials-not-true',
    null,
    "The value of the 'Access-Control-Allow-Credentials' header is '{value}'. It must be 'true' to allow credentials.",
    IN_2018,
  ],
  [
    'multiple',
    'multiple-allow-origin',
    null,
    "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.",
    IN_2018,
  ],
  [
    'invalid',
    'invalid-allow-origin',
    null,
    "The 'Access-Control-Allow-Origin' header contains an invalid value '{value}'.",
    IN_2017,
  ],
  [
    'mismatch',
    'allow-origin-mismatch',
    null,
    "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
    IN_2018,
  ],
  [
    'mismatch',
    'allow-origin-mismatch',
    null,
    "The 'Access-Control-Allow-Origin' whitelists only '{value}'. Origin '{origin}' is not in the list, and is therefore not allowed access.",
    IN_2017,
  ],
  [
    'preflight-redirect',
    'preflight-redirect',
    'preflight',
    'Response for preflight is invalid (redirect)',
    IN_2018,
  ],
  [
    'preflight-redirect',
    'preflight-redirect',
    'preflight',
    "The request was redirected to '{location}', which is disallowed for cross-origin requests that require preflight.",
    IN_2017,
  ],
  [
    'preflight-redirect',
    'preflight-redirect',
    'preflight',
    'Request requires preflight, which is disallowed to follow cross-origin redirect.',
    IN_2017,
  ],
  [
    'preflight-status',
    'preflight-status-not-ok',
    'preflight',
    'Response for preflight has invalid HTTP status code {status}',
    IN_2018,
  ],
  [
    'preflight-status',
    'preflight-status-not-ok',
    'preflight',
    'Invalid HTTP status code {status}',
    IN_2013,
  ],
  [
    'preflight-header',
    'preflight-header-not-allowed',
    'preflight',
    'Request header field {header} is not allowed by Access-Control-Allow-Headers.',
    IN_2013,
  ],
  [
    'preflight-method',
    'preflight-method-not-allowed',
    'preflight',
    'Method {method} is not allowed by Access-Control-Allow-Methods.',
    IN_2013,
  ],
  [
    'redirect-scheme',
    'redirect-not-http',
    'actual',
    "The request was redirected to a URL ('{location}') which has a disallowed scheme for cross-origin requests.",
    IN_2017,
  ],
  [
    'redirect-scheme',
    'redirect-not-http',
    'actual',
    "Redirect location '{location}' has a disallowed scheme for cross-origin requests.",
    IN_2018,
  ],
  [
    'redirect-credentials',
    'redirect-with-credentials-in-url',
    'actual',
    "The request was redirected to a URL ('{location}') containing userinfo, which is disallowed for cross-origin requests.",
    IN_2017,
  ],
  [
    'redirect-denied',
    'redirect-refused',
    'actual',
    'Cross-origin redirection denied by Cross-Origin Resource Sharing policy.',
    IN_2013,
  ],
]

/** Messages of Chrome from 2012 to 2018, which people still paste. */
export const OLD_CHROMIUM_MESSAGES: readonly MessageTemplate[] = messagesOf('chromium', ROWS)
