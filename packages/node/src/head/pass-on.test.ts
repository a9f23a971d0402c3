import type { CorsDecision } from '@webcors/core'
import { describe, expect, test } from 'vitest'
import { decidedHead } from './decided-head.js'
import { addRemoved, isOwned, type Removed } from './owned-headers.js'
import { type PassedOn, passOn } from './pass-on.js'
import { takeStored } from './take-stored.js'

const decide = (more: Partial<CorsDecision> = {}): CorsDecision => ({
  kind: 'actual',
  allowed: true,
  reason: null,
  status: null,
  headers: [['Access-Control-Allow-Origin', 'https://app.example.com']],
  vary: ['Origin'],
  ...more,
})
const TIMED = decide({ headers: [['Timing-Allow-Origin', '*']] })
const NO_VARY = decide({ vary: [] })

const pass = (given: unknown, decision = decide()): PassedOn =>
  passOn(given, decision, decidedHead(decision))

describe('isOwned and addRemoved', () => {
  test.each([
    ['access-control-allow-origin', true, true],
    ['access-control-anything', true, true],
    ['timing-allow-origin', false, true],
    ['accept-ranges', false, false],
    ['x-access-control-allow-origin', false, false],
    ['vary', false, false],
  ])('isOwned(%j) is %s, and %s with timingAllowOrigin', (name, isOwnedAlways, isOwnedIfTimed) => {
    expect(isOwned(name, decide())).toBe(isOwnedAlways)
    expect(isOwned(name, TIMED)).toBe(isOwnedIfTimed)
  })

  test('addRemoved joins all lines of a removed header', () => {
    const removed: Removed = new Map()
    addRemoved(removed, 'a', ['1', '2'])
    addRemoved(removed, 'a', 3)
    addRemoved(removed, 'b', undefined)
    expect([...removed]).toEqual([
      ['a', '1, 2, 3'],
      ['b', 'undefined'],
    ])
  })
})

