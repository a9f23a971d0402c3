import { expect, test } from 'vitest'
import { sortLines } from '../src/lab/sort-lines.ts'

test('sortLines sorts lines by their URLs, and adds a line without a URL to the next line with one', () => {
  const idOf = (text: string) => /\/case\/(\d+)/.exec(text)?.[1] ?? null
  const lines = [
    { text: 'Failed to load resource: net::ERR_FAILED', url: 'http://a.test/case/1' },
    { text: 'blocked: http://a.test/case/1', url: null },
    { text: 'a reason', url: null },
    { text: 'cannot load', url: 'http://a.test/case/2' },
    { text: 'again: http://a.test/case/1', url: null },
    { text: 'about nothing', url: null },
  ]
  expect([...sortLines(lines, idOf)]).toEqual([
    ['1', ['blocked: http://a.test/case/1', 'again: http://a.test/case/1']],
    ['2', ['a reason', 'cannot load']],
  ])
})
