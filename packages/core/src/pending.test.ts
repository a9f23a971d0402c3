import { expect, test } from 'vitest'
import { codesOf } from './policy.test-util.js'

test('two origins on two lines are more than one', () => {
  expect(codesOf({ origin: 'https://a.example\nhttps://b.example' })).toEqual(['origin-invalid'])
})

test('a path alone is no host', () => {
  expect(codesOf({ origin: '/app' })).toEqual(['origin-invalid'])
})
