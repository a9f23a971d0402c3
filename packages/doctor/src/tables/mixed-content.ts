import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

const MIXED = "Mixed Content: The page at '{page}' was loaded over HTTPS, but "

const CHROMIUM: readonly MessageRow[] = [
  [
    'mixed-warning',
    'mixed-content',
    'request',
    `${MIXED}requested an insecure {kind} '{url}'. This content should also be served over HTTPS.`,
  ],
  [
    'mixed-websocket-warning',
    'mixed-content',
    'request',
    `${MIXED}attempted to connect to the insecure WebSocket endpoint '{url}'. This endpoint should be available via WSS. Insecure access is deprecated.`,
  ],
  [
    'mixed-websocket',
    'mixed-content',
    'request',
    "Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
  ],
  ['scheme', 'scheme-not-http', 'request', 'URL scheme "{scheme}" is not supported.'],
  [
    'scheme',
    'scheme-not-http',
    'request',
    'URL scheme must be "http" or "https" for CORS request.',
  ],
  [
    'scheme',
    'scheme-not-http',
    'request',
    'Cross origin requests are only supported for protocol schemes: {schemes}',
  ],
]
const FIREFOX: readonly MessageRow[] = [
  [
    'BlockMixedDisplayContent',
    'mixed-content',
    'request',
    'Blocked loading mixed display content “{url}”',
  ],
  [
    'LoadingMixedActiveContent2',
    'mixed-content',
    'request',
    'Loading mixed (insecure) active content “{url}” on a secure page',
  ],
  [
    'LoadingMixedDisplayContent2',
    'mixed-content',
    'request',
    'Loading mixed (insecure) display content “{url}” on a secure page',
  ],
  [
    'MixedContentAutoUpgrade',
    'upgraded',
    'request',
    'Upgrading insecure display request ‘{url}’ to use ‘{scheme}’',
  ],
  [
    'SecureUpgradeRequest',
    'upgraded',
    'request',
    '{mechanism}: Upgrading insecure request “{url}” to use “{scheme}”.',
  ],
  [
    'local-network-access',
    'local-network-access',
    'request',
    'Local Network Access detected: top-level site "{site}", initiator "{initiator}", accessing target "{url}" ({ip}:{port}) via {kind}. Secure context: {secure}, prompt action: {action}',
  ],
]
const WEBKIT: readonly MessageRow[] = [
  [
    'mixed-upgraded',
    'upgraded',
    'request',
    'The page at {page} requested insecure content from {url}. This content was automatically upgraded and should be served over HTTPS.',
  ],
]

/**
 * Messages about schemes: plain http in an https page, files, and requests to the local network.
 */
export const MIXED_MESSAGES: readonly MessageTemplate[] = [
  ...messagesOf('chromium', CHROMIUM),
  ...messagesOf('firefox', FIREFOX),
  ...messagesOf('webkit', WEBKIT),
]
