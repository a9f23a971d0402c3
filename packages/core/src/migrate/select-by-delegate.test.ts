import { CorsOptionsError } from '../index.js'
import { expect, test } from 'vitest'
import { fromExpressCors } from './express/from-express-cors.js'
import type { ExpressCorsDelegate, ExpressCorsOptions } from './express/express-cors-options.js'

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

test('selects a policy by the request, with the defaults of cors', async () => {
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

test('selects no policy for origin: false', async () => {
  const select = selectorFrom((_, callback) => callback(null, { origin: false }))
  expect(await select(REQUEST)).toBeUndefined()
})

test('reads an object anew that changes from one request to the next', async () => {
  const shared: { origin: string } = { origin: '' }
  const select = selectorFrom(({ path }, callback) => {
    shared.origin = path === '/' ? FIRST : SECOND
    callback(null, shared)
  })
  const policies = [await select(REQUEST), await select({ path: '/second' })]
  expect(policies.map((policy) => policy?.allows(FIRST))).toEqual([true, false])
})

test.each<[name: string, options: ExpressCorsOptions | undefined, code: string]>([
  ['none at all', undefined, 'options-invalid'],
  ['an origin from a variable that is not set', { origin: undefined }, 'origin-missing'],
  ['a regular expression', { origin: /example/ }, 'origin-type'],
])('rejects options with issues: %s', async (_, options, code) => {
  const error = await selectorFrom((__, callback) => callback(null, options))(REQUEST).catch(
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(CorsOptionsError)
  expect((error as CorsOptionsError).issues.map((issue) => issue.code)).toEqual([code])
})

const failure = new Error('no database')

test.each<[name: string, delegate: (request: Req, callback: Callback) => unknown]>([
  ['is called back', (_, callback) => callback(failure)],
  [
    'is thrown',
    () => {
      throw failure
    },
  ],
  ['is a rejection', async () => Promise.reject(failure)],
])('rejects with an error that %s', async (_, delegate) => {
  await expect(selectorFrom(delegate)(REQUEST)).rejects.toBe(failure)
})
