import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

const JSDOM: readonly MessageRow[] = [
  ['origin', 'allow-origin-mismatch', null, 'Cross origin {origin} forbidden'],
  ['credentials', 'allow-credentials-not-true', null, 'Credentials forbidden'],
  ['header', 'preflight-header-not-allowed', 'preflight', 'Header {header} forbidden'],
  [
    'preflight-status',
    'preflight-status-not-ok',
    'preflight',
    'Response for preflight has invalid HTTP status code {status}',
  ],
  ['userinfo', 'redirect-with-credentials-in-url', 'actual', 'Userinfo forbidden in cors redirect'],
  ['scheme', 'redirect-not-http', 'actual', 'Cannot redirect to non-HTTP(S) URL'],
  ['redirects', 'too-many-redirects', 'actual', 'Too many redirects (max {max})'],
]
/** What jsdom prints, which stands in for a browser in tests; happy-dom has the sentence of Firefox, without a reason. */
export const STAND_IN_MESSAGES: readonly MessageTemplate[] = [...messagesOf('jsdom', JSDOM)]
