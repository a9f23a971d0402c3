import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

/** The sentence before each reason, since Chrome 69. */
export const CHROMIUM_ACCESS =
  "Access to {kind} at '{url}' [[initialUrl|(redirected from '{initialUrl}') ]]from origin '{origin}' has been blocked by CORS policy: "
/** The sentence between the access sentence and a reason about the response to a preflight. */
export const CHROMIUM_PREFLIGHT =
  "Response to preflight request doesn't pass access control check: "

const XHR =
  '[[xhr| The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.]]'
const FIX = '[[fix| Have the server send the header with a valid value.]]'
const NO_CORS =
  " If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled."
const OR_NO_CORS =
  " Have the server send the header with a valid value, or, if an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled."

const MISSING = "No 'Access-Control-Allow-Origin' header is present on the requested resource."
const MULTIPLE =
  "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed."
const INVALID = "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'."
const MISMATCH =
  "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin."
const WILDCARD = `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.${XHR}`
const CREDENTIALS = `The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.${XHR}`

/** The last version whose messages recommended `no-cors`. */
const WITH_NO_CORS = 'Chrome 132'
/** The last version that required Private Network Access. */
const WITH_PRIVATE_NETWORK = 'Chrome 137'

const P = CHROMIUM_PREFLIGHT

/** The ids are the names in Chromium's sources (`network::mojom::CorsError`). */
const ROWS: readonly MessageRow[] = [
  ['kMissingAllowOriginHeader', 'missing-allow-origin', 'actual', MISSING],
  ['kPreflightMissingAllowOriginHeader', 'missing-allow-origin', 'preflight', P + MISSING],
  ['kMultipleAllowOriginValues', 'multiple-allow-origin', 'actual', MULTIPLE + FIX],
  ['kPreflightMultipleAllowOriginValues', 'multiple-allow-origin', 'preflight', P + MULTIPLE + FIX],
  ['kInvalidAllowOriginValue', 'invalid-allow-origin', 'actual', INVALID + FIX],
  ['kPreflightInvalidAllowOriginValue', 'invalid-allow-origin', 'preflight', P + INVALID + FIX],
  ['kAllowOriginMismatch', 'allow-origin-mismatch', 'actual', MISMATCH + FIX],
  ['kPreflightAllowOriginMismatch', 'allow-origin-mismatch', 'preflight', P + MISMATCH + FIX],
  ['kWildcardOriginNotAllowed', 'wildcard-with-credentials', 'actual', WILDCARD],
  ['kPreflightWildcardOriginNotAllowed', 'wildcard-with-credentials', 'preflight', P + WILDCARD],
  ['kInvalidAllowCredentials', 'allow-credentials-not-true', 'actual', CREDENTIALS],
  ['kPreflightInvalidAllowCredentials', 'allow-credentials-not-true', 'preflight', P + CREDENTIALS],
  [
    'kDisallowedByMode',
    'mode-same-origin',
    'request',
    'Cross origin requests are not allowed by request mode.',
  ],
  ['kInvalidResponse', 'network-error', 'actual', 'The response is invalid.'],
  [
    'kCorsDisabledScheme',
    'scheme-not-http',
    'request',
    'Cross origin requests are only supported for protocol schemes: {schemes}.',
  ],
  [
    'kPreflightInvalidStatus',
    'preflight-status-not-ok',
    'preflight',
    `${P}It does not have HTTP ok status.`,
  ],
  [
    'kPreflightDisallowedRedirect',
    'preflight-redirect',
    'preflight',
    `${P}Redirect is not allowed for a preflight request.`,
  ],
  [
    'kInvalidAllowMethodsPreflightResponse',
    'preflight-invalid-allow-methods',
    'preflight',
    'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
  ],
  [
    'kInvalidAllowHeadersPreflightResponse',
    'preflight-invalid-allow-headers',
    'preflight',
    'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
  ],
  [
    'kMethodDisallowedByPreflightResponse',
    'preflight-method-not-allowed',
    'preflight',
    'Method {method} is not allowed by Access-Control-Allow-Methods in preflight response.',
  ],
  [
    'kHeaderDisallowedByPreflightResponse',
    'preflight-header-not-allowed',
    'preflight',
    'Request header field {header} is not allowed by Access-Control-Allow-Headers in preflight response.',
  ],
  [
    'kRedirectContainsCredentials',
    'redirect-with-credentials-in-url',
    'actual',
    "Redirect location '{location}' contains a username and password, which is disallowed for cross-origin requests.",
  ],
  [
    'kInsecureLocalNetwork',
    'local-network-access',
    'request',
    'The request client is not a secure context and the resource is in more-private address space `{space}`.',
  ],
  [
    'kInvalidLocalNetworkAccess',
    'local-network-access',
    'request',
    'Request had a target IP address space of `{target}` yet the resource is in address space `{space}`.',
  ],
  [
    'kLocalNetworkAccessPermissionDenied',
    'local-network-access',
    'request',
    'Permission was denied for this request to access the `{space}` address space.',
  ],
  ['kMissingAllowOriginHeader', 'missing-allow-origin', 'actual', MISSING + NO_CORS, WITH_NO_CORS],
  [
    'kPreflightMissingAllowOriginHeader',
    'missing-allow-origin',
    'preflight',
    P + MISSING + NO_CORS,
    WITH_NO_CORS,
  ],
  [
    'kMultipleAllowOriginValues',
    'multiple-allow-origin',
    'actual',
    MULTIPLE + OR_NO_CORS,
    WITH_NO_CORS,
  ],
  [
    'kPreflightMultipleAllowOriginValues',
    'multiple-allow-origin',
    'preflight',
    P + MULTIPLE + OR_NO_CORS,
    WITH_NO_CORS,
  ],
  [
    'kInvalidAllowOriginValue',
    'invalid-allow-origin',
    'actual',
    INVALID + OR_NO_CORS,
    WITH_NO_CORS,
  ],
  [
    'kPreflightInvalidAllowOriginValue',
    'invalid-allow-origin',
    'preflight',
    P + INVALID + OR_NO_CORS,
    WITH_NO_CORS,
  ],
  ['kAllowOriginMismatch', 'allow-origin-mismatch', 'actual', MISMATCH + OR_NO_CORS, WITH_NO_CORS],
  [
    'kPreflightAllowOriginMismatch',
    'allow-origin-mismatch',
    'preflight',
    P + MISMATCH + OR_NO_CORS,
    WITH_NO_CORS,
  ],
  [
    'kUnexpectedPrivateNetworkAccess',
    'local-network-access',
    'request',
    'Request had no target IP address space, yet the resource is in address space `{space}`.',
    WITH_PRIVATE_NETWORK,
  ],
  [
    'kPreflightMissingAllowPrivateNetwork',
    'local-network-access',
    'preflight',
    `${P}No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`{space}\` address space.`,
    WITH_PRIVATE_NETWORK,
  ],
  [
    'kPreflightInvalidAllowPrivateNetwork',
    'local-network-access',
    'preflight',
    `${P}The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the \`{space}\` address space had a value of '{value}',  not 'true'.`,
    WITH_PRIVATE_NETWORK,
  ],
  [
    'kPreflightMissingPrivateNetworkAccessId',
    'local-network-access',
    'preflight',
    "No 'Private-Network-Access-Id' header was present in the preflight response for this private network request targeting the `{space}` address space.",
    WITH_PRIVATE_NETWORK,
  ],
  [
    'kPreflightMissingPrivateNetworkAccessName',
    'local-network-access',
    'preflight',
    "No 'Private-Network-Access-Name' header was present in the preflight response for this private network request targeting the `{space}` address space.",
    WITH_PRIVATE_NETWORK,
  ],
  [
    'kPrivateNetworkAccessPermissionUnavailable',
    'local-network-access',
    'request',
    'Unable to ask for permission to access the `{space}` IP address space.',
    WITH_PRIVATE_NETWORK,
  ],
]

