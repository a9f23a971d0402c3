import type { CorsNotice, CorsNoticeCode, Path } from './migration.ts'

/**
 * The parts of a notice: the change, the behavior before, and the advice. `$` stands for the name
 * of the library.
 */
type Words = readonly [now: string, before: string, fix: string]

const WORDS: Readonly<Record<CorsNoticeCode, Words>> = {
  'gate-opens': [
    'A request that the function refused with an error reaches the application now, a POST too',
    '$ answered it with 500, and no handler ran',
    'Set crossOriginProtection: true: it refuses requests that change something and come from a page that is not allowed.',
  ],
  'function-stopped-requests': [
    'An error of the function denies, and the request goes on',
    '$ answered 500, to your own pages and to programs without an origin too',
    'Refuse requests in the application if they must not run.',
  ],
  'null-origin': [
    'The origin "null" is denied, and the function is not asked about it',
    'any site can send it from a sandboxed frame',
    'Serve such a page from an origin of its own.',
  ],
  'answer-refused': [
    'Each answer of the function is checked: one that would be refused among options denies, and so does one that takes five seconds',
    '$ took any answer',
    'Watch onDecision, which gets the error.',
  ],
  'read-per-request': [
    'The options that the function answers with are read for each request: an issue denies, and nobody sees the notices',
    '$ took any options',
    'Create the policies at start, and let a function select one.',
  ],
  'star-matches-now': [
    'The star in this origin matches: it makes a pattern',
    '$ compared it letter by letter, and it matched no page',
    'Remove the entry if nobody needs it.',
  ],
  'star-for-names': [
    "'*' allows the header Authorization too, and holds for requests with credentials",
    'the star of $ did neither',
    'List the names if that is too much.',
  ],
  'begins-to-work': [
    'This option takes effect now',
    'with $ it had no effect in browsers',
    'Remove it if nothing should change.',
  ],
  'plain-options': [
    'An OPTIONS request that is not a preflight reaches the application, and pages read its answer',
    '$ did not let pages read one',
    'Remove OPTIONS handlers that should not run.',
  ],
  'answers-earlier': [
    'Preflights are answered before every other hook, and pages can read what the other hooks refuse',
    'hooks in front of $ came first',
    'Check hooks that count or refuse requests.',
  ],
  'errors-readable': [
    'Pages can read errors',
    '$ dropped the headers when something was thrown',
    'Check what your errors disclose.',
  ],
  'route-options': [
    'config.cors of a route takes options of @webcors/fastify, and holds for the preflights of the route',
    '$ answered preflights by the options of the plugin',
    'Check the routes that have it.',
  ],
  'headers-set-later': [
    "Access-Control-* headers that a handler sets are replaced by the policy's",
    'the headers of the handler took precedence',
    'Move the values of the handler into the options.',
  ],
  stacked: [
    'With two middlewares on one request, the first answers preflights, and the second can deny but not allow more',
    'the second one took precedence',
    'Let one function select the policy of a request.',
  ],
  'option-dropped': [
    'This option has no counterpart, and is left out',
    'it had no effect on pages',
    'Remove it.',
  ],
}

/**
 * Creates a notice. Every message has this grammar: `<now>: <before>. <fix>`
 *
 * @param before the behavior before, if the general text of the code does not fit the library
 */
export function createNotice(
  code: CorsNoticeCode,
  path: Path,
  library: string,
  before?: string,
): CorsNotice {
  const [now, usually, fix] = WORDS[code]
  const was = (before ?? usually).replace('$', library)
  const notice = { code, path, message: `${now}: ${was}. ${fix}`, fix }
  return code === 'gate-opens' ? { ...notice, suggestion: { crossOriginProtection: true } } : notice
}
