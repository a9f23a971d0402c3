import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CorsIssue } from '../index.ts'
import {
  exactOrigin,
  nearlyOriginOf,
  originPattern,
} from '../origin/origin-arbitraries.test-util.ts'
import { APP, issuesOf } from '../policy/policy.test-util.ts'

// A failure prints the seed and the path of the smallest counterexample: give both to `fc.assert`
// to see it again.
const SEED = 6454

type Options = Readonly<Record<string, unknown>>

/** @returns the literal that a fix says to write, or `undefined` if it says something else */
function literalOf({ fix }: CorsIssue): string | undefined {
  const [, literal] = /^Write (".*?"|\d+)(?:\.|, (?:in the page|or set))/.exec(fix) ?? []
  return literal
}

/** Copies options with another value at a path. */
function replace(
  options: unknown,
  [key, ...rest]: readonly PropertyKey[],
  value: unknown,
): unknown {
  if (key === undefined) return value
  const copy = Array.isArray(options) ? [...(options as unknown[])] : { ...(options as object) }
  const at = copy as Record<PropertyKey, unknown>
  at[key] = replace(at[key], rest, value)
  return copy
}

/**
 * Applies each fix that names a literal, checks that the place has no issue left, and returns the
 * number of fixes.
 */
function applyFixes(options: Options): number {
  let applied = 0
  for (const issue of issuesOf(options)) {
    const literal = literalOf(issue)
    if (literal === undefined) continue
    applied++
    const fixed = replace(options, issue.path, JSON.parse(literal) as unknown)
    const left = issuesOf(fixed).filter(({ path }) => String(path) === String(issue.path))
    if (left.length > 0) throw new Error(`${issue.message} leads to: ${left[0]?.message}`)
  }
  return applied
}

const text = fc.oneof(
  originPattern.chain((pattern) => nearlyOriginOf(pattern)),
  exactOrigin.map((origin) => `${origin}/path`),
  exactOrigin.map((origin) => origin.replace(/^\w+:\/\//, '')),
  exactOrigin.map((origin) => origin.replace(/^https?/, 'htps')),
  fc.webUrl(),
  fc.domain(),
  fc.emailAddress(),
  fc.string({ unit: fc.constantFrom(...'htps:/.a1[]-_@*#?\\,% '.split('')), maxLength: 24 }),
  fc.string({ unit: fc.constantFrom(...':/.a1-_@\\*'.split('')) }).map((rest) => `https:${rest}`),
)
const flags = fc.record({
  credentials: fc.boolean(),
  crossOriginProtection: fc.constantFrom(false, true, 'all'),
  dangerouslyAllowInsecureOrigins: fc.boolean(),
  dangerouslyAllowPublicSuffixes: fc.boolean(),
})

test('every origin that a fix suggests is accepted with the same options', () => {
  let applied = 0
  fc.assert(
    fc.property(text, fc.boolean(), flags, (origin, inList, others) => {
      applied += applyFixes({ origin: inList ? [APP, origin] : origin, ...others })
    }),
    { seed: SEED, numRuns: 20_000 },
  )
  expect(applied).toBeGreaterThan(5000)
})

test('every host that a fix suggests is accepted', () => {
  const host = text.chain((origin) =>
    fc.constantFrom(origin, origin.replace(/^\w+:\/\//, ''), origin.toUpperCase()),
  )
  let applied = 0
  fc.assert(
    fc.property(host, (allowed) => {
      applied += applyFixes({ origin: APP, allowedHosts: ['localhost', allowed] })
    }),
    { seed: SEED, numRuns: 20_000 },
  )
  expect(applied).toBeGreaterThan(2000)
})

test('every method and every number that a fix suggests is accepted', () => {
  const method = fc.constantFrom('patch', 'Patch', 'query', 'QuErY', 'PATCH')
  const number = fc.oneof(fc.double(), fc.integer(), fc.bigInt(), fc.integer().map(String))
  let applied = 0
  fc.assert(
    fc.property(method, number, (name, value) => {
      const origin = { test: () => true, timeoutSeconds: value, cacheSeconds: value }
      applied += applyFixes({ origin, methods: [name], maxAge: value })
    }),
    { seed: SEED, numRuns: 2000 },
  )
  expect(applied).toBeGreaterThan(2000)
})

test('every option that a fix names exists', () => {
  const names = fc.oneof(
    fc.constantFrom('allowOrigins', 'whitelist', 'supportsCredentials', 'hosts', 'maxage'),
    fc.constantFrom('origin', 'methods', 'allowedHeaders', 'maxAge').map((name) => name.slice(1)),
  )
  fc.assert(
    fc.property(names, (name) => {
      const [issue] = issuesOf({ origin: APP, [name]: 1 })
      const [, meant = ''] = /^(?:Did you mean "|Write )(\w+)/.exec(issue?.fix ?? '') ?? []
      const codes = issuesOf({ origin: APP, [meant]: APP }).map(({ code }) => code)
      expect(codes).not.toContain('option-unknown')
      expect(meant).not.toBe('')
    }),
    { seed: SEED, numRuns: 200 },
  )
})

test('options that a fix suggests are accepted', () => {
  let accepted = 0
  fc.assert(
    fc.property(fc.oneof(text, fc.array(text, { maxLength: 3 })), (options) => {
      const [issue] = issuesOf(options)
      const [, origin = ''] = /^Write \{ origin: (.*) \}\.$/.exec(issue?.fix ?? '') ?? []
      const meant: unknown = JSON.parse(origin)
      expect(issuesOf({ origin: meant })).toEqual([])
      if (meant !== 'https://app.example.com') accepted++
    }),
    { seed: SEED, numRuns: 5000 },
  )
  expect(accepted).toBeGreaterThan(500)
})
