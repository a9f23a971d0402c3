import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

/** The sentence before each reason. */
export const FIREFOX_BLOCKED =
  'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: '

/** The last version that printed no status code after the reason. */
const BEFORE_STATUS = 'Firefox 95 (2021)'

/** The phase is `null` if both phases have the same text. */
const ROWS: readonly MessageRow[] = [
  [
    'CORSDidNotSucceed2',
    'network-error',
    null,
    'CORS request did not succeed). Status code: {status}.',
  ],
  [
    'CORSMissingAllowOrigin2',
    'missing-allow-origin',
    null,
    'CORS header ‘Access-Control-Allow-Origin’ missing). Status code: {status}.',
  ],
  [
    'CORSMultipleAllowOriginNotAllowed',
    'multiple-allow-origin',
    null,
    'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed).',
  ],
  [
    'CORSAllowOriginNotMatchingOrigin',
    'allow-origin-mismatch',
    null,
    'CORS header ‘Access-Control-Allow-Origin’ does not match ‘{value}’).',
  ],
  [
    'CORSMissingAllowCredentials',
    'allow-credentials-not-true',
    null,
    'expected ‘true’ in CORS header ‘Access-Control-Allow-Credentials’).',
  ],
  [
    'CORSPreflightDidNotSucceed3',
    'preflight-status-not-ok',
    'preflight',
    'CORS preflight response did not succeed). Status code: {status}.',
  ],
  [
    'CORSExternalRedirectNotAllowed',
    'preflight-redirect',
    'preflight',
    'CORS request external redirect not allowed).',
  ],
  [
    'CORSMethodNotFound',
    'preflight-method-not-allowed',
    'preflight',
    'Did not find method in CORS header ‘Access-Control-Allow-Methods’).',
  ],
  [
    'CORSMissingAllowHeaderFromPreflight2',
    'preflight-header-not-allowed',
    'preflight',
    'header ‘{header}’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).',
  ],
  [
    'CORSInvalidAllowMethod',
    'preflight-invalid-allow-methods',
    'preflight',
    'invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Methods’).',
  ],
  [
    'CORSInvalidAllowHeader',
    'preflight-invalid-allow-headers',
    'preflight',
    'invalid token ‘{token}’ in CORS header ‘Access-Control-Allow-Headers’).',
  ],
  ['CORSRequestNotHttp', 'scheme-not-http', 'request', 'CORS request not http).'],
  ['CORSDisabled', 'request-invalid', 'request', 'CORS disabled).'],
  [
    'CORSOriginHeaderNotAdded',
    'request-invalid',
    'request',
    'CORS header ‘Origin’ cannot be added).',
  ],
  ['CORSDidNotSucceed', 'network-error', null, 'CORS request did not succeed).', BEFORE_STATUS],
  [
    'CORSMissingAllowOrigin',
    'missing-allow-origin',
    null,
    'CORS header ‘Access-Control-Allow-Origin’ missing).',
    BEFORE_STATUS,
  ],
  [
    'CORSPreflightDidNotSucceed',
    'preflight-status-not-ok',
    'preflight',
    'CORS preflight channel did not succeed).',
    BEFORE_STATUS,
  ],
  [
    'CORSPreflightDidNotSucceed2',
    'preflight-status-not-ok',
    'preflight',
    'CORS preflight response did not succeed).',
    BEFORE_STATUS,
  ],
  [
    'CORSMissingAllowHeaderFromPreflight',
    'preflight-header-not-allowed',
    'preflight',
    'missing token ‘{header}’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).',
    BEFORE_STATUS,
  ],
  ['CORSRequestFailed', 'network-error', null, 'CORS request failed).', 'Firefox 47 (2016)'],
  [
    'CORSMissingAllowHeader',
    'preflight-header-not-allowed',
    'preflight',
    'missing token ‘{header}’ in CORS header ‘Access-Control-Allow-Headers’).',
    'Firefox 47 (2016)',
  ],
]

/** Messages of Firefox in English. `firefox-languages.ts` has the other languages. */
export const FIREFOX_MESSAGES: readonly MessageTemplate[] = [
  ...messagesOf('firefox', ROWS, FIREFOX_BLOCKED),
  {
    engine: 'firefox',
    id: 'CORSNotSupportingCredentials',
    reason: 'wildcard-with-credentials',
    phase: null,
    template: `${FIREFOX_BLOCKED.replace('{url}', '‘{url}’')}Credential is not supported if the CORS header ‘Access-Control-Allow-Origin’ is ‘*’).`,
  },
  {
    engine: 'firefox',
    id: 'CORSAllowHeaderFromPreflightDeprecation',
    reason: 'preflight-header-not-allowed',
    phase: 'preflight',
    template:
      'Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`).',
  },
  {
    engine: 'firefox',
    id: 'CheckSameOriginError',
    reason: 'redirect-not-http',
    phase: 'actual',
    template: 'Security Error: Content at {url} may not load data from {location}.',
  },
  {
    engine: 'firefox',
    id: 'CheckLoadURIError',
    reason: 'redirect-not-http',
    phase: 'actual',
    template: 'Security Error: Content at {url} may not load or link to {location}.',
  },
  {
    engine: 'firefox',
    id: 'BlockMixedActiveContent',
    reason: 'mixed-content',
    phase: 'request',
    template: 'Blocked loading mixed active content “{url}”',
  },
]
