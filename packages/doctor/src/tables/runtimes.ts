import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

/** Messages of libraries that know only that a request failed. */
const LIBRARIES: readonly MessageRow[] = [
  ['axios', 'unspecified', null, 'AxiosError: Network Error'],
  ['axios', 'unspecified', null, 'Error: Network Error'],
  ['axios', 'unspecified', null, "message: 'Network Error'"],
  ['axios', 'unspecified', null, "code: 'ERR_NETWORK'"],
  ['angular', 'unspecified', null, 'Http failure response for {url}: 0 Unknown Error'],
  ['angular', 'unspecified', null, 'Http failure response for (unknown url): 0 Unknown Error'],
  ['angular', 'unspecified', null, 'status: 0, statusText: "Unknown Error", url: "{url}"'],
  ['angular', 'unspecified', null, 'status: 0, statusText: "Unknown Error"'],
  ['angular', 'unspecified', null, 'Response with status: 0 for URL: {url}'],
  ['jquery', 'unspecified', null, 'readyState: 0, status: 0, statusText: "error"'],
  [
    'jquery',
    'unspecified',
    null,
    'readyState: 0, responseText: "", status: 0, statusText: "error"',
  ],
  [
    'superagent',
    'unspecified',
    null,
    'Request has been terminated Possible causes: the network is offline, Origin is not allowed by Access-Control-Allow-Origin, the page is being unloaded, etc.',
  ],
  ['ky', 'unspecified', null, 'A network error occurred.'],
]

const FLUTTER: readonly MessageRow[] = [
  ['http', 'unspecified', null, 'ClientException: XMLHttpRequest error., uri: {url}'],
  ['http', 'unspecified', null, 'ClientException: Failed to fetch, uri: {url}'],
  ['http', 'unspecified', null, 'XMLHttpRequest error.'],
  [
    'dio',
    'unspecified',
    null,
    'The connection errored: The XMLHttpRequest onError callback was called. This typically indicates an error on the network layer.',
  ],
]

const NODE: readonly MessageRow[] = [
  ['fetch', 'network-error', null, 'TypeError: fetch failed'],
  [
    'node-fetch',
    'server-unreachable',
    null,
    'request to {url} failed, reason: connect ECONNREFUSED',
  ],
  [
    'node-fetch',
    'server-unreachable',
    null,
    'request to {url} failed, reason: getaddrinfo ENOTFOUND',
  ],
  [
    'node-fetch',
    'server-unreachable',
    null,
    'request to {url} failed, reason: getaddrinfo EAI_AGAIN',
  ],
  ['node-fetch', 'server-unreachable', null, 'request to {url} failed, reason: connect ETIMEDOUT'],
  ['node-fetch', 'server-unreachable', null, 'request to {url} failed, reason: read ECONNRESET'],
  ['node-fetch', 'server-unreachable', null, 'request to {url} failed, reason: socket hang up'],
  [
    'node-fetch',
    'certificate-error',
    null,
    'request to {url} failed, reason: unable to verify the first certificate',
  ],
  [
    'node-fetch',
    'certificate-error',
    null,
    'request to {url} failed, reason: certificate has expired',
  ],
  [
    'node-fetch',
    'certificate-error',
    null,
    'request to {url} failed, reason: self signed certificate',
  ],
  [
    'node-fetch',
    'certificate-error',
    null,
    'request to {url} failed, reason: self-signed certificate',
  ],
  [
    'node-fetch',
    'certificate-error',
    null,
    "request to {url} failed, reason: Hostname/IP does not match certificate's altnames",
  ],
  ['node-fetch', 'network-error', null, 'FetchError: request to {url} failed'],
  [
    'undici',
    'server-unreachable',
    null,
    'TypeError: fetch failed {stack} cause: Error: connect ECONNREFUSED',
  ],
  [
    'undici',
    'server-unreachable',
    null,
    'TypeError: fetch failed {stack} cause: Error: getaddrinfo ENOTFOUND',
  ],
  ['undici', 'server-unreachable', null, 'UND_ERR_CONNECT_TIMEOUT'],
  ['undici', 'server-unreachable', null, 'UND_ERR_SOCKET'],
  ['undici', 'certificate-error', null, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ['undici', 'certificate-error', null, 'SELF_SIGNED_CERT_IN_CHAIN'],
  ['undici', 'certificate-error', null, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ['undici', 'certificate-error', null, 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
  ['undici', 'certificate-error', null, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ['undici', 'certificate-error', null, 'CERT_HAS_EXPIRED'],
]

const REACT_NATIVE: readonly MessageRow[] = [
  ['fetch', 'network-error', null, 'TypeError: Network request failed'],
]

/** Messages of runtimes and libraries, which have no browser or repeat a message of one. */
export const RUNTIME_MESSAGES: readonly MessageTemplate[] = [
  ...messagesOf(null, LIBRARIES),
  ...messagesOf('flutter', FLUTTER),
  ...messagesOf('node', NODE),
  ...messagesOf('react-native', REACT_NATIVE),
]
