import type { MessageTemplate } from './message-template.js'
import { type OtherRow, STAND_INS } from './stand-ins.js'

const UNSPECIFIED: readonly OtherRow[] = [
  // Of what was cut off before the reason.
  [
    'chromium',
    'blocked',
    'unspecified',
    null,
    "Access to {kind} at '{url}' [[initialUrl|(redirected from '{initialUrl}') ]]from origin '{origin}' has been blocked by CORS policy",
  ],
  [
    'firefox',
    'blocked',
    'unspecified',
    null,
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}.',
  ],
  ['chromium', 'fetch', 'unspecified', null, 'TypeError: Failed to fetch'],
  [
    'firefox',
    'fetch',
    'unspecified',
    null,
    'TypeError: NetworkError when attempting to fetch resource.',
  ],
  ['webkit', 'fetch', 'unspecified', null, 'TypeError: Load failed'],
  [
    'chromium',
    'XMLHttpRequest',
    'unspecified',
    null,
    "NetworkError: Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'.",
  ],
  [
    'chromium',
    'net::ERR_FAILED',
    'unspecified',
    null,
    '{method} {url} net::ERR_FAILED[[status| {status}]][[statusText| ({statusText})]]',
  ],
  [
    'webkit',
    'access-control-checks',
    'unspecified',
    null,
    '{api} cannot load {url} due to access control checks.',
  ],
  [
    'webkit',
    'access-control-checks',
    'unspecified',
    null,
    'Cannot load {url} due to access control checks.',
  ],
  ['chromium', 'net::ERR_FAILED', 'unspecified', null, 'Failed to load resource: net::ERR_FAILED'],
  ['webkit', 'not-allowed-to-request', 'unspecified', null, 'Not allowed to request resource'],
  [null, 'axios', 'unspecified', null, 'AxiosError: Network Error'],
  [null, 'axios', 'unspecified', null, 'Error: Network Error'],
  [null, 'angular', 'unspecified', null, 'Http failure response for {url}: 0 Unknown Error'],
]

const EMBEDDED: readonly OtherRow[] = [
  [
    'webkit',
    'script',
    'missing-allow-origin',
    'actual',
    'Cross-origin script load denied by Cross-Origin Resource Sharing policy.',
  ],
  [
    'webkit',
    'image',
    'missing-allow-origin',
    'actual',
    'Cross-origin image load denied by Cross-Origin Resource Sharing policy.',
  ],
]

const MIXED = "Mixed Content: The page at '{page}' was loaded over HTTPS, but "
const MIXED_CONTENT: readonly OtherRow[] = [
  [
    'chromium',
    'mixed-warning',
    'mixed-content',
    'request',
    `${MIXED}requested an insecure {kind} '{url}'. This content should also be served over HTTPS.`,
  ],
  [
    'chromium',
    'mixed-websocket-warning',
    'mixed-content',
    'request',
    `${MIXED}attempted to connect to the insecure WebSocket endpoint '{url}'. This endpoint should be available via WSS. Insecure access is deprecated.`,
  ],
  [
    'firefox',
    'BlockMixedDisplayContent',
    'mixed-content',
    'request',
    'Blocked loading mixed display content “{url}”',
  ],
  [
    'firefox',
    'LoadingMixedActiveContent2',
    'mixed-content',
    'request',
    'Loading mixed (insecure) active content “{url}” on a secure page',
  ],
  [
    'firefox',
    'LoadingMixedDisplayContent2',
    'mixed-content',
    'request',
    'Loading mixed (insecure) display content “{url}” on a secure page',
  ],
  [
    'firefox',
    'MixedContentAutoUpgrade',
    'upgraded',
    'request',
    'Upgrading insecure display request ‘{url}’ to use ‘{scheme}’',
  ],
  [
    'firefox',
    'SecureUpgradeRequest',
    'upgraded',
    'request',
    '{mechanism}: Upgrading insecure request “{url}” to use “{scheme}”.',
  ],
  [
    'webkit',
    'mixed-upgraded',
    'upgraded',
    'request',
    'The page at {page} requested insecure content from {url}. This content was automatically upgraded and should be served over HTTPS.',
  ],
  [
    'firefox',
    'local-network-access',
    'local-network-access',
    'request',
    'Local Network Access detected: top-level site "{site}", initiator "{initiator}", accessing target "{url}" ({ip}:{port}) via {kind}. Secure context: {secure}, prompt action: {action}',
  ],
]

