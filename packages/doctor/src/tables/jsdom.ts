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
/**
 * Messages of jsdom, which replaces a browser in tests. (happy-dom prints Firefox's sentence
 * without a reason.)
 */
export const JSDOM_MESSAGES: readonly MessageTemplate[] = [...messagesOf('jsdom', JSDOM)]