describe('passOn', () => {
  test.each([undefined, null])('passOn returns no headers for %s', (given) => {
    expect(pass(given)).toEqual({
      headers: undefined,
      given: undefined,
      list: null,
      hasVary: false,
      hasExpect: false,
      removed: null,
    })
  })

  test.each([
    ['no header', {}],
    ['headers of the application', { 'Content-Type': 'text/plain', Etag: '"a"', 'X-A': '1' }],
    [
      'names with the same first letters',
      { Accept: '1', Expires: '0', Trailer: 'x', Via: '1.1 a' },
    ],
    ['Timing-Allow-Origin, which the policy does not own', { 'Timing-Allow-Origin': '*' }],
  ])('passOn passes on the same object: %s', (_, given) => {
    const passed = pass(given)
    expect(passed.headers).toBe(given)
    expect(passed).toMatchObject({ given, list: null, hasVary: false, hasExpect: false })
    expect(passed.removed).toBeNull()
  })

  test.each([
    ['Vary', { Vary: 'Accept', 'X-A': '1' }, { Vary: 'Accept, Origin', 'X-A': '1' }],
    ['vary', { vary: 'Origin' }, { vary: 'Origin' }],
    ['VARY', { VARY: '*' }, { VARY: '*' }],
    ['several lines', { Vary: ['A', 'B'] }, { Vary: 'A,B, Origin' }],
  ])('passOn merges the names of the decision into Vary: %s', (_, given, headers) => {
    const before = structuredClone(given)
    expect(pass(given)).toMatchObject({ headers, list: null, hasVary: true, removed: null })
    expect(given).toEqual(before)
  })

  test('passOn does not change Vary if the decision has no names, or if the value is undefined', () => {
    const given = { Vary: 'Accept' }
    const passed = pass(given, NO_VARY)
    expect(passed.headers).toBe(given)
    expect(passed.hasVary).toBe(false)
    expect(pass({ Vary: undefined })).toMatchObject({ hasVary: false })
  })

  test('passOn merges two Vary of an object into one', () => {
    expect(pass({ Vary: 'A', vary: 'B' })).toMatchObject({ hasVary: true })
    expect(Object.values(pass({ Vary: 'A', vary: 'B' }).headers as object).join()).toBe(
      'A, B, Origin',
    )
  })

  test('passOn ignores a Vary that an object inherits', () => {
    const given = Object.create({ Vary: 'Accept' }) as object
    expect(pass(given)).toMatchObject({ headers: {}, hasVary: false })
  })

  test('passOn leaves out the headers that the policy owns, in every form', () => {
    const removed = new Map([['access-control-max-age', '5']])
    const forms = [
      { 'X-A': '1', 'Access-Control-Max-Age': '5' },
      ['X-A', '1', 'ACCESS-CONTROL-MAX-AGE', '5'],
      [
        ['X-A', '1'],
        ['access-control-max-age', '5'],
      ],
    ]
    expect(forms.map((given) => pass(given).headers)).toEqual([
      { 'X-A': '1' },
      ['X-A', '1'],
      [['X-A', '1']],
    ])
    for (const given of forms) expect(pass(given)).toMatchObject({ removed, hasVary: false, given })
    expect(forms.map((given) => pass(given).list)).toEqual([null, [['X-A', '1']], [['X-A', '1']]])
    expect(pass({ 'Timing-Allow-Origin': 'a' }, TIMED)).toMatchObject({
      headers: {},
      removed: new Map([['timing-allow-origin', 'a']]),
    })
  })

  test('passOn merges several Vary of a flat array into one, at the place of the first', () => {
    expect(pass(['vary', 'A', 'X-A', '1', 'Vary', 'B'])).toMatchObject({
      headers: ['Vary', 'A, B, Origin', 'X-A', '1'],
      hasVary: true,
    })
    expect(pass(['Vary', 'A', 'vary', 'B'], NO_VARY)).toMatchObject({
      headers: ['Vary', 'A', 'vary', 'B'],
      hasVary: false,
    })
  })

  test.each([[{ Expect: '1' }], [['EXPECT', '1']], [[['expect', '1']]]])(
    'passOn finds the header Expect in %o',
    (given) => {
      expect(pass(given)).toMatchObject({ hasExpect: true, hasVary: false, removed: null })
    },
  )

  test('passOn passes on names without a value and entries that are not pairs, which Node.js refuses', () => {
    const half = ['Access-Control-Max-Age', '5', 'A']
    expect(pass(half)).toMatchObject({ headers: half, list: null, removed: null })
    expect(pass([['A', '1'], null, [5, '1']]).headers).toEqual([['A', '1'], null, [5, '1']])
  })
})

describe('takeStored', () => {
  function storeOf(headers: Record<string, string | string[]>) {
    const stored = new Map(Object.entries(headers))
    return {
      stored,
      getHeader: (name: string) => stored.get(name),
      getHeaderNames: () => [...stored.keys()],
      setHeader: (name: string, value: string | string[]) => void stored.set(name, value),
      removeHeader: (name: string) => void stored.delete(name),
    }
  }

  test('takeStored returns no names for a response without stored headers', () => {
    expect(takeStored(storeOf({}) as never, decide())).toEqual({
      names: [],
      hasVary: false,
      hasExpect: false,
      removed: null,
    })
  })

  test.each([
    ['vary', true, false],
    ['expect', false, true],
    ['etag', false, false],
  ])(
    'takeStored reports whether %s is stored, and does not remove it',
    (name, hasVary, hasExpect) => {
      const store = storeOf({ [name]: '1' })
      const found = takeStored(store, decide())
      expect(found).toEqual({ names: [name], hasVary, hasExpect, removed: null })
      expect([...store.stored.keys()]).toEqual([name])
    },
  )

  test('takeStored removes the headers that the policy owns, and returns them', () => {
    const store = storeOf({
      'access-control-allow-origin': '*',
      etag: '"a"',
      'access-control-expose-headers': ['A', 'B'],
    })
    expect(takeStored(store, decide()).removed).toEqual(
      new Map([
        ['access-control-allow-origin', '*'],
        ['access-control-expose-headers', 'A, B'],
      ]),
    )
    expect([...store.stored.keys()]).toEqual(['etag'])
  })
})
