/**
 * What is not as it was with the `cors` package, on purpose, and why. docs/migrate/express-cors.md has
 * these lines, and no others.
 */
export const DIFFERENCES = {
  'unset-origin':
    'Refused: an `origin` that is `undefined` or empty, as from a variable that is not set. It meant no CORS.',
  'origin-false':
    'Refused as an option. Leave the middleware out; a function selects no policy by answering `undefined`.',
  'reflected-origin':
    'Without credentials, `true` becomes `*`. Pages read the same, and caches keep one response for them all.',
  'any-origin-with-credentials':
    'Refused. Browsers do not take `*` with credentials, and with `true` any page reads your users’ data.',
  'insecure-origin':
    'Refused: plain http with credentials, where anyone on the network path can be that page. `dangerouslyAllowInsecureOrigins: true` says that it is meant.',
  'idle-origin':
    'Refused: what matches no page. A slash at the end, a host without its scheme, several origins in one text.',
  'origin-type': 'Refused: a `Set`, a `URL`, a promise or any other object. An origin is a text.',
  'star-in-origin':
    'It makes a [pattern](../../README.md#options): `https://*.example.com` is any subdomain. It was compared letter by letter, and matched no page.',
  expression:
    'Refused, with the patterns to write instead where there are some. Without anchors, or with dots that are not escaped, look-alikes match.',
  'null-origin':
    'A function is not asked about `null`, which any site can send from a sandboxed frame: it is denied.',
  'denied-by-function':
    'Where a function says no, the response has `Vary: Origin`, so that no cache hands it to a page that is allowed.',
  'function-error':
    'An error denies, and the request goes on. It was a 500, for your own pages and for health checks too.',
  'answered-by-expression':
    'A function that answers with an expression, an object or `true` in a list denies.',
  'delegate-issues': 'From a function in place of options, what would be refused denies.',
  'delegate-nothing':
    'A function in place of options that calls back without any denies. It meant anyone.',
  'delegate-error':
    'An error from a function in place of options denies, and the request goes on. It was a 500, for your own pages too.',
  'method-case':
    'Refused: `patch` in lower case. No browser upper-cases it, and no server takes it for `PATCH`.',
  'empty-headers': "Refused: `allowedHeaders: ''`. It looks like none, and meant any.",
  'star-for-names':
    "`methods: '*'` and `allowedHeaders: '*'` hold for `Authorization`, and for requests with credentials, too.",
  'credentials-type': "Refused: `credentials: 'true'`. It was as good as none.",
  'max-age': 'Refused: what is no whole number from 0 to 86,400.',
  'unknown-option': 'Refused. An `origin` that is misspelt would be any origin.',
  'preflight-status': 'Refused: what is neither 200 nor 204.',
  'preflight-continue':
    'Refused. Whoever answers preflights in place of the policy can contradict it.',
  'plain-options':
    '`OPTIONS` that are no preflight reach your own handlers, and pages read what they answer.',
  'vary-set-later': 'A handler that sets `Vary` adds to it, and `Origin` stays.',
  'headers-set-later':
    '`Access-Control-*` headers that a handler or an upstream sets are replaced by the policy’s.',
  stacked:
    'Of two policies on one request, the first answers preflights, and the second can deny and never widen. Let a function select one.',
} as const

export type DifferenceId = keyof typeof DIFFERENCES
