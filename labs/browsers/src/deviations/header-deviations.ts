import { allow, type Deviation, stop } from './deviation.ts'

/** Deviations in the parsing of header lines, and in the console messages about them. */
export const HEADER_DEVIATIONS: readonly Deviation[] = [
  {
    name: '`access-control-allow-origin` twice, all in lower case: the page’s origin, and an empty line',
    shown: 'outcome',
    requests: [{}],
    stops: ({ api, page }) => ({
      [api]: stop([
        ['access-control-allow-origin', page],
        ['access-control-allow-origin', ''],
      ]),
    }),
    standard: 'blocked',
    seen: { chromium: 'blocked', firefox: '200', webkit: 'blocked' },
  },
  {
    name: '`Access-Control-Allow-Origin` twice, in exactly this case: the page’s origin, and an empty line',
    shown: 'outcome',
    requests: [{}],
    stops: ({ api, page }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', page],
        ['Access-Control-Allow-Origin', ''],
      ]),
    }),
    standard: 'blocked',
    seen: { chromium: 'blocked', firefox: 'blocked', webkit: 'blocked' },
  },
  {
    name: '`PUT`, which is not listed, and an invalid list of headers',
    shown: 'console',
    requests: [{ method: 'PUT' }],
    stops: ({ api }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Methods', 'DELETE'],
        ['Access-Control-Allow-Headers', 'a b'],
      ]),
    }),
    standard: null,
    seen: {
      chromium:
        'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
      firefox: 'Did not find method in CORS header ‘Access-Control-Allow-Methods’',
      webkit: 'Header Access-Control-Allow-Headers has an invalid value: a b',
    },
  },
  {
    name: 'A redirect to a URL with a user and a password',
    shown: 'console',
    requests: [{}],
    stops: ({ api, other }) => ({
      [api]: stop(allow(['Location', other.replace('://', '://user:secret@')]), 302),
    }),
    standard: null,
    seen: {
      chromium:
        "Redirect location '' contains a username and password, which is disallowed for cross-origin requests.",
      firefox: 'CORS request did not succeed',
      webkit:
        'Cross-origin redirection to {other} denied by Cross-Origin Resource Sharing policy: redirection URL http://user:secret@{other} has credentials',
    },
  },
  {
    name: 'A redirect to another origin, which itself has no CORS headers',
    shown: 'console',
    requests: [{}],
    stops: ({ api, other }) => ({
      [api]: stop([['Location', other]], 302),
      [other]: stop(allow()),
    }),
    standard: null,
    seen: {
      chromium: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
      firefox: 'CORS header ‘Access-Control-Allow-Origin’ missing',
      webkit:
        'Cross-origin redirection to {other} denied by Cross-Origin Resource Sharing policy: Origin {page} is not allowed by Access-Control-Allow-Origin. Status code: 302',
    },
  },
  {
    name: '`Access-Control-Allow-Origin` with two origins, separated by a comma',
    shown: 'console',
    requests: [{}],
    stops: ({ api, page }) => ({
      [api]: stop([['Access-Control-Allow-Origin', `${page}, https://b.example`]]),
    }),
    standard: null,
    seen: {
      chromium:
        "The 'Access-Control-Allow-Origin' header contains multiple values '{page}, https://b.example', but only one is allowed. Have the server send the header with a valid value.",
      firefox:
        'CORS header ‘Access-Control-Allow-Origin’ does not match ‘{page}, https://b.example’',
      webkit: 'Access-Control-Allow-Origin cannot contain more than one origin.',
    },
  },
  {
    name: '`Access-Control-Allow-Origin` with two origins, separated by a space',
    shown: 'console',
    requests: [{}],
    stops: ({ api, page }) => ({
      [api]: stop([['Access-Control-Allow-Origin', `${page} https://b.example`]]),
    }),
    standard: null,
    seen: {
      chromium:
        "The 'Access-Control-Allow-Origin' header contains multiple values '{page} https://b.example', but only one is allowed. Have the server send the header with a valid value.",
      firefox:
        'CORS header ‘Access-Control-Allow-Origin’ does not match ‘{page} https://b.example’',
      webkit: 'Origin {page} is not allowed by Access-Control-Allow-Origin. Status code: 200',
    },
  },
  {
    name: '`Access-Control-Allow-Origin` twice, in exactly this case: two origins',
    shown: 'console',
    requests: [{}],
    stops: ({ api, page }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', page],
        ['Access-Control-Allow-Origin', 'https://b.example'],
      ]),
    }),
    standard: null,
    seen: {
      chromium:
        "The 'Access-Control-Allow-Origin' header contains multiple values '{page}, https://b.example', but only one is allowed. Have the server send the header with a valid value.",
      firefox: 'Multiple CORS header ‘Access-Control-Allow-Origin’ not allowed',
      webkit: 'Access-Control-Allow-Origin cannot contain more than one origin.',
    },
  },
  {
    name: '`access-control-allow-origin` twice, all in lower case: two origins',
    shown: 'console',
    requests: [{}],
    stops: ({ api, page }) => ({
      [api]: stop([
        ['access-control-allow-origin', page],
        ['access-control-allow-origin', 'https://b.example'],
      ]),
    }),
    standard: null,
    seen: {
      chromium:
        "The 'Access-Control-Allow-Origin' header contains multiple values '{page}, https://b.example', but only one is allowed. Have the server send the header with a valid value.",
      firefox:
        'CORS header ‘Access-Control-Allow-Origin’ does not match ‘{page}, https://b.example’',
      webkit: 'Access-Control-Allow-Origin cannot contain more than one origin.',
    },
  },
  {
    name: '`authorization`, set in lower case and not listed',
    shown: 'console',
    requests: [{ headers: [['authorization', 'x']] }],
    stops: ({ api }) => ({
      [api]: stop([
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Headers', 'X-A'],
      ]),
    }),
    standard: null,
    seen: {
      chromium:
        'Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.',
      firefox:
        'header ‘authorization’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response',
      webkit: 'Request header field Authorization is not allowed by Access-Control-Allow-Headers.',
    },
  },
]
