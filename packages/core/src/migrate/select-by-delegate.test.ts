import { CorsOptionsError } from '../index.ts'
import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.ts'
import type { ExpressCorsDelegate, ExpressCorsOptions } from './express/express-cors-options.ts'

interface Req {
  readonly path: string
}

const REQUEST: Req = { path: '/' }
const FIRST = 'https://first.example'
const SECOND = 'https://second.example'

type Callback = Parameters<ExpressCorsDelegate<Req>>[1]

function selectorFrom(delegate: (request: Req, callback: Callback) => unknown) {
  const { value } = fromExpressCors<Req>((request, callback) => delegate(request, callback) as void)
  return value as NonNullable<typeof value>
}

test('a delegate selects a policy for each request, with the defaults of cors', async () => {
  const select = selectorFrom(({ path }, callback) =>
    callback(null, path === '/public' ? {} : { origin: FIRST }),
  )
  const anyone = await select({ path: '/public' })
  const ours = await select({ path: '/' })
  expect([anyone?.allows(SECOND), ours?.allows(SECOND), ours?.allows(FIRST)]).toEqual([
    true,
    false,
    true,
  ])
})

test('a delegate selects no policy with origin: false', async () => {
  const select = selectorFrom((_, callback) => callback(null, { origin: false }))
  expect(await select(REQUEST)).toBeUndefined()
})

test('the options of a delegate are read for each request, even if the object is the same', async () => {
  const shared: { origin: string } = { origin: '' }
  const select = selectorFrom(({ path }, callback) => {
    shared.origin = path === '/' ? FIRST : SECOND
    callback(null, shared)
  })
  const policies = [await select(REQUEST), await select({ path: '/second' })]
  expect(policies.map((policy) => policy?.allows(FIRST))).toEqual([true, false])
})

test.each<[name: string, options: ExpressCorsOptions | undefined, code: string]>([
  ['no options', undefined, 'options-invalid'],
  ['an origin from a variable that is not set', { origin: undefined }, 'origin-missing'],
  ['a regular expression', { origin: /example/ }, 'origin-type'],
])('the selection rejects if the delegate returns %s', async (_, options, code) => {
  const error = await selectorFrom((__, callback) => callback(null, options))(REQUEST).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CorsOptionsError)
  expect((error as CorsOptionsError).issues.map((issue) => issue.code)).toEqual([code])
})

const failure = new Error('no database')

test.each<[name: string, delegate: (request: Req, callback: Callback) => unknown]>([
  ['is passed to the callback', (_, callback) => callback(failure)],
  [
    'is thrown',
    () => {
      throw failure
    },
  ],
  ['is a rejection', async () => Promise.reject(failure)],
])('the selection rejects with the error of the delegate if it %s', async (_, delegate) => {
  await expect(selectorFrom(delegate)(REQUEST)).rejects.toBe(failure)
})
