/**
 * The intended differences from the `cors` package, with their reasons.
 * docs/migrate/express-cors.md has these lines. A difference without an error has a notice with
 * that code.
 */
export const DIFFERENCES = {
  silent: {
    'gate-opens':
      'A function that called back with an error stopped the request with 500. Now a `POST` from any other site runs, though its page cannot read the response. `crossOriginProtection: true` refuses the request with 403.',
    'function-stopped-requests':
      'After an error, the origin is denied, and the request runs. This includes requests of your own pages, of curl and of health checks, which got the 500 too.',
    'null-origin':
      'The origin `null`, which any site can send from a sandboxed frame, is denied without a call of the function.',
    'answer-refused':
      'A function as `origin` that returns a regular expression, an object or `true` in a list denies. A function that takes five seconds denies too.',
    'read-per-request':
      'A function in place of options denies if it returns invalid options, or none. The notices for such options are not shown.',
    'star-matches-now':
      'An origin with a star is a [pattern](../options.md#origins): `https://*.example.com` allows any subdomain. Before, it was compared letter by letter, and matched no page.',
    'star-for-names':
      "`methods: '*'` and `allowedHeaders: '*'` also cover `Authorization`, and requests with credentials.",
    'begins-to-work':
      "`methods: ['put']` allows `PUT`, which browsers send in upper case. `methods: undefined` means the default, and is not an error.",
    'plain-options':
      '`OPTIONS` requests that are not preflights reach your own handlers, and pages can read the responses.',
    'headers-set-later':
      'The policy replaces `Access-Control-*` headers that a handler or an upstream sets.',
    stacked:
      'If a request has two policies, the first answers preflights, and the second can deny but never widen. Let a function select one policy.',
  },
  better: {
    'reflected-origin':
      'Without credentials, `true` becomes `*`. Pages can read the same, and caches store one response for all of them.',
    'denied-by-function':
      'If a function denies, the response has `Vary: Origin`, so that caches do not give it to an allowed page.',
    'vary-set-later': 'If a handler sets `Vary`, `Origin` stays in it.',
  },
  refused: {
    'unset-origin':
      'An `origin` that is `undefined` or empty, for example from an unset variable. It meant no CORS.',
    'any-origin-with-credentials':
      'Browsers refuse `*` with credentials, and with `true` any page can read your users’ data.',
    'insecure-origin':
      'Plain http with credentials, because anyone on the network path can be that page. `dangerouslyAllowInsecureOrigins: true` permits it.',
    'idle-origin':
      'An origin that matches no page: a slash at the end, a host without its scheme, several origins in one text.',
    'origin-type': 'A `Set`, a `URL`, a promise or another object, because an origin is a string.',
    'regular-expression':
      'A regular expression without anchors, or with unescaped dots, matches look-alikes. The message names the patterns to write, if there are any.',
    'method-case':
      '`patch` in lower case. Browsers do not change it to upper case, and servers do not treat it as `PATCH`.',
    'empty-headers': "`allowedHeaders: ''`. It looks like no header, and meant any header.",
    'credentials-type': "`credentials: 'true'`. It had no effect.",
    'max-age': 'A number that is negative or not whole, and a text that is not digits.',
    'unknown-option': 'An option with a misspelled name. A misspelled `origin` meant any origin.',
    'preflight-status': 'A status that is neither 200 nor 204.',
    'preflight-continue':
      '`preflightContinue`, because an application that answers preflights can contradict the policy.',
  },
} as const

type Kinds = typeof DIFFERENCES

export type DifferenceId = { [Kind in keyof Kinds]: keyof Kinds[Kind] }[keyof Kinds]
