import { describe, expect, test } from 'vitest'
import { type CorsDecision, Decision, freezeDecision } from './cors-decision.ts'

const decision = (vary: string[]): Decision =>
  freezeDecision(new Decision('actual', null, null, [['A', 'b']], vary))

describe('the merged Vary of a decision', () => {
  test('has the names of the response first, and does not depend on earlier merges', () => {
    const byOrigin = decision(['Origin'])
    for (const [current, merged] of [
      ['Accept', 'Accept, Origin'],
      ['Accept', 'Accept, Origin'],
      ['Accept-Language', 'Accept-Language, Origin'],
      ['Accept', 'Accept, Origin'],
      ['*', '*'],
      ['origin', 'origin'],
    ] as const) {
      expect(Decision.mergedVary(byOrigin, current)).toBe(merged)
    }
  })

  test('has the names of the decision if the response has an empty Vary', () => {
    expect(Decision.mergedVary(decision(['Origin']), '')).toBe('Origin')
    expect(Decision.mergedVary(decision([]), '')).toBe('')
  })

  test('has the names of its own decision, and not those of another one', () => {
    const one = decision(['Origin'])
    const other = decision(['X-Tenant'])
    expect(Decision.mergedVary(one, 'Accept')).toBe('Accept, Origin')
    expect(Decision.mergedVary(other, 'Accept')).toBe('Accept, X-Tenant')
    expect(Decision.mergedVary(one, 'Accept')).toBe('Accept, Origin')
  })
})

test('the names for Headers are in lower case, and the public ones are not', () => {
  const made = decision(['Origin'])
  expect(Decision.headerList(made)).toEqual(['a', 'b'])
  expect(made.headers).toEqual([['A', 'b']])
})

test('a decision of another copy of the package, or a modified copy, is read through its public properties', () => {
  const made: CorsDecision = decision(['Origin'])
  const plain: CorsDecision = { ...made }
  expect(Decision.headerList(plain)).toEqual(Decision.headerList(made))
  expect(Decision.varyValue(plain)).toBe('Origin')
  expect(Decision.mergedVary(plain, 'Accept')).toBe('Accept, Origin')
  expect(Decision.mergedVary({ ...made, vary: [] }, '')).toBe('')
  expect(Decision.varyValue({ ...made, vary: ['A', 'B'] })).toBe('A, B')
})

test('a frozen decision and its parts cannot be changed', () => {
  const frozen = decision(['Origin'])
  for (const part of [frozen, frozen.headers, frozen.headers[0], frozen.vary]) {
    expect(Object.isFrozen(part)).toBe(true)
  }
})
