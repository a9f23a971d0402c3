import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

type Required = Record<'cors' | 'default' | 'createCors', unknown> & ((options: object) => unknown)

// As it was built: this package requires itself.
const required = createRequire(import.meta.url)('@webcors/hono') as Required

test.each([
  ["require('@webcors/hono')", required],
  ["require('@webcors/hono').default", required.default],
  ["require('@webcors/hono').cors", required.cors],
])('%s makes a middleware', (_, factory) => {
  expect((factory as Required)({ origin: '*' })).toBeInstanceOf(Function)
  expect(() => (factory as Required)({})).toThrow('Invalid CORS options')
})

test('the names of core stand on the function', () => {
  expect(required.createCors).toBeInstanceOf(Function)
})
