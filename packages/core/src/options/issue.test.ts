import { describe, expect, test } from 'vitest'
import type { CorsIssue } from '../index.ts'
import { issuesOf } from '../policy/policy.test-util.ts'
import { EXAMPLES } from './issue.test-util.ts'

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
