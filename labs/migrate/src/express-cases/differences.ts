/**
 * The intended differences from the `cors` package, with their reasons.
 * docs/migrate/express-cors.md has the same lines. `silent` differences cause no error, so a notice
 * with this code announces them.
 */
export const DIFFERENCES = {
  silent: {
    'gate-opens':
      'A function that called back with an error stopped the request with 500. Now a `POST` from another origin runs, although its page cannot read the response. `crossOriginProtection: true` refuses such a request with 403.',
    'function-stopped-requests':
      'An error denies the origin, and the request continues. This includes requests from your own pages, curl and health checks, which got the 500 too.',
    'null-origin':
      'A function is not asked about `null`, which any site can send from a sandboxed frame: it is denied.',
    'answer-refused':
      'An origin is denied if a function as `origin` answers with a regular expression, an object or `true` in a list, or takes five seconds.',
    'read-per-request':
      'A request is denied if a function in place of options answers with options that would be refused, or without options. Notices for such options are not shown.',
    'star-matches-now':
      'A star in an origin makes a [pattern](../../README.md#options): `https://*.example.com` is any subdomain. Before, it was compared as a text, and matched no page.',
    'star-for-names':
      "`methods: '*'` and `allowedHeaders: '*'` also cover `Authorization` and requests with credentials.",
    'begins-to-work':
      "`methods: ['put']` allows `PUT`, which browsers send in upper case. `undefined` for `methods` is the default, and no error.",
    'plain-options':
      '`OPTIONS` requests that are not preflights reach your own handlers, and pages read the answers.',
    'headers-set-later':
      '`Access-Control-*` headers that a handler or an upstream sets are replaced by the policy’s.',
    stacked:
      'If two policies run for one request, the first one answers preflights, and the second one can only deny. Let a function select one.',
  },
  better: {
    'reflected-origin':
      'Without credentials, `true` becomes `*`. Pages read the same, and caches keep one response for all of them.',
    'denied-by-function':
      'If a function denies an origin, the response has `Vary: Origin`, so that no cache gives it to an allowed page.',
    'vary-set-later': 'If a handler sets `Vary`, `Origin` stays in it.',
  },
  refused: {
    'unset-origin':
      'An `origin` that is `undefined` or empty, for example from an unset variable. Before, it meant no CORS.',
    'any-origin-with-credentials':
      'Browsers do not take `*` with credentials, and with `true` any page reads your users’ data.',
    'insecure-origin':
      'Plain http with credentials: anyone on the network path can be that page. `dangerouslyAllowInsecureOrigins: true` allows it.',
    'idle-origin':
      'An origin that matches no page: a slash at the end, a host without its scheme, several origins in one text.',
    'origin-type': 'A `Set`, a `URL`, a promise or any other object. An origin is a string.',
    'regular-expression':
      'The message names patterns to write, if there are any. Without anchors, or with dots that are not escaped, look-alikes match.',
    'method-case':
      '`patch` in lower case. Browsers do not change it to upper case, and servers do not read it as `PATCH`.',
    'empty-headers': "`allowedHeaders: ''`. It looks like no headers, but meant any.",
    'credentials-type': "`credentials: 'true'`. It had no effect.",
    'max-age': 'A number that is not whole or is negative, and a text that is not digits.',
    'unknown-option': 'A misspelled `origin` would mean any origin.',
    'preflight-status': 'A status that is neither 200 nor 204.',
    'preflight-continue': 'An application that answers preflights can contradict the policy.',
  },
} as const

type Kinds = typeof DIFFERENCES

export type DifferenceId = { [Kind in keyof Kinds]: keyof Kinds[Kind] }[keyof Kinds]
