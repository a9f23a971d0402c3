import { expect, test } from 'vitest'
import { table } from '../src/report/markdown.ts'

test('a table aligns numbers right, and escapes bars in cells', () => {
  expect(table(['Host', 'pairs'], [['a|b', 1200]])).toBe(
    '| Host | pairs |\n| --- | ---: |\n| a\\|b | 1,200 |',
  )
})