const MIXED = "Mixed Content: The page at '{page}' was loaded over HTTPS, but "

/** Messages that Chromium prints without the access sentence. */
const ALONE: readonly MessageRow[] = [
  [
    'ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
    'local-network-access',
    'request',
    'net::ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS',
  ],
  ['ERR_INVALID_REDIRECT', 'redirect-invalid-location', 'actual', 'net::ERR_INVALID_REDIRECT'],
  ['ERR_UNSAFE_REDIRECT', 'redirect-not-http', 'actual', 'net::ERR_UNSAFE_REDIRECT'],
  ['ERR_TOO_MANY_REDIRECTS', 'too-many-redirects', 'actual', 'net::ERR_TOO_MANY_REDIRECTS'],
  [
    'mixed-content',
    'mixed-content',
    'request',
    `${MIXED}requested an insecure {kind} '{url}'. This request has been blocked; the content must be served over HTTPS.`,
  ],
  [
    'mixed-content-websocket',
    'mixed-content',
    'request',
    `${MIXED}attempted to connect to the insecure WebSocket endpoint '{url}'. This request has been blocked; this endpoint must be available over WSS.`,
  ],
]

/** Messages of Chromium, and so of Chrome, Edge, Opera and Brave. */
export const CHROMIUM_MESSAGES: readonly MessageTemplate[] = [
  ...messagesOf('chromium', ROWS, CHROMIUM_ACCESS),
  ...messagesOf('chromium', ALONE),
]
