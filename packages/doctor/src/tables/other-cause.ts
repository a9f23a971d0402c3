/**
 * The causes of messages that resemble CORS messages but have another cause, or that name no cause.
 *
 * No cause: `unspecified` (a request failed, and another line of the console says why).
 *
 * Solved by CORS: `tainted-canvas`, `unreadable-stylesheet`, `unreadable-media`,
 * `unreadable-header`, `muted-script-error`, `integrity-needs-cors`.
 *
 * Messages of servers: `origin-refused` (the server says that it does not allow a page or a
 * request).
 *
 * Not CORS: `server-unreachable`, `certificate-error`, `blocked-by-client`,
 * `content-security-policy`, `response-blocked` (CORP, COEP, ORB, CORB), `frame-access`,
 * `frame-refused`, `post-message-origin`, `same-origin-resource`, `forbidden-header`,
 * `service-worker-response`, `websocket-refused`, `cookie-not-sent`, `cookie-not-stored`,
 * `upgraded` (not an error: the browser used https in place of http).
 */
export type OtherCause =
  | 'unspecified'
  | 'tainted-canvas'
  | 'unreadable-stylesheet'
  | 'unreadable-media'
  | 'unreadable-header'
  | 'muted-script-error'
  | 'integrity-needs-cors'
  | 'origin-refused'
  | 'server-unreachable'
  | 'certificate-error'
  | 'blocked-by-client'
  | 'content-security-policy'
  | 'response-blocked'
  | 'frame-access'
  | 'frame-refused'
  | 'post-message-origin'
  | 'same-origin-resource'
  | 'forbidden-header'
  | 'service-worker-response'
  | 'websocket-refused'
  | 'cookie-not-sent'
  | 'cookie-not-stored'
  | 'upgraded'
