import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

type Required = Record<'cors' | 'default' | 'createCors', unknown> & ((options: object) => unknown)

// As it was built: this package requires itself.
const required = createRequire(import.meta.url)('@webcors/fastify') as Required

test.each([
  ["require('@webcors/fastify')", required],
  ["require('@webcors/fastify').default", required.default],
  ["require('@webcors/fastify').cors", required.cors],
])('%s makes a plugin', (_, factory) => {
  expect((factory as Required)({ origin: '*' })).toBeInstanceOf(Function)
  expect(() => (factory as Required)({})).toThrow('Invalid CORS options')
})

test('the names of core stand on the function', () => {
  expect(required.createCors).toBeInstanceOf(Function)
})
