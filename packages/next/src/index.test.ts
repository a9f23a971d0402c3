import { expect, test } from 'vitest'
import * as next from './index.js'
import * as pages from './pages.js'

const OF_CORE = ['CorsOptionsError', 'createCors', 'originsFrom', 'validateCorsOptions']

test('the package exports its own names, and the names of core that users write', () => {
  expect(Object.keys(next).toSorted()).toEqual([...OF_CORE, 'corsProxy', 'withCors'].toSorted())
  expect(Object.keys(pages).toSorted()).toEqual([...OF_CORE, 'withCors'].toSorted())
})
