import { type CorsDecision, type CorsHeaders, createCors } from '@webcors/core'
import { mergeVary } from '@webcors/core/adapter'
import { describe, expect, test } from 'vitest'
import { decidedHead } from './decided-head.js'

function decision(headers: CorsHeaders, vary: readonly string[] = []): CorsDecision {
  return { kind: 'actual', allowed: true, reason: null, status: null, headers, vary }
}

describe('lines', () => {
  test('lines has the headers with a value, and then `Vary`', () => {
    const decided = decidedHead(
      decision(
        [
          ['A', '1'],
          ['B', ''],
          ['C', 'd, e'],
        ],
        ['Origin', 'X-Tenant'],
      ),
    )
    expect(decided.lines(false)).toBe('A: 1\r\nC: d, e\r\n')
    expect(decided.lines(true)).toBe('A: 1\r\nC: d, e\r\nVary: Origin, X-Tenant\r\n')
    expect(decided.headers).toEqual([
      ['A', '1'],
      ['C', 'd, e'],
    ])
    expect(decided.entries.map(([name]) => name)).toEqual(['a', 'c'])
  })

  test('lines is empty for a decision without headers and names', () => {
    const decided = decidedHead(decision([['Timing-Allow-Origin', '']]))
    expect([decided.lines(false), decided.lines(true)]).toEqual(['', ''])
  })

  test.each(['a\r\nSet-Cookie: b=1', 'a\nb', 'a\0b', 'a\u0100', '\u007f'])(
    'lines throws for a value that Node.js refuses: %j',
    (value) => {
      const refused = expect.objectContaining({ code: 'ERR_INVALID_CHAR' })
      const decided = decidedHead(decision([['A', value]]))
      for (let time = 0; time < 2; time++) expect(() => decided.lines(false)).toThrow(refused)
      expect(() => decidedHead(decision([], [value])).lines(true)).toThrow(refused)
    },
  )
})

describe('decidedHead', () => {
  const asked = { method: 'GET', requestMethod: null, requestHeaders: null }
  const APP = 'https://app.example.com'

  test('decidedHead returns the same object for a decision that core reuses', () => {
    const policy = createCors({ origin: [APP, 'https://b.example.com'] })
    const decide = (origin: string) => policy.decide({ ...asked, origin }) as CorsDecision
    expect(decidedHead(decide(APP))).toBe(decidedHead(decide(APP)))
    expect(decidedHead(decide(APP))).not.toBe(decidedHead(decide('https://b.example.com')))
  })

  test('decidedHead reads a decision that is not frozen each time', () => {
    const changing = { ...decision([['A', '1']]) }
    expect(decidedHead(changing).lines(false)).toBe('A: 1\r\n')
    changing.headers = [['A', '2']]
    expect(decidedHead(changing).lines(false)).toBe('A: 2\r\n')
  })
})

test('mergeVary returns the same as mergeVary of core, in every order of calls', () => {
  const values = ['', 'Accept-Encoding', 'origin', '*', 'Accept-Encoding, Origin', 'Origin,']
  for (const names of [[], ['Origin'], ['Origin', 'Access-Control-Request-Method']]) {
    const decided = decidedHead(decision([], names))
    for (const before of values) {
      for (const value of values) {
        decided.mergeVary(before)
        for (let time = 0; time < 2; time++) {
          expect(decided.mergeVary(value)).toBe(mergeVary(value, names) ?? '')
        }
      }
    }
    expect(decided.mergeVary(['Accept', 'Cookie'])).toBe(mergeVary('Accept,Cookie', names))
  }
})
