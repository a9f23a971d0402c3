/**
 * What is not as it was with the `cors` package, on purpose, and why. docs/migrate/express-cors.md has these lines.
 * What changes in silence has a notice of that code.
 */
export const DIFFERENCES = {
  silent: {
    'gate-opens':
      'A function that called back with an error stopped the request with 500. Now a `POST` from a stranger runs, though its page cannot read the answer. `crossOriginProtection: true` refuses it with 403.',
    'function-stopped-requests':
      'An error denies, and the request goes on: also from your own pages, from curl and from health checks, which got the 500 too.',
    'null-origin':
      'A function is not asked about `null`, which any site can send from a sandboxed frame: it is denied.',
    'answer-refused':
      'A function as `origin` that answers with a regular expression, an object or `true` in a list denies. So does one that takes five seconds.',
    'read-per-request':
      'A function in place of options that answers with options that would be refused, or with none at all, denies. Nobody sees the notices for such options.',
    'star-matches-now':
      'A star in an origin makes a [pattern](../../README.md#options): `https://*.example.com` is any subdomain. It was compared letter by letter, and matched no page.',
    'star-for-names':
      "`methods: '*'` and `allowedHeaders: '*'` hold for `Authorization`, and for requests with credentials, too.",
    'begins-to-work':
      "`methods: ['put']` allows `PUT`, which browsers send in upper case. `undefined` for `methods` is the default, and no error.",
    'plain-options':
      '`OPTIONS` requests that are not preflights reach your own handlers, and pages read the answers.',
    'headers-set-later':
      '`Access-Control-*` headers that a handler or an upstream sets are replaced by the policy’s.',
    stacked:
      'Of two policies on one request, the first answers preflights, and the second can deny and never widen. Let a function select one.',
  },
  better: {
    'reflected-origin':
      'Without credentials, `true` becomes `*`. Pages read the same, and caches keep one response for all of them.',
    'denied-by-function':
      'If a function says no, the response has `Vary: Origin`, so that no cache hands it to a page that is allowed.',
    'vary-set-later': 'A handler that sets `Vary` adds to it, and `Origin` stays.',
  },
  refused: {
    'unset-origin':
      'An `origin` that is `undefined` or empty, as from a variable that is not set. It meant no CORS.',
    'any-origin-with-credentials':
      'Browsers do not take `*` with credentials, and with `true` any page reads your users’ data.',
    'insecure-origin':
      'Plain http with credentials: anyone on the network path can be that page. `dangerouslyAllowInsecureOrigins: true` says that it is meant.',
    'idle-origin':
      'An origin that matches no page: a slash at the end, a host without its scheme, several origins in one text.',
    'origin-type': 'A `Set`, a `URL`, a promise or any other object. An origin is a string.',
    'regular-expression':
      'The message names the patterns to write, if there are some. Without anchors, or with dots that are not escaped, look-alikes match.',
    'method-case':
      '`patch` in lower case. No browser upper-cases it, and no server takes it for `PATCH`.',
    'empty-headers': "`allowedHeaders: ''`. It looks like none, and meant any.",
    'credentials-type': "`credentials: 'true'`. It was as good as none.",
    'max-age': 'A number that is not whole or is negative, and a text that is not digits.',
    'unknown-option': 'An `origin` that is misspelled would be any origin.',
    'preflight-status': 'A status that is neither 200 nor 204.',
    'preflight-continue': 'An application that answers preflights can contradict the policy.',
  },
} as const

type Kinds = typeof DIFFERENCES

export type DifferenceId = { [Kind in keyof Kinds]: keyof Kinds[Kind] }[keyof Kinds]
