import type { Phase } from '../simulate/reason.js'
import { FIREFOX_LANGUAGES } from './firefox-languages.js'
import type { Printer } from './message-template.js'

/**
 * A sentence around a reason. It names the request but not the cause.
 *
 * - `opens`: precedes the reason and starts a message
 * - `continues`: precedes the reason and follows the opening sentence
 * - `closes`: follows the reason
 */
export interface ContextTemplate {
  readonly place: 'opens' | 'continues' | 'closes'
  readonly engine: Printer
  /** The phase of the adjacent reason; `null` if the sentence does not say. */
  readonly phase: Phase | null
  readonly template: string
  /** Whether the sentence itself says that CORS blocked a request. */
  readonly saysBlocked: boolean
}

type Row = readonly [
  place: ContextTemplate['place'],
  engine: Printer,
  phase: Phase | null,
  template: string,
  saysBlocked?: true,
]

const ROWS: readonly Row[] = [
  [
    'opens',
    'chromium',
    null,
    "Access to {kind} at '{url}' (redirected from '{initialUrl}') from origin '{origin}' has been blocked by CORS policy",
    true,
  ],
  [
    'opens',
    'chromium',
    null,
    "Access to {kind} at '{url}' from origin '{origin}' has been blocked by CORS policy",
    true,
  ],
  [
    'opens',
    'chromium',
    null,
    "Access to {kind} from origin '{origin}' has been blocked by CORS policy",
    true,
  ],
  ['opens', 'chromium', null, "Access to {kind} at '{url}' has been blocked by CORS policy", true],
  ['opens', 'chromium', null, "Access to {kind} at '{url}' from origin '{origin}'"],
  [
    'opens',
    'chromium',
    null,
    "Redirect from '{initialUrl}' to '{url}' has been blocked by CORS policy",
    true,
  ],
  [
    'opens',
    'chromium',
    null,
    "Redirect at '{url}' from origin '{origin}' has been blocked by CORS policy",
    true,
  ],
  [
    'opens',
    'chromium',
    null,
    "{kind} from origin '{url}' has been blocked from loading by Cross-Origin Resource Sharing policy",
    true,
  ],
  ['opens', 'chromium', null, 'XMLHttpRequest cannot load {url}'],
  ['opens', 'chromium', null, 'Fetch API cannot load {url}'],
  ['opens', 'chromium', null, 'EventSource cannot load {url}'],
  ['opens', 'chromium', null, 'XMLHttpRequest cannot load'],
  ['opens', 'chromium', null, 'Fetch API cannot load'],
  ['opens', 'chromium', null, 'Failed to load {url}'],
  ['continues', 'chromium', null, 'has been blocked by CORS policy', true],
  [
    'continues',
    'chromium',
    'preflight',
    "Response to preflight request doesn't pass access control check",
  ],
  ['closes', 'chromium', null, "Origin '{origin}' is therefore not allowed access"],
  ['closes', 'chromium', null, "Origin '{origin}' is therefore"],
  ['closes', 'chromium', null, 'The response had HTTP status code {status}'],
  [
    'closes',
    'chromium',
    null,
    '[[method|{method} ]]{url} net::ERR_FAILED[[status| {status}]][[statusText| ({statusText})]]',
    true,
  ],
  ['closes', 'chromium', null, '{method} {url} {status} ({statusText})'],
  ['closes', 'webkit', null, 'Fetch API cannot load {url} due to access control checks', true],
  ['closes', 'webkit', null, 'XMLHttpRequest cannot load {url} due to access control checks', true],
  ['closes', 'webkit', null, 'EventSource cannot load {url} due to access control checks', true],
  ['closes', 'webkit', null, 'Beacon API cannot load {url} due to access control checks', true],
  ['closes', 'webkit', null, 'Cannot load {url} due to access control checks', true],
  ['closes', 'firefox', null, 'Status code: {status}'],
  [
    'opens',
    'firefox',
    null,
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}',
    true,
  ],
  [
    'opens',
    'firefox',
    null,
    'The Same Origin Policy disallows reading the remote resource at {url}',
    true,
  ],
  [
    'opens',
    'firefox',
    null,
    'Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource',
    true,
  ],
  [
    'closes',
    'firefox',
    null,
    'This can be fixed by moving the resource to the same domain or enabling CORS',
  ],
  [
    'opens',
    'edge',
    null,
    'SEC7118: XMLHttpRequest for {url} required Cross Origin Resource Sharing (CORS)',
  ],
  ['opens', 'edge', 'preflight', 'SEC7119: XMLHttpRequest for {url} required CORS preflight'],
]

/** All sentences that can surround a reason. */
export const CONTEXTS: readonly ContextTemplate[] = [
  ...ROWS.map(([place, engine, phase, template, saysBlocked = false]): ContextTemplate => {
    return { place, engine, phase, template, saysBlocked }
  }),
  ...FIREFOX_LANGUAGES.flatMap(({ blocked, status }) => {
    const row = { engine: 'firefox', phase: null } as const
    return [
      ...blocked.map((template) => ({
        ...row,
        place: 'opens' as const,
        template,
        saysBlocked: true,
      })),
      ...status.map((template) => ({
        ...row,
        place: 'closes' as const,
        template,
        saysBlocked: false,
      })),
    ]
  }),
]
