import { describe, expect, test } from 'vitest'
import { type CorsIssue, type CorsIssueCode, createCors, withCors } from '../index.ts'
import { APP, issuesOf, optionsErrorOf } from '../policy/policy.test-util.ts'

/** An example of one mistake, and the expected place and value of its issue. */
interface Example {
  readonly issues: () => readonly CorsIssue[]
  readonly path: readonly PropertyKey[]
  readonly value: unknown
}

const example = (options: unknown, path: readonly PropertyKey[], value: unknown): Example => ({
  issues: () => issuesOf(options),
  path,
  value,
})

const handler = (): Response => new Response()
const wrapped = withCors(handler)
const byRequest = (_origin: string, _request: unknown): boolean => true
const policy = createCors({ origin: APP })
const replacement = { origin: (): boolean => true }

// The compiler refuses this object if a code has no example, or does not exist.
const EXAMPLES: Readonly<Record<CorsIssueCode, Example>> = {
  'options-invalid': example('https://app.example.com', [], 'https://app.example.com'),
  'option-unknown': example({ origin: APP, maxage: 5 }, ['maxage'], 5),
  'option-type': example({ origin: APP, credentials: 'true' }, ['credentials'], 'true'),
  'origin-missing': example({ origin: undefined }, ['origin'], undefined),
  'origin-type': example({ origin: [42] }, ['origin', 0], 42),
  'origin-null': example({ origin: 'null' }, ['origin'], 'null'),
  'origin-not-serialized': example(
    { origin: [APP, 'https://Example.com/'] },
    ['origin', 1],
    'https://Example.com/',
  ),
  'origin-invalid': example({ origin: 'https://a..b' }, ['origin'], 'https://a..b'),
  'origin-pattern-invalid': example(
    { origin: 'https://*example.com' },
    ['origin'],
    'https://*example.com',
  ),
  'origin-wildcard-in-list': example({ origin: [APP, '*'] }, ['origin', 1], '*'),
  'origin-wildcard-with-credentials': example({ origin: '*', credentials: true }, ['origin'], '*'),
  'origin-insecure-with-credentials': example(
    { origin: 'http://app.example.com', credentials: true },
    ['origin'],
    'http://app.example.com',
  ),
  'origin-public-suffix-with-credentials': example(
    { origin: 'https://*.github.io', credentials: true },
    ['origin'],
    'https://*.github.io',
  ),
  'origin-kind-changed': {
    issues: () => optionsErrorOf(() => createCors({ origin: APP }).reconfigure(replacement)).issues,
    path: ['origin'],
    value: expect.anything(),
  },
  'predicate-option-invalid': example(
    { origin: { test: () => true, timeoutSeconds: 61 } },
    ['origin', 'timeoutSeconds'],
    61,
  ),
  'predicate-cache-by-request': example(
    { origin: { testRequest: byRequest, cacheSeconds: 60 } },
    ['origin', 'cacheSeconds'],
    60,
  ),
  'predicate-parameters': example({ origin: byRequest }, ['origin'], byRequest),
  'list-type': example({ origin: APP, methods: 'GET,PUT' }, ['methods'], 'GET,PUT'),
  'wildcard-in-list': example(
    { origin: APP, allowedHeaders: ['X-A', '*'] },
    ['allowedHeaders', 1],
    '*',
  ),
  'method-invalid': example(
    { origin: APP, methods: ['GET', 'PUT POST'] },
    ['methods', 1],
    'PUT POST',
  ),
  'method-forbidden': example({ origin: APP, methods: ['TRACE'] }, ['methods', 0], 'TRACE'),
  'method-case': example({ origin: APP, methods: ['patch'] }, ['methods', 0], 'patch'),
  'request-header-invalid': example(
    { origin: APP, allowedHeaders: ['X A'] },
    ['allowedHeaders', 0],
    'X A',
  ),
  'request-header-forbidden': example(
    { origin: APP, allowedHeaders: ['Host'] },
    ['allowedHeaders', 0],
    'Host',
  ),
  'exposed-header-invalid': example(
    { origin: APP, exposedHeaders: ['ETag:'] },
    ['exposedHeaders', 0],
    'ETag:',
  ),
  'exposed-header-forbidden': example(
    { origin: APP, exposedHeaders: ['Set-Cookie'] },
    ['exposedHeaders', 0],
    'Set-Cookie',
  ),
  'exposed-header-wildcard-with-credentials': example(
    { origin: APP, credentials: true, exposedHeaders: '*' },
    ['exposedHeaders'],
    '*',
  ),
  'max-age-invalid': example({ origin: APP, maxAge: '600' }, ['maxAge'], '600'),
  'preflight-status-invalid': example(
    { origin: APP, preflightStatus: 404 },
    ['preflightStatus'],
    404,
  ),
  'allowed-hosts-missing': example(
    { origin: APP, allowedHosts: [] },
    ['allowedHosts'],
    expect.anything(),
  ),
  'allowed-host-invalid': example(
    { origin: APP, allowedHosts: ['http://localhost:3000'] },
    ['allowedHosts', 0],
    'http://localhost:3000',
  ),
  'vary-invalid': {
    issues: () =>
      optionsErrorOf(() => withCors(handler, () => policy, { vary: ['X Tenant'] })).issues,
    path: ['vary'],
    value: expect.anything(),
  },
  'protection-with-any-origin': example(
    { origin: '*', crossOriginProtection: true },
    ['crossOriginProtection'],
    '*',
  ),
  'handler-invalid': {
    issues: () => optionsErrorOf(() => withCors('handler' as never)).issues,
    path: [],
    value: 'handler',
  },
  'handler-wrapped': {
    issues: () => optionsErrorOf(() => withCors(wrapped, { origin: APP })).issues,
    path: [],
    value: wrapped,
  },
}