const NOT_CORS: readonly OtherRow[] = [
  ['chromium', 'ERR_CONNECTION_REFUSED', 'server-unreachable', null, 'net::ERR_CONNECTION_REFUSED'],
  ['chromium', 'ERR_CONNECTION_RESET', 'server-unreachable', null, 'net::ERR_CONNECTION_RESET'],
  [
    'chromium',
    'ERR_CONNECTION_TIMED_OUT',
    'server-unreachable',
    null,
    'net::ERR_CONNECTION_TIMED_OUT',
  ],
  ['chromium', 'ERR_CONNECTION_CLOSED', 'server-unreachable', null, 'net::ERR_CONNECTION_CLOSED'],
  ['chromium', 'ERR_NAME_NOT_RESOLVED', 'server-unreachable', null, 'net::ERR_NAME_NOT_RESOLVED'],
  [
    'chromium',
    'ERR_ADDRESS_UNREACHABLE',
    'server-unreachable',
    null,
    'net::ERR_ADDRESS_UNREACHABLE',
  ],
  ['chromium', 'ERR_EMPTY_RESPONSE', 'server-unreachable', null, 'net::ERR_EMPTY_RESPONSE'],
  [
    'chromium',
    'ERR_INTERNET_DISCONNECTED',
    'server-unreachable',
    null,
    'net::ERR_INTERNET_DISCONNECTED',
  ],
  ['webkit', 'could-not-connect', 'server-unreachable', null, 'Could not connect to the server.'],
  ['chromium', 'ERR_CERT', 'certificate-error', null, 'net::ERR_CERT_{detail}'],
  ['chromium', 'ERR_SSL', 'certificate-error', null, 'net::ERR_SSL_{detail}'],
  [
    'webkit',
    'certificate',
    'certificate-error',
    null,
    'The certificate for this server is invalid.',
  ],
  ['chromium', 'ERR_BLOCKED_BY_CLIENT', 'blocked-by-client', null, 'net::ERR_BLOCKED_BY_CLIENT'],
  ['chromium', 'ERR_BLOCKED_BY_ORB', 'response-blocked', null, 'net::ERR_BLOCKED_BY_ORB'],
  [
    'chromium',
    'ERR_BLOCKED_BY_RESPONSE',
    'response-blocked',
    null,
    'net::ERR_BLOCKED_BY_RESPONSE[[detail|.{detail}]]',
  ],
  [
    'chromium',
    'connect-src',
    'content-security-policy',
    'request',
    'Refused to connect to \'{url}\' because it violates the following Content Security Policy directive: "{directive}".',
  ],
  [
    'firefox',
    'CSPBlocked',
    'content-security-policy',
    'request',
    'Content-Security-Policy: The page’s settings blocked the loading of a resource[[directive| ({directive})]] at {url} because it violates the following directive: “{rule}”',
  ],
  [
    'webkit',
    'connect-src',
    'content-security-policy',
    'request',
    'Refused to connect to {url} because it does not appear in the {directive} directive of the Content Security Policy.',
  ],
]

/** Messages that no simulation ends with: they stand beside another, or are not about CORS. */
export const OTHER_MESSAGES: readonly MessageTemplate[] = [
  ...UNSPECIFIED,
  ...EMBEDDED,
  ...MIXED_CONTENT,
  ...NOT_CORS,
  ...STAND_INS,
].map(([engine, id, reason, phase, template]) => ({ engine, id, reason, phase, template }))
