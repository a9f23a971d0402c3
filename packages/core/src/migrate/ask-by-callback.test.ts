import { expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import { fromExpressCors } from './express/from-express-cors.ts'
import type {
  ExpressCorsDelegate,
  ExpressCorsOriginFunction,
} from './express/express-cors-options.ts'

const APP = 'https://app.example.com'

// The `cors` package ignores what a function returns. An asynchronous function that ends with `true`
// before it calls back must not allow the origin.
test('an origin function of cors answers only by its callback, not by its promise', async () => {
  const origin = async (...[, callback]: Parameters<ExpressCorsOriginFunction>) => {
    setTimeout(() => callback(null, false), 1)
    return true
  }
  const options: object = { origin }
  const { value } = fromExpressCors(options)
  expect(await createCors(value as CorsOptions).allows(APP)).toBe(false)
})

test('a delegate of cors answers only by its callback, not by its promise', async () => {
  const delegate = async (...[, callback]: Parameters<ExpressCorsDelegate<object>>) => {
    setTimeout(() => callback(null, { origin: 'https://other.example' }), 1)
    return { origin: APP }
  }
  const { value } = fromExpressCors(delegate as ExpressCorsDelegate<object>)
  expect((await value?.({}))?.allows(APP)).toBe(false)
})
