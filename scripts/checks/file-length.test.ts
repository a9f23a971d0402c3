import { expect, test } from 'vitest'
import { fileLength } from './file-length.ts'
import { violations } from './violations.test-util.ts'

const lines = (count: number) => 'export {}\n'.repeat(count)

test('a file of more than 250 lines is refused', () => {
  expect(violations(fileLength, { 'packages/core/src/a.ts': lines(251) })).toEqual([
    'packages/core/src/a.ts:251 251 lines, and 250 is the limit: split it by what changes together',
  ])
})

test('250 lines are fine, and so are long tests and long texts', () => {
  expect(violations(fileLength, { 'apps/a/src/a.ts': lines(250) })).toEqual([])
  expect(violations(fileLength, { 'apps/a/src/a.test.ts': lines(251) })).toEqual([])
  expect(violations(fileLength, { 'docs/a.md': lines(251) })).toEqual([])
})
