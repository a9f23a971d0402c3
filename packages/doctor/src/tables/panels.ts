import { CHROMIUM_MESSAGES } from './chromium.js'
import { FIREFOX_MESSAGES } from './firefox.js'
import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

/** The titles of Chrome's Issues tab. */
const ISSUES_TAB: readonly MessageRow[] = [
  ['issue', 'missing-allow-origin', null, 'Ensure CORS response header values are valid'],
  ['issue', 'missing-allow-origin', null, 'Ensure a CORS response header is present'],
  [
    'issue',
    'allow-origin-mismatch',
    null,
    "Ensure CORS requesting origin matches resource's allowed origin",
  ],
  [
    'issue',
    'wildcard-with-credentials',
    null,
    'Ensure credentialed requests are not sent to CORS resources with origin wildcards',
  ],
  [
    'issue',
    'allow-credentials-not-true',
    null,
    'Ensure CORS requests include credentials only when allowed',
  ],
  ['issue', 'preflight-status-not-ok', 'preflight', 'Ensure preflight responses are valid'],
  [
    'issue',
    'preflight-method-not-allowed',
    'preflight',
    'Ensure CORS requests use allowed methods',
  ],
  [
    'issue',
    'preflight-header-not-allowed',
    'preflight',
    'Ensure CORS requests include only allowed headers',
  ],
  [
    'issue',
    'redirect-with-credentials-in-url',
    'actual',
    'Ensure CORS requests are not redirected to URLs containing credentials',
  ],
  ['issue', 'scheme-not-http', 'request', 'Ensure CORS requests are made on supported schemes'],
  [
    'issue',
    'mode-same-origin',
    'request',
    'Ensure only same-origin resources are fetched with same-origin request mode',
  ],
  [
    'issue',
    'mode-no-cors-redirect',
    'request',
    'Ensure no-cors requests configure redirect mode follow',
  ],
  [
    'issue',
    'local-network-access',
    'request',
    'Ensure private network requests are made from secure contexts',
  ],
  [
    'issue',
    'local-network-access',
    'request',
    'Ensure private network requests are only made to resources that allow them',
  ],
  [
    'issue',
    'response-blocked',
    null,
    'Specify a Cross-Origin Resource Policy to prevent a resource from being blocked',
  ],
  [
    'issue',
    'response-blocked',
    null,
    'Specify a more strict Cross-Origin Resource Policy to prevent a resource from being blocked',
  ],
  [
    'issue',
    'response-blocked',
    null,
    'Specify a Cross-Origin Embedder Policy to prevent this frame from being blocked',
  ],
  [
    'issue',
    'content-security-policy',
    null,
    'Content Security Policy of your site blocks some resources',
  ],
  [
    'issue',
    'mixed-content',
    null,
    'Mixed content: load all resources via HTTPS to improve the security of your site',
  ],
]

/** Texts that network panels show in place of a status. */
const NETWORK_PANEL: readonly MessageRow[] = [
  ['blocked:cors', 'unspecified', null, '(blocked:cors)'],
  ['blocked:csp', 'content-security-policy', 'request', '(blocked:csp)'],
  ['blocked:mixed-content', 'mixed-content', 'request', '(blocked:mixed-content)'],
  ['blocked:origin', 'frame-refused', null, '(blocked:origin)'],
  ['blocked:NotSameOrigin', 'response-blocked', 'actual', '(blocked:NotSameOrigin)'],
  ['blocked:CoepFrame', 'response-blocked', 'actual', '(blocked:CoepFrameResourceNeedsCoepHeader)'],
]

/** Texts of Firefox's network panel: the names of its reasons as words. */
const FIREFOX_PANEL: readonly MessageRow[] = [
  ['panel', 'missing-allow-origin', null, 'CORS Missing Allow Origin'],
  ['panel', 'multiple-allow-origin', null, 'CORS Multiple Allow Origin Not Allowed'],
  ['panel', 'allow-origin-mismatch', null, 'CORS Allow Origin Not Matching Origin'],
  ['panel', 'wildcard-with-credentials', null, 'CORS Not Supporting Credentials'],
  ['panel', 'allow-credentials-not-true', null, 'CORS Missing Allow Credentials'],
  ['panel', 'preflight-method-not-allowed', 'preflight', 'CORS Method Not Found'],
  ['panel', 'preflight-status-not-ok', 'preflight', 'CORS Preflight Did Not Succeed'],
  ['panel', 'preflight-invalid-allow-methods', 'preflight', 'CORS Invalid Allow Method'],
  ['panel', 'preflight-invalid-allow-headers', 'preflight', 'CORS Invalid Allow Header'],
  [
    'panel',
    'preflight-header-not-allowed',
    'preflight',
    'CORS Missing Allow Header From Preflight',
  ],
  ['panel', 'preflight-header-not-allowed', 'preflight', 'CORS Missing Allow Header'],
  ['panel', 'preflight-header-not-allowed', 'preflight', 'CORS Missing Allow Headers'],
  ['panel', 'preflight-redirect', 'preflight', 'CORS External Redirect Not Allowed'],
  ['panel', 'scheme-not-http', 'request', 'CORS Request Not HTTP'],
  ['panel', 'network-error', null, 'CORS Did Not Succeed'],
  ['panel', 'request-invalid', 'request', 'CORS Origin Header Not Added'],
  ['panel', 'unspecified', null, 'CORS Failed'],
]

/**
 * The names in the sources, such as `kPreflightMissingAllowOriginHeader`, with and without the
 * first letter.
 */
const NAMES: readonly MessageTemplate[] = [...CHROMIUM_MESSAGES, ...FIREFOX_MESSAGES]
  .filter(({ id, until }) => until === undefined && /^(?:k|CORS)[A-Z]/.test(id))
  .flatMap((message) => {
    const short = message.id.replace(/^k/, '')
    const names = short === message.id ? [short] : [message.id, short]
    return names.map((template) => ({ ...message, template }))
  })

/** Texts of the panels of developer tools, which do not occur in the console. */
export const PANEL_MESSAGES: readonly MessageTemplate[] = [
  ...messagesOf('chromium', ISSUES_TAB),
  ...messagesOf('chromium', NETWORK_PANEL),
  ...messagesOf('firefox', FIREFOX_PANEL),
  ...NAMES,
]
