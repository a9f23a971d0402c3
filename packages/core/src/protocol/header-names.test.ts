import { expect, test } from 'vitest'
import { isCorsResponseHeaderName } from './header-names.ts'

test.each([
  ['access-control-allow-origin', true],
  ['access-control-anything', true],
  ['access-control', false],
  ['x-access-control-allow-origin', false],
  ['timing-allow-origin', false],
  ['vary', false],
])('the answer whether a policy owns the response header %s is %s', (name, isOwned) => {
  expect(isCorsResponseHeaderName(name)).toBe(isOwned)
})
