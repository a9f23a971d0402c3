import { expect, test } from 'vitest'
import { type HeadEntry, readHeadEntries, writeHeadEntries } from './head-entries.js'

test.each<readonly [name: string, given: unknown, entries: readonly (readonly unknown[])[] | null]>(
  [
    ['nothing', undefined, []],
    ['null', null, []],
    [
      'an object',
      { A: '1', B: ['2', '3'] },
      [
        ['A', '1'],
        ['B', ['2', '3']],
      ],
    ],
    ['an object without a prototype', Object.assign(Object.create(null), { A: 1 }), [['A', 1]]],
    ['what an object inherits', Object.create({ A: '1' }), []],
    [
      'a flat array',
      ['A', '1', 'A', ['2', '3']],
      [
        ['A', '1'],
        ['A', ['2', '3']],
      ],
    ],
    ['an empty array', [], []],
    [
      'pairs',
      [
        ['A', '1'],
        ['A', ['2']],
      ],
      [
        ['A', '1'],
        ['A', ['2']],
      ],
    ],
    ['half a pair', ['A', '1', 'B'], null],
    ['a number', 5, []],
    [
      'text, of which Node.js makes headers',
      'ab',
      [
        ['0', 'a'],
        ['1', 'b'],
      ],
    ],
    ['a Map, which it does not take', new Map([['A', '1']]), []],
  ],
)('reads %s', (_, given, entries) => {
  expect(readHeadEntries(given)).toEqual(entries)
})

test('writes them in the form that was given', () => {
  const entries: HeadEntry[] = [
    ['A', '1'],
    ['B', ['2', '3']],
  ]
  expect(writeHeadEntries(entries, { X: '1' })).toEqual({ A: '1', B: ['2', '3'] })
  expect(writeHeadEntries(entries, ['X', '1'])).toEqual(['A', '1', 'B', ['2', '3']])
  expect(writeHeadEntries(entries, [['X', '1']])).toEqual(entries)
  expect(writeHeadEntries([['__proto__', '1']], {})).toHaveProperty(['__proto__'], '1')
})

test('lists are copied, since Node.js appends to them', () => {
  const cookies = ['a=1']
  const [, copy] = writeHeadEntries([['Set-Cookie', cookies]], ['X', '1']) as unknown[]
  expect(copy).toEqual(cookies)
  expect(copy).not.toBe(cookies)
})