describe.each(Object.entries(EXAMPLES))('the issue %s', (code, { issues, path, value }) => {
  test('is the only one, and has the path and the value of the mistake', () => {
    expect(issues()).toMatchObject([{ code, path, value }])
    expect(issues()).toHaveLength(1)
  })

  test('has a message of one line that ends with the fix', () => {
    const [{ message, fix }] = issues() as [CorsIssue]
    expect(message).toMatch(/^Cannot [^:\n]+(?:".*"[^:\n]*)?: [^\n]+\. /)
    expect(fix).toMatch(/^[A-Z][^\n]+[.?]$/)
    expect(message.endsWith(`. ${fix}`)).toBe(true)
    // Messages are printed on terminals, so they have no curly quotes.
    expect(message).not.toMatch(/[\u2018\u2019\u201c\u201d]/)
    expect(message).toContain(typeof value === 'string' ? JSON.stringify(value) : '')
  })
})

test('the message of each code is as listed (the fix is after the bar)', () => {
  const lines = Object.entries(EXAMPLES).map(([code, { issues }]) => {
    const [{ message, fix }] = issues() as [CorsIssue]
    return `${code}: ${message.slice(0, -fix.length)}| ${fix}`
  })
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "options-invalid: Cannot read options from the string "https://app.example.com": options are an object. | Write { origin: "https://app.example.com" }.
    option-unknown: Cannot use option "maxage": no such option. | Did you mean "maxAge"?
    option-type: Cannot set credentials to the string "true": it must be a boolean. | Write true, or leave it out.
    origin-missing: Cannot create a policy without an origin: origin is undefined, as when an environment variable is not set. | List the origins that may read, or write origin: '*' for any.
    origin-type: Cannot allow 42 as an origin: an origin is a string. | Write it in full, such as "https://app.example.com".
    origin-null: Cannot allow origin "null": every sandboxed frame, data: page and local file sends it, on any site. | Serve the page from an origin of its own, or write origin: '*' if anyone may read.
    origin-not-serialized: Cannot allow origin "https://Example.com/": browsers send "https://example.com". | Write "https://example.com".
    origin-invalid: Cannot allow origin "https://a..b": no page can have such an origin. | Write it in full, such as "https://app.example.com".
    origin-pattern-invalid: Cannot allow origin "https://*example.com": a star stands for whole subdomains at the front of the host, for a part of one label between hyphens, or for the port. | Write it like "https://*.example.com", "https://pr-*.example.com" or "http://localhost:*".
    origin-wildcard-in-list: Cannot allow origin "*": it allows everyone, so the other entries mean nothing. | Remove it, or write origin: '*' without a list.
    origin-wildcard-with-credentials: Cannot allow origin "*" with credentials: browsers refuse it, and any other way to allow everyone hands out your users' data. | List the origins, or remove credentials.
    origin-insecure-with-credentials: Cannot allow origin "http://app.example.com": over plain http, anyone on the network path can act as that page with your users' credentials. | Write "https://app.example.com", or set dangerouslyAllowInsecureOrigins: true.
    origin-public-suffix-with-credentials: Cannot allow origin "https://*.github.io": the star reaches names under github.io that anyone can get. | Name the whole host, put the star below a domain of yours, or set dangerouslyAllowPublicSuffixes: true.
    origin-kind-changed: Cannot replace listed origins with a predicate, or a predicate with listed origins: allows() returns a promise with a predicate, and a boolean with a list. | Create two policies, and select between them.
    predicate-option-invalid: Cannot set timeoutSeconds to 61: it must be a number from 0.001 to 60. | Write 5.
    predicate-cache-by-request: Cannot set cacheSeconds to 60: answers are kept by origin, and testRequest reads more of the request. | Write test: (origin) => allowed.has(origin), or leave cacheSeconds out.
    predicate-parameters: Cannot ask a function with 2 parameters about origins: a predicate takes the origin, has no callback, and returns true or false. | Write (origin) => allowed.has(origin), or { testRequest: (origin, request) => allowed.has(origin) } to read the request.
    list-type: Cannot read methods from the string "GET,PUT": it must be a list of names. | Write ['GET', 'PUT'], or '*' for any.
    wildcard-in-list: Cannot allow request header "*": it allows any name, so the other names mean nothing. | List the names, or write allowedHeaders: '*' without a list to allow any.
    method-invalid: Cannot allow method "PUT POST": it is not a method name. | Write a name without spaces, commas or colons.
    method-forbidden: Cannot allow method "TRACE": no browser can send it. | Remove it.
    method-case: Cannot allow method "patch": methods are case-sensitive, and browsers do not upper-case this one. | Write "PATCH", in the page too.
    request-header-invalid: Cannot allow request header "X A": it is not a header name. | Write a name without spaces, commas or colons.
    request-header-forbidden: Cannot allow request header "Host": no script can set it. | Remove it.
    exposed-header-invalid: Cannot expose response header "ETag:": it is not a header name. | Write a name without spaces, commas or colons.
    exposed-header-forbidden: Cannot expose response header "Set-Cookie": no script can read it. | Remove it.
    exposed-header-wildcard-with-credentials: Cannot expose response headers "*" with credentials: browsers take it for the name of a header. | List the names: exposedHeaders: ['ETag'].
    max-age-invalid: Cannot set maxAge to the string "600": it must be a whole number of seconds from 0 to 86400. | Write 600.
    preflight-status-invalid: Cannot set preflightStatus to 404: it must be 204 or 200. | Write 204, or 200 for clients that are older than the standard.
    allowed-hosts-missing: Cannot read allowedHosts from an empty list: every request would be refused. | Name the hosts of the server, such as 'localhost:*' or '*.example.com', or leave allowedHosts out.
    allowed-host-invalid: Cannot allow host "http://localhost:3000": it would match nothing. | Write "localhost:3000".
    vary-invalid: Cannot add an Array to Vary: it must be a list of header names. | Write vary: ['X-Tenant'].
    protection-with-any-origin: Cannot protect from cross-origin requests with origin "*": it allows them all. | List the origins, or remove crossOriginProtection.
    handler-invalid: Cannot wrap the string "handler": it is not a handler. | Write a function that takes a Request, such as app.fetch.
    handler-wrapped: Cannot wrap this handler: it has a policy already, and two would answer differently. | Wrap it once, with a function that selects the policy."
  `)
})

describe('the description of a value in a message', () => {
  const messageFor = (value: unknown): string => {
    const [issue] = issuesOf({ origin: APP, credentials: value })
    return issue?.message ?? expect.fail('no issue')
  }
  class Named {
    readonly a = 1
  }
  /** Makes an object whose class has the given name. */
  const instanceOf = (name: unknown): object => {
    const constructor = Object.defineProperty(() => {}, 'name', { value: name })
    return Object.create({ constructor }) as object
  }
  const circle: unknown[] = []
  circle.push(circle)

  test.each<readonly [value: unknown, shown: string]>([
    ['', 'the string ""'],
    ['yes', 'the string "yes"'],
    ['a "quoted" word', 'the string "a \\"quoted\\" word"'],
    ['two\nlines', 'the string "two\\nlines"'],
    ['$& $1 $$ $', 'the string "$& $1 $$ $"'],
    ['x'.repeat(100), `the string "${'x'.repeat(100)}"`],
    ['x'.repeat(101), `the string "${'x'.repeat(100)}…"`],
    [0, '0'],
    [-0.5, '-0.5'],
    [Number.NaN, 'NaN'],
    [null, 'null'],
    [Symbol('s'), 'Symbol(s)'],
    [() => true, 'a function'],
    [Named, 'a function'],
    [/a+/gi, 'the regular expression /a+/gi'],
    [{}, 'an object'],
    [{ toString: 1 }, 'an object'],
    [Object.create(null), 'an object'],
    [{ constructor: null }, 'an object'],
    [[], 'an Array'],
    [circle, 'an Array'],
    [new Named(), 'a Named'],
    [new Date(0), 'a Date'],
    [new URL(APP), 'a URL'],
    [new Proxy({}, {}), 'an object'],
    [instanceOf('a\nb'), 'an object'],
    [instanceOf({}), 'an object'],
    [Object.create({ constructor: undefined }), 'an object'],
    [instanceOf('ObjectStore'), 'an ObjectStore'],
  ])('value %# (%s) is described in a few words', (value, shown) => {
    expect(messageFor(value)).toBe(
      `Cannot set credentials to ${shown}: it must be a boolean. Write true, or leave it out.`,
    )
  })

  test.each<readonly [name: string, value: unknown]>([
    ['a string', 'x'.repeat(1 << 20)],
    ['a regular expression', new RegExp('x'.repeat(10_000))],
    ['a symbol', Symbol('x'.repeat(10_000))],
    ['a bigint', 10n ** 5000n],
    ['an instance', instanceOf('L'.repeat(2000))],
  ])('%s that is long is cut', (_, value) => {
    expect(messageFor(value).length).toBeLessThan(300)
  })

  test('a long name of an option, and a long list in one string, are cut', () => {
    for (const options of [
      { origin: APP, ['x'.repeat(100_000)]: true },
      { origin: APP, methods: 'x,'.repeat(100_000) },
      { origin: `https://${'x'.repeat(100_000)}.com/` },
      { origin: new URL(`https://${'x'.repeat(10_000)}.com`) },
    ]) {
      for (const { message } of issuesOf(options)) expect(message.length).toBeLessThan(800)
      expect(issuesOf(options)).toHaveLength(1)
    }
  })
})

test('options of any length are refused in linear time', () => {
  const long = 1 << 20
  const texts = ['a', '/', ':', '.', '@', '[', '//[', ':0', '*', 'a.', '\\', ' '].map((unit) =>
    unit.repeat(long / unit.length),
  )
  const start = performance.now()
  for (const text of texts) {
    for (const value of [text, `https://${text}`, `https:${text}`]) {
      expect(issuesOf({ origin: value, allowedHosts: [value], methods: [value] }).length).toBe(3)
      expect(issuesOf(value)).toHaveLength(1)
    }
  }
  // A regular expression that takes quadratic time would take minutes.
  expect(performance.now() - start).toBeLessThan(10_000)
})
