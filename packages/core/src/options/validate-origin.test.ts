import { describe, expect, test } from 'vitest'
import { createCors, type OriginPattern } from '../index.ts'
import { APP, codesOf, EVIL, issueOf, issuesOf } from '../policy/policy.test-util.ts'

/** The value of an environment variable that is not set. */
const UNSET = undefined

describe('known defect 1: an origin of another type', () => {
  class Origins {
    readonly list = [APP]
  }
  const hosts = Object.create(null) as object
  const TABLE: readonly (readonly [type: string, value: unknown, shown: string, fix: RegExp])[] = [
    ['true', true, 'true', /^List the origins that may read, or write origin: '\*' for any\.$/],
    ['false', false, 'false', /^List the origins, or do without the policy\.$/],
    ['a number', 0, '0', /^Write it in full, such as "https:\/\/app\.example\.com"\.$/],
    ['NaN', Number.NaN, 'NaN', /^Write it in full/],
    ['a bigint', 1n, '1', /^Write it in full/],
    ['a symbol', Symbol('x'), 'Symbol(x)', /^Write it in full/],
    ['a Set', new Set([APP]), 'a Set', /^Write \[\.\.\.set\]\.$/],
    ['a URL', new URL(APP), 'a URL', /^Write "https:\/\/app\.example\.com"\.$/],
    [
      'a URL of an app',
      new URL('capacitor://localhost'),
      'a URL',
      /^Write "capacitor:\/\/localhost"\.$/,
    ],
    ['a Promise', Promise.resolve(APP), 'a Promise', /^Await it first, or write a/],
    ['a Map', new Map([[APP, true]]), 'a Map', /^Write it in full/],
    ['an object', { [APP]: true }, 'an object', /^Write it in full/],
    ['an object without prototype', hosts, 'an object', /^Write it in full/],
    ['an instance', new Origins(), 'an Origins', /^Write it in full/],
    ['a String object', Object(APP), 'a String', /^Write it in full/],
    ['a date', new Date(0), 'a Date', /^Write it in full/],
  ]

  test.each(TABLE)('%s is refused, and the fix says what to write', (_, value, shown, fix) => {
    for (const [options, path] of [
      [{ origin: value }, ['origin']],
      [{ origin: [value] }, ['origin', 0]],
      [{ origin: [APP, value] }, ['origin', 1]],
    ] as const) {
      const issue = issueOf(options)
      expect(issue).toMatchObject({ code: 'origin-type', path, value })
      expect(issue.message).toContain(`Cannot allow ${shown} as an origin: `)
      expect(issue.fix).toMatch(fix)
    }
  })

  test.each([
    ['a list in a list', [[APP]], 'Write one flat list.'],
    ['true in a list in a list', [[true]], 'Write one flat list.'],
    [
      'a predicate in a list',
      [APP, () => true],
      'Write origin: (origin) => allowed.has(origin), with the other origins in allowed.',
    ],
  ])('the fix for %s says what to write', (_, origin, fix) => {
    const index = origin.length - 1
    const issue = issueOf({ origin })
    expect(issue).toMatchObject({ code: 'origin-type', path: ['origin', index], fix })
    expect(issue.value).toBe(origin[index])
  })
})

describe('known defect 3: a missing origin', () => {
  test.each([
    ['undefined', { origin: UNSET }, ['origin']],
    ['the empty string', { origin: '' }, ['origin']],
    ['no origin', {}, ['origin']],
    ['an empty list', { origin: [] }, ['origin']],
    ['undefined in a list', { origin: [APP, UNSET] }, ['origin', 1]],
    ['the empty string in a list', { origin: ['', APP] }, ['origin', 0]],
    ['a hole in a list', { origin: [, APP] }, ['origin', 0]], // oxlint-disable-line no-sparse-arrays
    ['a misspelled option', { orgin: APP }, ['origin']],
  ])('%s is refused', (_, options, path) => {
    const missing = issuesOf(options).filter(({ code }) => code === 'origin-missing')
    expect(missing).toHaveLength(1)
    expect(missing[0]).toMatchObject({
      path,
      fix: "List the origins that may read, or write origin: '*' for any.",
    })
    expect(missing[0]?.message).toContain('as when an environment variable is not set')
  })

  test('an origin with the text "undefined" or "null" from a template is refused', () => {
    expect(codesOf({ origin: `${UNSET}` })).not.toEqual([])
    expect(codesOf({ origin: `https://${UNSET}.` })).not.toEqual([])
    expect(codesOf({ origin: String(null) })).toEqual(['origin-null'])
  })
})

