import { describe, expect, test } from 'vitest'
import { isAllowed, isUsable, preflightsOf, readableOf } from '../src/rule/authors-rule.ts'
import type { Deed, Policy } from '../src/rule/policy.ts'

const POLICY: Policy = {
  origin: ['https://app.example.com', 'https://*.b.example.com', 'https://pr-*.example.com'],
  methods: ['PUT'],
  allowedHeaders: ['x-a'],
  exposedHeaders: ['etag'],
  credentials: false,
}
const DEED: Deed = {
  origin: 'https://app.example.com',
  api: 'fetch',
  method: 'GET',
  headers: [],
  credentials: 'omit',
  body: null,
  upload: false,
  times: 1,
}

describe('isAllowed', () => {
  test.each([
    ['a listed origin', true, {}],
    ['a look-alike', false, { origin: 'https://app.example.com.evil.example' }],
    ['another scheme', false, { origin: 'http://app.example.com' }],
    ['another port', false, { origin: 'https://app.example.com:8443' }],
    ['two labels under a star', true, { origin: 'https://x.y.b.example.com' }],
    ['the apex', false, { origin: 'https://b.example.com' }],
    ['a part of a label', true, { origin: 'https://pr-7.example.com' }],
    ['a dot in that part', false, { origin: 'https://pr-7.x.example.com' }],
    ['nothing in that part', false, { origin: 'https://pr-.example.com' }],
    ['an opaque origin', false, { origin: 'null' }],
    ['credentials', false, { credentials: 'include' }],
    ['a safelisted method', true, { method: 'POST' }],
    ['a listed method', true, { method: 'PUT' }],
    ['another method', false, { method: 'DELETE' }],
    ['a listed header', true, { headers: [['X-A', '1']] }],
    ['another header', false, { headers: [['X-B', '1']] }],
    ['a safelisted value', true, { headers: [['Content-Type', 'text/plain']] }],
    ['another value', false, { headers: [['Content-Type', 'application/json']] }],
  ] as const)('for %s the rule returns %s', (_, expected, more) => {
    expect(isAllowed(POLICY, { ...DEED, ...more })).toBe(expected)
  })
})

test('only scripts can read an error response, and only images can show it', () => {
  const usable = (status: number) =>
    (['fetch', 'XMLHttpRequest', 'image', 'font', 'import()', 'EventSource'] as const).filter(
      (api) => isUsable(api, status),
    )
  expect(usable(200)).toHaveLength(6)
  expect(usable(201)).toEqual(['fetch', 'XMLHttpRequest', 'image', 'font', 'import()'])
  expect(usable(404)).toEqual(['fetch', 'XMLHttpRequest', 'image'])
})

test('the rule compares names of headers without case', () => {
  expect(readableOf(POLICY, ['ETag', 'X-B'])).toEqual(['ETag'])
  expect(readableOf({ ...POLICY, exposedHeaders: '*' }, ['ETag', 'X-B'])).toEqual(['ETag', 'X-B'])
})

describe('preflightsOf', () => {
  test.each([
    ['a safelisted request needs no preflight', 0, POLICY, {}],
    ['a method needs one preflight for both requests', 1, POLICY, { method: 'PUT' }],
    ['a header needs one preflight', 1, POLICY, { headers: [['X-A', '1']] as const }],
    ['an upload listener needs one preflight', 1, POLICY, { method: 'POST', upload: true }],
    ['a denied preflight is sent again', 2, POLICY, { method: 'DELETE' }],
    ['a preflight is sent again if maxAge is 0', 2, { ...POLICY, maxAge: 0 }, { method: 'PUT' }],
  ])('%s', (_, expected, policy, more) => {
    expect(preflightsOf(policy, { ...DEED, times: 2, ...more })).toBe(expected)
  })
})
