import { expect, test } from 'vitest'
import { table } from '../src/report/markdown.ts'
import { withBlock } from '../src/report/write-block.ts'

test('a table aligns numbers right, and escapes bars in cells', () => {
  expect(table(['Host', 'pairs'], [['a|b', 1200]])).toBe(
    '| Host | pairs |\n| --- | ---: |\n| a\\|b | 1,200 |',
  )
})

test('replacing a block changes nothing else on the page', () => {
  const page = 'before\n<!-- x: written by the run -->\nold\n<!-- x: end -->\nafter\n'
  const once = withBlock(page, 'x', 'new')
  expect(once).toBe('before\n<!-- x: written by the run -->\n\nnew\n\n<!-- x: end -->\nafter\n')
  expect(withBlock(once, 'x', 'new')).toBe(once)
  expect(() => withBlock(page, 'y', 'new')).toThrow('The page has no place for "y"')
})
