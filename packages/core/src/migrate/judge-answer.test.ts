import { expect, test } from 'vitest'
import { type CorsOptions, createCors } from '../index.ts'
import { fromExpressCors } from './express/from-express-cors.ts'
import { fromHonoCors } from './hono/from-hono-cors.ts'

type Callback = (error: null, answer: never) => void

/** Reports the error with which a policy denies, for an answer of an origin function. */
async function errorOf(value: unknown): Promise<unknown> {
  const origin = 'https://app.example.com'
  const request = { method: 'GET', origin, requestMethod: null, requestHeaders: null }
  return (await createCors(value as CorsOptions).decide(request)).error
}

test.each([[1], [/example/], [[/example/]], [{}]])(
  'the answer %o of a function of cors is reported as an error that says what to write',
  async (answer) => {
    const { value } = fromExpressCors({
      origin: (_: unknown, callback: Callback) => callback(null, answer as never),
    })
    expect(await errorOf(value)).toEqual(
      new TypeError(
        'Cannot take anything but booleans and strings for an answer. Call callback(null, true) or callback(null, false).',
      ),
    )
  },
)

test.each([[1], [true], [['https://app.example.com']]])(
  'the answer %o of a function of hono/cors is reported as an error that says what to write',
  async (answer) => {
    const { value } = fromHonoCors({ origin: () => answer as never })
    expect(await errorOf(value)).toEqual(
      new TypeError('Cannot take anything but a string for an answer. Return the origin, or null.'),
    )
  },
)