describe('known defect 4: the opaque origin is refused', () => {
  test.each([
    [null, ['origin']],
    ['null', ['origin']],
    [[null], ['origin', 0]],
    [
      [APP, 'null'],
      ['origin', 1],
    ],
  ])('%j', (origin, path) => {
    const issue = issueOf({ origin })
    expect(issue).toMatchObject({ code: 'origin-null', path })
    expect(issue.message).toContain('every sandboxed frame')
  })
})

describe('fixes that suggest any origin', () => {
  test.each([
    [{ origin: true }],
    [{ origin: null }],
    [{ origin: 'null' }],
    [{ origin: '' }],
    [{ origin: undefined }],
    [{ origin: [] }],
    [{ origin: ['*'] }],
  ])("the fix for %j suggests '*', unless '*' would be refused", ({ origin }) => {
    expect(issueOf({ origin }).fix).toContain("origin: '*'")
    for (const more of [
      { credentials: true },
      { crossOriginProtection: true },
      { crossOriginProtection: 'all' },
    ]) {
      expect(issueOf({ origin, ...more }).fix).not.toContain("'*'")
    }
  })
})

describe('known defect 6: a regular expression', () => {
  test.each([/example\.com/, /^https:\/\/.*\.example\.com$/g, /(?:)/])(
    '%s is refused',
    (origin) => {
      for (const options of [{ origin }, { origin: [origin] }]) {
        const issue = issueOf(options)
        expect(issue.code).toBe('origin-type')
        expect(issue.message).toContain(
          `Cannot allow the regular expression ${String(origin)} as an origin: an origin is a string. `,
        )
        expect(issue.fix).toBe(
          'Write a pattern such as "https://*.example.com". fromExpressCors of @webcors/node/express-cors finds the pattern for a regular expression.',
        )
      }
    },
  )
})

describe('known defect 8: names of properties that every object has', () => {
  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'])(
    '%s is not an origin',
    (name) => {
      expect(codesOf({ origin: [name] })).toHaveLength(1)
      expect(createCors({ origin: APP }).allows(name)).toBe(false)
      expect(createCors({ origin: 'https://*.example.com' }).allows(name)).toBe(false)
    },
  )
})

test('the message for each type and text that is not an origin names the reason', () => {
  const origins = [
    true,
    false,
    [() => true],
    'https://a.example https://b.example',
    'file:///a',
    [new URL('about:blank')],
  ]
  const messages = origins.map((origin) => issueOf({ origin }).message)
  expect(messages.join('\n')).toMatchInlineSnapshot(`
    "Cannot allow true as an origin: true would mean everyone. List the origins that may read, or write origin: '*' for any.
    Cannot allow false as an origin: an origin is a string. List the origins, or do without the policy.
    Cannot allow a function as an origin: a predicate cannot stand in a list. Write origin: (origin) => allowed.has(origin), with the other origins in allowed.
    Cannot allow origin "https://a.example https://b.example": it is more than one origin. Write a list of strings, or originsFrom(text).
    Cannot allow origin "file:///a": pages of files send "null" or "file://", which every app on every device has. Serve the page over http, or write a predicate: origin: (origin) => origin === 'file://'.
    Cannot allow a URL as an origin: no page can have such an origin. Write it in full, such as "https://app.example.com"."
  `)
})

test('a wildcard in a list is refused', () => {
  for (const origin of [['*'], ['*', APP]]) {
    expect(issueOf({ origin })).toEqual({
      code: 'origin-wildcard-in-list',
      path: ['origin', 0],
      value: '*',
      message: `Cannot allow origin "*": it allows everyone, so the other entries mean nothing. Remove it, or write origin: '*' without a list.`,
      fix: "Remove it, or write origin: '*' without a list.",
    })
  }
})

test('every invalid entry of a list is reported with its index', () => {
  const origin = ['https://a.example/', APP, 'null', null, '*', 1, 'https://*', '']
  expect(issuesOf({ origin }).map(({ code, path }) => [code, path[1]])).toEqual([
    ['origin-not-serialized', 0],
    ['origin-null', 2],
    ['origin-null', 3],
    ['origin-wildcard-in-list', 4],
    ['origin-type', 5],
    ['origin-pattern-invalid', 6],
    ['origin-missing', 7],
  ])
})

test('a list that is changed afterwards does not change the policy', () => {
  const origin: OriginPattern[] = [APP]
  const policy = createCors({ origin })
  origin.push(EVIL)
  origin.shift()
  expect(policy.allows(APP)).toBe(true)
  expect(policy.allows(EVIL)).toBe(false)
})
