import { expect, test } from 'vitest'
import * as next from './index.js'
import * as pages from './pages.js'

test('the names that this package exports', () => {
  expect(Object.keys(next).toSorted()).toEqual(['corsProxy', 'withCors'])
  expect(Object.keys(pages)).toEqual(['withCors'])
})
