import { type MessageRow, type MessageTemplate, messagesOf } from './message-template.js'

const CHROMIUM: readonly MessageRow[] = [
  [
    'canvas',
    'tainted-canvas',
    null,
    "Failed to execute '{call}' on '{interface}': Tainted canvases may not be exported.",
  ],
  ['canvas', 'tainted-canvas', null, 'Tainted canvases may not be exported'],
  ['canvas', 'tainted-canvas', null, 'Tainted canvases may not be loaded'],
  ['canvas', 'tainted-canvas', null, 'The canvas has been tainted by cross-origin data.'],
  [
    'canvas',
    'tainted-canvas',
    null,
    'Unable to get image data from canvas because the canvas has been tainted by cross-origin data.',
  ],
  [
    'webgl',
    'tainted-canvas',
    null,
    'The image element contains cross-origin data, and may not be loaded.',
  ],
  [
    'webgl',
    'tainted-canvas',
    null,
    'The video element contains cross-origin data, and may not be loaded.',
  ],
  ['webgl', 'tainted-canvas', null, 'The cross-origin image at {url} may not be loaded.'],
  ['webgl', 'tainted-canvas', null, 'Cross-origin images may not be loaded as WebGL textures.'],
  [
    'styles',
    'unreadable-stylesheet',
    null,
    "Failed to read the 'cssRules' property from 'CSSStyleSheet': Cannot access rules",
  ],
  [
    'styles',
    'unreadable-stylesheet',
    null,
    "Failed to read the 'rules' property from 'CSSStyleSheet'",
  ],
  [
    'styles',
    'unreadable-stylesheet',
    null,
    "Failed to read the 'cssRules' property from 'CSSStyleSheet'",
  ],
  [
    'media',
    'unreadable-media',
    null,
    'MediaElementAudioSource outputs zeroes due to CORS access restrictions for {url}',
  ],
  ['media', 'unreadable-media', null, 'Cannot capture from element with cross-origin data'],
  ['header', 'unreadable-header', 'actual', 'Refused to get unsafe header "{header}"'],
  [
    'integrity',
    'integrity-needs-cors',
    'request',
    "Subresource Integrity: The resource '{url}' has an integrity attribute, but the resource requires the request to be CORS enabled to check the integrity, and it is not.",
  ],
]

const FIREFOX: readonly MessageRow[] = [
  ['canvas', 'tainted-canvas', null, 'SecurityError: The operation is insecure.'],
  [
    'webgl',
    'tainted-canvas',
    null,
    'It is forbidden to load a WebGL texture from a cross-domain element that has not been validated with CORS.',
  ],
  ['webgl', 'tainted-canvas', null, 'Cross-origin elements require CORS'],
  [
    'styles',
    'unreadable-stylesheet',
    null,
    'CSSStyleSheet.cssRules getter: Not allowed to access cross-origin stylesheet',
  ],
  [
    'media',
    'unreadable-media',
    null,
    'The HTMLMediaElement passed to createMediaElementSource has a cross-origin resource, the node will output silence.',
  ],
  [
    'integrity',
    'integrity-needs-cors',
    'request',
    '“{url}” is not eligible for integrity checks since it’s neither CORS-enabled nor same-origin.',
  ],
]

const WEBKIT: readonly MessageRow[] = [
  ['canvas', 'tainted-canvas', null, 'SecurityError: DOM Exception 18'],
  ['canvas', 'tainted-canvas', null, 'SECURITY_ERR: DOM Exception 18'],
  ['canvas', 'tainted-canvas', null, 'Canvas is tainted by cross-origin data'],
  ['styles', 'unreadable-stylesheet', null, 'Not allowed to access cross-origin stylesheet'],
  [
    'integrity',
    'integrity-needs-cors',
    'request',
    'Cannot load {kind} {url}. Failed integrity metadata check. Cross-origin',
  ],
  [
    'script',
    'missing-allow-origin',
    'actual',
    'Cross-origin script load denied by Cross-Origin Resource Sharing policy.',
  ],
  [
    'image',
    'missing-allow-origin',
    'actual',
    'Cross-origin image load denied by Cross-Origin Resource Sharing policy.',
  ],
]

/**
 * Messages about requests that were not blocked by CORS, but that CORS solves: with `crossorigin`
 * in the page and the CORS header on the server.
 */
export const SOLVED_BY_CORS_MESSAGES: readonly MessageTemplate[] = [
  ...messagesOf('chromium', CHROMIUM),
  ...messagesOf('firefox', FIREFOX),
  ...messagesOf('webkit', WEBKIT),
  ...messagesOf(null, [['script', 'muted-script-error', null, 'Uncaught Script error.']]),
]
