import { type CorsDecision, type CorsOptions, type CorsReason, createCors } from '../index.ts'
import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'
import type { ExpressCorsOptions } from './express/express-cors-options.ts'

const APP = 'https://app.example.com'

type Callback = (error: unknown, allowed?: unknown) => void

/** Decides with a policy whose predicate was made from a function with a callback. */
async function ask(
  origin: (origin: string | undefined, callback: Callback) => unknown,
  credentials = false,
): Promise<CorsDecision> {
  const { value } = fromExpressCors({ origin, credentials } as ExpressCorsOptions)
  const request = { method: 'GET', origin: APP, requestMethod: null, requestHeaders: null }
  return createCors(value as CorsOptions).decide(request)
}

test.each<[answer: unknown, reason: CorsReason | null]>([
  [true, null],
  [APP, null],
  ['*', null],
  [['https://other.example', APP], null],
  [[/nothing/, APP], null],
  [Promise.resolve(true), null],
  [Promise.resolve(false), 'origin-not-allowed'],
  [false, 'origin-not-allowed'],
  [undefined, 'origin-not-allowed'],
  [null, 'origin-not-allowed'],
  ['', 'origin-not-allowed'],
  ['https://other.example', 'origin-not-allowed'],
  ['https://*.example.com', 'origin-not-allowed'],
  [[], 'origin-not-allowed'],
  [['*', undefined, 'https://other.example'], 'origin-not-allowed'],
  // These answers would allow more origins than they name.
  [/example/, 'predicate-failed'],
  [[/example/], 'predicate-failed'],
  [[true], 'predicate-failed'],
  [[[APP]], 'predicate-failed'],
  [new Set([APP]), 'predicate-failed'],
  [1, 'predicate-failed'],
])('the answer %o gives the reason %s', async (answer, reason) => {
  for (const later of [(run: () => void) => run(), queueMicrotask]) {
    const decision = await ask((_, callback) => later(() => callback(null, answer)))
    expect(decision.reason).toBe(reason)
  }
})

test("the answer '*' denies if there are credentials, because it would allow every site to use them", async () => {
  const { reason, error } = await ask((_, callback) => callback(null, '*'), true)
  expect(reason).toBe('predicate-failed')
  expect(String(error)).toMatch(
    /^TypeError: Cannot take '\*' for an answer: there are credentials\./,
  )
})

const failure = new Error('Not allowed by CORS')

test.each<[name: string, origin: (origin: unknown, callback: Callback) => unknown]>([
  ['is passed to the callback', (_, callback) => callback(failure)],
  [
    'is thrown',
    () => {
      throw failure
    },
  ],
  ['is a rejection', async () => Promise.reject(failure)],
])('an error denies and is reported if it %s', async (_, origin) => {
  const { reason, error } = await ask((asked, callback) => origin(asked, callback))
  expect({ reason, error }).toEqual({ reason: 'predicate-failed', error: failure })
})

test('the function gets only the origin, and is not asked if there is none', async () => {
  const asked: unknown[][] = []
  const { value } = fromExpressCors({
    origin: (...args) => {
      asked.push(args)
      args[1](null, true)
    },
  })
  const policy = createCors(value as CorsOptions)
  const base = { method: 'GET', requestMethod: null, requestHeaders: null }
  for (const origin of [null, 'null', 'no origin', APP]) await policy.decide({ ...base, origin })
  expect(asked).toEqual([[APP, expect.any(Function)]])
})
