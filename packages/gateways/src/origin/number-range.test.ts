import { describe, expect, test } from 'vitest'
import { numberRange } from './number-range.js'

describe('numberRange', () => {
  test.each([
    [0, 65_535],
    [1, 79],
    [81, 65_535],
    [444, 65_535],
    [7, 7],
    [10, 99],
    [100, 101],
  ])('numberRange matches the numbers from %i to %i, and no others up to 70,000', (low, high) => {
    const regex = new RegExp(`^(${numberRange(low, high)})$`)
    const numbers = Array.from({ length: 70_001 }, (_, number) => number)
    const isIn = (number: number): boolean => number >= low && number <= high
    expect(numbers.filter((number) => regex.test(String(number)) !== isIn(number))).toEqual([])
  })

  test('numberRange matches no leading zeros and no empty text', () => {
    const regex = new RegExp(`^(${numberRange(1, 65_535)})$`)
    expect(['', '01', '0080', '+1', '1 '].filter((text) => regex.test(text))).toEqual([])
  })

  test('numberRange uses only syntax that POSIX, RE2 and Java read in the same way', () => {
    expect(numberRange(1, 65_535)).not.toMatch(/\\|\(\?|[+*?]/)
  })
})
