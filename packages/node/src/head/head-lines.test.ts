import type { CorsHeaders } from '@webcors/core'
import { expect, test } from 'vitest'
import { headLines } from './head-lines.js'

test('headers become lines, and those without a value are left out', () => {
  expect(headLines([])).toMatchObject({ text: '', stored: [] })
  expect(headLines([['Timing-Allow-Origin', '']])).toMatchObject({ text: '', stored: [] })
  const headers = [
    ['A', '1'],
    ['B', ''],
    ['C', 'd, e'],
  ] as const
  const stored = [
    ['a', headers[0]],
    ['c', headers[2]],
  ]
  expect(headLines(headers)).toMatchObject({ text: 'A: 1\r\nC: d, e\r\n', stored })
})

test('what is remembered is what would be written, in whatever order it is asked for', () => {
  const lists: CorsHeaders[] = [
    [],
    [['A', '1']],
    [['A', '2']],
    [['B', '1']],
    [
      ['A', '1'],
      ['B', '1'],
    ],
    [
      ['A', '1'],
      ['B', '2'],
    ],
    [
      ['B', '1'],
      ['A', '1'],
    ],
  ]
  for (const before of lists) {
    for (const headers of lists) {
      headLines(before)
      const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
      expect(headLines(headers).text).toBe(lines)
      expect(headLines(structuredClone(headers)).text).toBe(lines)
    }
  }
})

test.each(['a\r\nSet-Cookie: b=1', 'a\nb', 'a\0b', 'a\u0100', '\u007f'])(
  'what would be another line, or no header, is refused as Node.js refuses it: %j',
  (value) => {
    for (let time = 0; time < 2; time++) {
      expect(() => headLines([['A', value]])).toThrow(
        expect.objectContaining({ code: 'ERR_INVALID_CHAR' }),
      )
    }
  },
)
