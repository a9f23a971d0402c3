import { expect, test } from 'vitest'
import { table } from '../src/report/markdown.ts'

test('numbers are flush right, and bars do not end a cell', () => {
  expect(table(['Host', 'pairs'], [['a|b', 1200]])).toBe(
    '| Host | pairs |\n| --- | ---: |\n| a\\|b | 1,200 |',
  )
})
