import { expect, test } from 'vitest'
import type { CorsMigration } from '../migration.ts'
import { fromFastifyCors } from './from-fastify-cors.ts'

const read = fromFastifyCors as (options: unknown) => CorsMigration<object>

/** The notices about options, without the notices about the application. */
function noticesOf(options: object): object[] {
  const about = read(options).notices.filter(({ path }) => path.length > 0)
  return about.map(({ code, path, message }) => ({ code, path, message }))
}

const NO_ROUTE =
  'This option has no counterpart, and is left out: the policy answers preflights without a route for OPTIONS. Remove it.'

test('options without an effect on pages are left out, with a notice', () => {
  const options = {
    hook: 'preHandler',
    cacheControl: 60,
    logLevel: 'silent',
    hideOptionsRoute: false,
    strictPreflight: false,
  }
  expect(read(options).value).not.toHaveProperty('cacheControl')
  expect(noticesOf(options)).toEqual([
    {
      code: 'answers-earlier',
      path: ['hook'],
      message:
        'Preflights are answered before every other hook, and pages can read what the other hooks refuse: hooks in front of @fastify/cors came first. Check hooks that count or refuse requests.',
    },
    {
      code: 'option-dropped',
      path: ['cacheControl'],
      message:
        'This option has no counterpart, and is left out: browsers ignore Cache-Control on the answers to preflights. Remove it.',
    },
    { code: 'option-dropped', path: ['hideOptionsRoute'], message: NO_ROUTE },
    { code: 'option-dropped', path: ['logLevel'], message: NO_ROUTE },
  ])
})

test('options that are null or undefined, or have their defaults, get no notice', () => {
  expect(noticesOf({ cacheControl: null, logLevel: undefined, hook: 'onRequest' })).toEqual([])
})

test('options beside a delegate get the same notices and issues', () => {
  const delegator = async () => ({})
  expect(noticesOf({ delegator, hook: 'preHandler', logLevel: 'silent' })).toMatchObject([
    { code: 'answers-earlier', path: ['hook'] },
    { code: 'option-dropped', path: ['logLevel'] },
    { code: 'gate-opens', path: ['delegator'] },
    { code: 'function-stopped-requests', path: ['delegator'] },
    { code: 'null-origin', path: ['delegator'] },
    { code: 'read-per-request', path: ['delegator'] },
  ])
  expect(read({ delegator, preflightContinue: true }).issues).toMatchObject([
    { code: 'option-unknown', path: ['preflightContinue'] },
  ])
})

test('an optionsSuccessStatus that is present but undefined begins to work', () => {
  expect(noticesOf({ optionsSuccessStatus: undefined })).toMatchObject([
    { code: 'begins-to-work', path: ['optionsSuccessStatus'] },
  ])
})
