type Gaps = Readonly<Record<string, string>>

const UPSTREAM =
  'Next puts the headers of a handler beside those of the proxy, which goes before it and cannot take any away'
const APPENDED =
  'Next appends the `Vary` of a handler to that of the proxy, and looks for no name in it'

const LOWER_CASE = [
  'vary-and-upstreams: actual GET from allowed origin, with origin in lower case in Vary',
  'vary-and-upstreams: actual GET from denied origin, with origin in lower case in Vary',
  'vary-and-upstreams: actual GET from allowed origin, with Origin among others in Vary',
]

/**
 * Rows that no proxy can pass, because Next overwrites the headers of the proxy with those of the
 * handler.
 */
export const PROXY_GAPS: Gaps = {
  ...gaps(APPENDED, ...LOWER_CASE),
  ...gaps(
    UPSTREAM,
    'default: actual GET from allowed origin, of an upstream that has a policy of its own',
    'any-origin-all-exposed: actual GET from allowed origin, of an upstream that exposes less',
    'no-names: actual GET from allowed origin, of an upstream that exposes more',
    'vary-and-upstreams: actual GET from allowed origin, of an upstream that allows anyone',
    'vary-and-upstreams: actual GET from denied origin, of an upstream that allows anyone',
    'vary-and-upstreams: actual GET from null origin, of an upstream that allows anyone',
    'vary-and-upstreams: non-CORS GET from no origin, of an upstream that allows anyone',
    'vary-and-upstreams: actual OPTIONS from denied origin, of an upstream that allows anyone',
    'vary-and-upstreams: actual GET from denied origin, of an upstream that allows it',
    'timing: actual GET from denied origin, of an upstream that lets anyone read timing',
    'by-path: actual GET from denied origin, of an upstream, by the policy of this path',
    'selection-throws: actual GET from denied origin, of an upstream, where no policy could be found',
    'selection-of-options: actual GET from denied origin, where options stand for a policy',
  ),
}

/** Rows that fail with a proxy before wrapped handlers, because both add to `Vary`. */
export const BOTH_GAPS: Gaps = gaps(
  APPENDED,
  ...LOWER_CASE,
  "vary-and-upstreams: actual GET from allowed origin, with Vary of the handler's",
  "vary-and-upstreams: actual GET from denied origin, with Vary of the handler's",
  "vary-and-upstreams: non-CORS GET from no origin, with Vary of the handler's",
  "vary-and-upstreams: actual GET from allowed origin, with Vary of the handler's in two lines",
  'answers: actual GET from allowed origin, with a response object that is used again',
  "answers: actual GET from allowed origin, with a response object that had another's headers",
  "answers: actual GET from denied origin, with a response object that had an allowed one's headers",
  "answers: non-CORS GET from no origin, with a response object that had an allowed one's headers",
)

/** Rows that fail on Next 15, which also repeats a star in `Vary`. */
export const PROXY_GAPS_15: Gaps = {
  ...PROXY_GAPS,
  ...gaps(
    APPENDED,
    'vary-and-upstreams: actual GET from allowed origin, with a star in Vary',
    'vary-and-upstreams: actual GET from denied origin, with a star in Vary',
  ),
}

function gaps(reason: string, ...rows: string[]): Gaps {
  return Object.fromEntries(rows.map((row) => [row, reason]))
}
