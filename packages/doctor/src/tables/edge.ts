import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

const EDGE = 'Edge 18 (2018)'

/** The ids are the error codes of Internet Explorer and of the first Edge. */
const ROWS: readonly MessageRow[] = [
  [
    'SEC7120',
    'allow-origin-mismatch',
    null,
    'SEC7120: Origin {origin} not found in Access-Control-Allow-Origin header.',
    EDGE,
  ],
  [
    'SEC7120',
    'allow-origin-mismatch',
    null,
    "SEC7120: [CORS] The origin '{origin}' did not find '{expected}' in the Access-Control-Allow-Origin response header for cross-origin resource at '{url}'.",
    EDGE,
  ],
  [
    'SEC7121',
    'wildcard-with-credentials',
    null,
    'SEC7121: Wildcard in Access-Control-Allow-Origin not allowed when credentials flag is set to true.',
    EDGE,
  ],
  [
    'SEC7121',
    'wildcard-with-credentials',
    null,
    "SEC7121: [CORS] The origin '{origin}' had a wildcard in the Access-Control-Allow-Origin response header for cross-origin resource at '{url}' with credentials.",
    EDGE,
  ],
  [
    'SEC7122',
    'allow-credentials-not-true',
    null,
    'SEC7122: Credentials flag was set to true, but Access-Control-Allow-Credentials is not true.',
    EDGE,
  ],
  [
    'SEC7122',
    'allow-credentials-not-true',
    null,
    "SEC7122: [CORS] The origin '{origin}' did not find 'true' in the Access-Control-Allow-Credentials response header for cross-origin resource at '{url}'.",
    EDGE,
  ],
  [
    'SEC7123',
    'preflight-header-not-allowed',
    'preflight',
    'SEC7123: Request header {header} was not present in the Access-Control-Allow-Headers list.',
    EDGE,
  ],
  [
    'SEC7123',
    'preflight-header-not-allowed',
    'preflight',
    "SEC7123: [CORS] The origin '{origin}' did not allow the request header '{header}' in the Access-Control-Allow-Headers response header for cross-origin resource at '{url}'.",
    EDGE,
  ],
  [
    'SEC7124',
    'preflight-method-not-allowed',
    'preflight',
    'SEC7124: Request method {method} was not present in the Access-Control-Allow-Methods list.',
    EDGE,
  ],
  [
    'SEC7124',
    'preflight-method-not-allowed',
    'preflight',
    "SEC7124: [CORS] The origin '{origin}' did not allow the request method '{method}' in the Access-Control-Allow-Methods response header for cross-origin resource at '{url}'.",
    EDGE,
  ],
  [
    'SEC7125',
    'redirect-refused',
    'actual',
    'SEC7125: Redirect was blocked for CORS request.',
    EDGE,
  ],
  [
    'SEC7127',
    'redirect-refused',
    'actual',
    'SEC7127: Redirect was blocked for CORS request.',
    EDGE,
  ],
  [
    'SEC7128',
    'multiple-allow-origin',
    null,
    'SEC7128: Multiple Access-Control-Allow-Origin headers are not allowed for CORS response.',
    EDGE,
  ],
  ['SEC7120', 'allow-origin-mismatch', null, 'SEC7120', EDGE],
  ['SEC7121', 'wildcard-with-credentials', null, 'SEC7121', EDGE],
  ['SEC7122', 'allow-credentials-not-true', null, 'SEC7122', EDGE],
  ['SEC7123', 'preflight-header-not-allowed', 'preflight', 'SEC7123', EDGE],
  ['SEC7124', 'preflight-method-not-allowed', 'preflight', 'SEC7124', EDGE],
  ['SEC7128', 'multiple-allow-origin', null, 'SEC7128', EDGE],
  [
    '0x80070005',
    'unspecified',
    null,
    'XMLHttpRequest: Network Error 0x80070005, Access is denied.',
    EDGE,
  ],
  ['0x80070005', 'unspecified', null, 'SCRIPT7002: XMLHttpRequest: Network Error 0x80070005', EDGE],
  ['SCRIPT5', 'unspecified', null, 'SCRIPT5: Access is denied.', 'Internet Explorer 9'],
  [
    '0x2efd',
    'server-unreachable',
    null,
    'XMLHttpRequest: Network Error 0x2efd, Could not complete the operation due to error 00002efd.',
    EDGE,
  ],
  [
    '0x2ee7',
    'server-unreachable',
    null,
    'XMLHttpRequest: Network Error 0x2ee7, Could not complete the operation due to error 00002ee7.',
    EDGE,
  ],
  [
    '0x2ef3',
    'server-unreachable',
    null,
    'XMLHttpRequest: Network Error 0x2ef3, Could not complete the operation due to error 00002ef3.',
    EDGE,
  ],
  ['0x800c0019', 'certificate-error', null, 'XMLHttpRequest: Network Error 0x800c0019', EDGE],
]

/** Messages of Internet Explorer 10 and 11, and of Edge up to version 18. */
export const EDGE_MESSAGES: readonly MessageTemplate[] = messagesOf('edge', ROWS)
