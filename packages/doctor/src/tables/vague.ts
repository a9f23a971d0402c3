import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

const CHROMIUM: readonly MessageRow[] = [
  ['fetch', 'unspecified', null, 'TypeError: Failed to fetch'],
  ['fetch', 'unspecified', null, 'TypeError: Failed to fetch dynamically imported module: {url}'],
  [
    'XMLHttpRequest',
    'unspecified',
    null,
    "NetworkError: Failed to execute 'send' on 'XMLHttpRequest': Failed to load '{url}'.",
  ],
  ['net::ERR_FAILED', 'unspecified', null, 'Failed to load resource: net::ERR_FAILED'],
  ['cors', 'unspecified', null, 'blocked by CORS'],
  ['cors', 'unspecified', null, 'The request has been blocked because of the CORS policy'],
  ['socket.io', 'unspecified', null, 'xhr poll error'],
  ['xhr', 'unspecified', null, 'XHR failed loading: {method} "{url}"'],
  ['network', 'unspecified', null, 'NetworkError: A network error occurred.'],
]
const FIREFOX: readonly MessageRow[] = [
  ['fetch', 'unspecified', null, 'TypeError: NetworkError when attempting to fetch resource.'],
  ['fetch', 'unspecified', null, 'NetworkError when attempting to fetch resource.'],
]
const WEBKIT: readonly MessageRow[] = [
  ['fetch', 'unspecified', null, 'TypeError: Load failed'],
  ['not-allowed-to-request', 'unspecified', null, 'Not allowed to request resource'],
]

/** Messages that say that a request failed but not why. */
export const VAGUE_MESSAGES: readonly MessageTemplate[] = [
  ...messagesOf('chromium', CHROMIUM),
  ...messagesOf('firefox', FIREFOX),
  ...messagesOf('webkit', WEBKIT),
]
