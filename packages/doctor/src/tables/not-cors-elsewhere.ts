import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

const FIREFOX: readonly MessageRow[] = [
  [
    'CSPBlocked',
    'content-security-policy',
    'request',
    'Content-Security-Policy: The page’s settings blocked the loading of a resource ({directive}) at {url} because it violates the following directive: “{rule}”',
  ],
  [
    'CSPBlocked',
    'content-security-policy',
    'request',
    'Content Security Policy: The page’s settings blocked the loading of a resource at {url} (“{directive}”).',
  ],
  [
    'CSPBlocked',
    'content-security-policy',
    'request',
    'The page’s settings blocked the loading of a resource',
  ],
  [
    'corp',
    'response-blocked',
    'actual',
    'The resource at “{url}” was blocked due to its Cross-Origin-Resource-Policy header (or lack thereof).',
  ],
  [
    'orb',
    'response-blocked',
    'actual',
    'The resource at “{url}” was blocked by OpaqueResponseBlocking.',
  ],
  [
    'tracking',
    'blocked-by-client',
    'request',
    'The resource at “{url}” was blocked because content blocking is enabled.',
  ],
  [
    'tracking',
    'blocked-by-client',
    'request',
    'The resource at “{url}” was blocked because Enhanced Tracking Protection is enabled.',
  ],
  [
    'frame',
    'frame-refused',
    null,
    'The loading of “{url}” in a frame is denied by “X-Frame-Options“ directive set to “{value}“.',
  ],
  ['frame', 'frame-refused', null, 'Load denied by X-Frame-Options: {url} does not permit framing'],
  [
    'frame',
    'frame-access',
    null,
    'Permission denied to access property "{value}" on cross-origin object',
  ],
  [
    'worker',
    'same-origin-resource',
    null,
    'Script at ‘{url}’ may not be loaded from origin ‘{origin}’',
  ],
  [
    'header',
    'forbidden-header',
    'request',
    'Attempt to set a forbidden header was denied: {header}',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” will be soon rejected because it has the “SameSite” attribute set to “None” or an invalid value, without the “secure” attribute.',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” will soon be rejected because it is foreign and does not have the “Partitioned” attribute.',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” has been rejected because it is in a cross-site context and its “SameSite” is “Lax” or “Strict”.',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” has been rejected because it has the “SameSite=None” attribute but is missing the “secure” attribute.',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” has been rejected because it is foreign and does not have the “Partitioned” attribute',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” has been rejected because a non-HTTPS cookie can’t be set as “secure”',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” has been rejected because there is an existing “secure” cookie',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” does not have a proper “SameSite” attribute value',
  ],
  [
    'cookie',
    'cookie-not-stored',
    'actual',
    'Cookie “{cookie}” has been rejected for invalid domain',
  ],
  [
    'unreachable',
    'server-unreachable',
    null,
    'Firefox can’t establish a connection to the server at {url}',
  ],
]

const WEBKIT: readonly MessageRow[] = [
  [
    'connect-src',
    'content-security-policy',
    'request',
    'Refused to connect to {url} because it does not appear in the {directive} directive of the Content Security Policy.',
  ],
  [
    'csp',
    'content-security-policy',
    'request',
    'Refused to load {url} because it does not appear in the {directive} directive of the Content Security Policy.',
  ],
  ['could-not-connect', 'server-unreachable', null, 'Could not connect to the server.'],
  [
    'hostname',
    'server-unreachable',
    null,
    'A server with the specified hostname could not be found.',
  ],
  ['lost', 'server-unreachable', null, 'The network connection was lost.'],
  ['offline', 'server-unreachable', null, 'The Internet connection appears to be offline.'],
  ['certificate', 'certificate-error', null, 'The certificate for this server is invalid.'],
  [
    'frame',
    'frame-refused',
    null,
    "Refused to display '{url}' in a frame because it set 'X-Frame-Options' to '{value}'.",
  ],
  ['opaque', 'service-worker-response', 'actual', 'Response served by service worker is opaque'],
]

/** Messages of Firefox and WebKit that resemble CORS messages but have another cause. */
export const NOT_CORS_ELSEWHERE: readonly MessageTemplate[] = [
  ...messagesOf('firefox', FIREFOX),
  ...messagesOf('webkit', WEBKIT),
]
