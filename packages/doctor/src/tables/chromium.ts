import type { Phase, Reason } from '../simulate/reason.js'
import type { MessageTemplate } from './message-template.js'

const ACCESS =
  "Access to {kind} at '{url}' [[initialUrl|(redirected from '{initialUrl}') ]]from origin '{origin}' has been blocked by CORS policy: "
const PREFLIGHT = "Response to preflight request doesn't pass access control check: "
const XHR =
  '[[xhr| The credentials mode of requests initiated by the XMLHttpRequest is controlled by the withCredentials attribute.]]'
const FIX = ' Have the server send the header with a valid value.'
const NO_CORS =
  "If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled."
const FIX_OR_NO_CORS = ` Have the server send the header with a valid value, or, ${NO_CORS.replace('If', 'if')}`

/** The CORS check speaks of both phases in the same words; of preflights with a line before them. */
const CHECKS: readonly (readonly [id: string, reason: Reason, text: string, legacy?: string])[] = [
  [
    'MissingAllowOriginHeader',
    'missing-allow-origin',
    "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ` ${NO_CORS}`,
  ],
  [
    'MultipleAllowOriginValues',
    'multiple-allow-origin',
    "The 'Access-Control-Allow-Origin' header contains multiple values '{value}', but only one is allowed.",
    FIX_OR_NO_CORS,
  ],
  [
    'InvalidAllowOriginValue',
    'invalid-allow-origin',
    "The 'Access-Control-Allow-Origin' header contains the invalid value '{value}'.",
    FIX_OR_NO_CORS,
  ],
  [
    'AllowOriginMismatch',
    'allow-origin-mismatch',
    "The 'Access-Control-Allow-Origin' header has a value '{value}' that is not equal to the supplied origin.",
    FIX_OR_NO_CORS,
  ],
  [
    'WildcardOriginNotAllowed',
    'wildcard-with-credentials',
    `The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.${XHR}`,
  ],
  [
    'InvalidAllowCredentials',
    'allow-credentials-not-true',
    `The value of the 'Access-Control-Allow-Credentials' header in the response is '{value}' which must be 'true' when the request's credentials mode is 'include'.${XHR}`,
  ],
]

const OTHERS: readonly (readonly [id: string, reason: Reason, phase: Phase, text: string])[] = [
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
    `${PREFLIGHT}It does not have HTTP ok status.`,
  ],
  [
    'kPreflightDisallowedRedirect',
    'preflight-redirect',
    'preflight',
    `${PREFLIGHT}Redirect is not allowed for a preflight request.`,
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
]

/** Of Private Network Access, which was given up. */
const PRIVATE_NETWORK: readonly (readonly [id: string, text: string])[] = [
  [
    'kUnexpectedPrivateNetworkAccess',
    'Request had no target IP address space, yet the resource is in address space `{space}`.',
  ],
  [
    'kPreflightMissingAllowPrivateNetwork',
    `${PREFLIGHT}No 'Access-Control-Allow-Private-Network' header was present in the preflight response for this private network request targeting the \`{space}\` address space.`,
  ],
  [
    'kPreflightInvalidAllowPrivateNetwork',
    `${PREFLIGHT}The 'Access-Control-Allow-Private-Network' header in the preflight response for this private network request targeting the \`{space}\` address space had a value of '{value}',  not 'true'.`,
  ],
  [
    'kPreflightMissingPrivateNetworkAccessId',
    "No 'Private-Network-Access-Id' header was present in the preflight response for this private network request targeting the `{space}` address space.",
  ],
  [
    'kPreflightMissingPrivateNetworkAccessName',
    "No 'Private-Network-Access-Name' header was present in the preflight response for this private network request targeting the `{space}` address space.",
  ],
  [
    'kPrivateNetworkAccessPermissionUnavailable',
    'Unable to ask for permission to access the `{space}` IP address space.',
  ],
]

const MIXED = "Mixed Content: The page at '{page}' was loaded over HTTPS, but "
const BESIDES: readonly (readonly [
  id: string,
  reason: Reason,
  phase: Phase | null,
  text: string,
])[] = [
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

/** What Chromium prints, and with it Chrome, Edge, Opera, Brave. */
export const CHROMIUM_MESSAGES: readonly MessageTemplate[] = [
  ...CHECKS.flatMap(([id, reason, text, legacy]) => {
    const fix = legacy === undefined || reason === 'missing-allow-origin' ? '' : `[[fix|${FIX}]]`
    return (['actual', 'preflight'] as const).flatMap((phase) => {
      const before = ACCESS + (phase === 'preflight' ? PREFLIGHT : '')
      const name = `k${phase === 'preflight' ? 'Preflight' : ''}${id}`
      const message = { engine: 'chromium', id: name, reason, phase } as const
      const current = { ...message, template: before + text + fix }
      if (legacy === undefined) return [current]
      return [current, { ...message, template: before + text + legacy, isLegacy: true as const }]
    })
  }),
  ...OTHERS.map(([id, reason, phase, text]) => {
    return { engine: 'chromium', id, reason, phase, template: ACCESS + text } as const
  }),
  ...PRIVATE_NETWORK.map(([id, text]) => {
    const message = {
      engine: 'chromium',
      id,
      reason: 'local-network-access',
      isLegacy: true,
    } as const
    return {
      ...message,
      phase: id.startsWith('kPreflight') ? 'preflight' : 'request',
      template: ACCESS + text,
    } as const
  }),
  ...BESIDES.map(([id, reason, phase, template]) => {
    return { engine: 'chromium', id, reason, phase, template } as const
  }),
]
