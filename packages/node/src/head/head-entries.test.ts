import { expect, test } from 'vitest'
import { type HeadEntry, readHeadEntries, writeHeadEntries } from './head-entries.js'

test.each<readonly [name: string, given: unknown, entries: readonly (readonly unknown[])[] | null]>(
  [
    ['undefined', undefined, []],
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
    ['an object with inherited properties', Object.create({ A: '1' }), []],
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
    ['a flat array whose last name has no value', ['A', '1', 'B'], null],
    ['a number', 5, []],
    [
      'a text, whose characters Node.js enumerates',
      'ab',
      [
        ['0', 'a'],
        ['1', 'b'],
      ],
    ],
    ['a Map, whose entries Node.js ignores', new Map([['A', '1']]), []],
  ],
)('readHeadEntries reads %s as Node.js does', (_, given, entries) => {
  expect(readHeadEntries(given)).toEqual(entries)
})

test('writeHeadEntries writes entries in the form of the passed headers', () => {
  const entries: HeadEntry[] = [
    ['A', '1'],
    ['B', ['2', '3']],
  ]
  expect(writeHeadEntries(entries, { X: '1' })).toEqual({ A: '1', B: ['2', '3'] })
  expect(writeHeadEntries(entries, ['X', '1'])).toEqual(['A', '1', 'B', ['2', '3']])
  expect(writeHeadEntries(entries, [['X', '1']])).toEqual(entries)
  expect(writeHeadEntries([['__proto__', '1']], {})).toHaveProperty(['__proto__'], '1')
})

test('writeHeadEntries copies arrays of values, because Node.js appends to them', () => {
  const cookies = ['a=1']
  const [, copy] = writeHeadEntries([['Set-Cookie', cookies]], ['X', '1']) as unknown[]
  expect(copy).toEqual(cookies)
  expect(copy).not.toBe(cookies)
})
