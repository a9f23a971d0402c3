/**
 * What looks like CORS and is not, or does not say what it is.
 *
 * Vague: `unspecified` (something failed, and another line of the console says what).
 *
 * CORS is the remedy: `tainted-canvas`, `unreadable-stylesheet`, `unreadable-media`, `unreadable-header`,
 * `muted-script-error`, `integrity-needs-cors`.
 *
 * The server speaks: `origin-refused` (its own words for a page or request that it does not allow).
 *
 * Not CORS: `server-unreachable`, `certificate-error`, `blocked-by-client`, `content-security-policy`, `response-blocked`
 * (CORP, COEP, ORB, CORB), `frame-access`, `frame-refused`, `post-message-origin`, `same-origin-resource`,
 * `forbidden-header`, `service-worker-response`, `websocket-refused`, `cookie-not-sent`, `cookie-not-stored`, `upgraded`
 * (not an error: the browser used https in place of http).
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
