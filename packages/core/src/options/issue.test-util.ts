import { expect } from 'vitest'
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
export const EXAMPLES: Readonly<Record<CorsIssueCode, Example>> = {
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
