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
    'default: actual GET from allowed origin, of an upstream with its own policy',
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
    'selection-throws: actual GET from denied origin, of an upstream, for which no policy could be selected',
    'selection-of-options: actual GET from denied origin, for which options are selected in place of a policy',
  ),
}

/** Rows that fail with a proxy before wrapped handlers, because both add to `Vary`. */
export const BOTH_GAPS: Gaps = gaps(
  APPENDED,
  ...LOWER_CASE,
  'vary-and-upstreams: actual GET from allowed origin, with a Vary of the handler',
  'vary-and-upstreams: actual GET from denied origin, with a Vary of the handler',
  'vary-and-upstreams: non-CORS GET from no origin, with a Vary of the handler',
  'vary-and-upstreams: actual GET from allowed origin, with two Vary lines of the handler',
  'answers: actual GET from allowed origin, with a response object that is used for several requests',
  'answers: actual GET from allowed origin, with a response object that had the headers of another origin',
  'answers: actual GET from denied origin, with a response object that had the headers of an allowed origin',
  'answers: non-CORS GET from no origin, with a response object that had the headers of an allowed origin',
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
