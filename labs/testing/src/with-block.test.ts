import { expect, test } from 'vitest'
import { withBlock } from './with-block.ts'

test('withBlock replaces only the named block', () => {
  const page = 'before\n<!-- x: written by the run -->\nold\n<!-- x: end -->\nafter\n'
  const once = withBlock(page, 'x', 'new')
  expect(once).toBe('before\n<!-- x: written by the run -->\n\nnew\n\n<!-- x: end -->\nafter\n')
  expect(withBlock(once, 'x', 'new')).toBe(once)
  expect(() => withBlock(page, 'y', 'new')).toThrow(
    'Cannot write "y": the page has no marks for it',
  )
})
