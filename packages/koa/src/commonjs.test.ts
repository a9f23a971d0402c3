import { createRequire } from 'node:module'
import { expect, test } from 'vitest'

type Required = Record<'cors' | 'default', unknown> & ((options: object) => unknown)

// As it was built: this package requires itself.
const required = createRequire(import.meta.url)('@webcors/koa') as Required

test.each([
  ["require('@webcors/koa')", required],
  ["require('@webcors/koa').default", required.default],
  ["require('@webcors/koa').cors", required.cors],
])('%s makes a middleware', (_, factory) => {
  expect((factory as Required)({ origin: '*' })).toBeInstanceOf(Function)
  expect(() => (factory as Required)({})).toThrow('Invalid CORS options')
})
