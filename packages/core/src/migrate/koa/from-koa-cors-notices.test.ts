import { expect, test } from 'vitest'
import type { CorsMigration } from '../migration.ts'
import { fromKoaCors } from './from-koa-cors.ts'

const APP = 'https://app.example.com'

const read = fromKoaCors as (options: unknown) => CorsMigration<object>

/** The notices about options, without the notices about the application. */
function noticesOf(options: object): object[] {
  const about = read(options).notices.filter(({ path }) => path.length > 0)
  return about.map(({ code, path, message }) => ({ code, path, message }))
}

test.each<[option: string, value: unknown, code: string, message: string]>([
  [
    'allowHeaders',
    '*',
    'star-for-names',
    "'*' allows the header Authorization too, and holds for requests with credentials: the star of @koa/cors did neither. List the names if that is too much.",
  ],
  [
    'maxAge',
    0,
    'begins-to-work',
    'This option takes effect now: @koa/cors left 0 out, and browsers kept answers for 5 seconds. Remove it if nothing should change.',
  ],
  [
    'keepHeadersOnError',
    false,
    'errors-readable',
    'Pages can read errors: @koa/cors dropped the headers when something was thrown. Check what your errors disclose.',
  ],
  [
    'privateNetworkAccess',
    true,
    'option-dropped',
    'This option has no counterpart, and is left out: browsers no longer read the header that it sent. Remove it.',
  ],
  [
    'origin',
    [APP, 'https://b.example'],
    'begins-to-work',
    'This option takes effect now: @koa/cors sent all origins of a list, which browsers refuse. Remove it if nothing should change.',
  ],
])(
  'the option %s with the value %o gets a notice with the behavior before',
  (option, value, code, message) => {
    expect(noticesOf({ [option]: value })).toEqual([{ code, path: [option], message }])
  },
)

test.each([
  { maxAge: 600 },
  { keepHeadersOnError: true },
  { keepHeadersOnError: undefined },
  { privateNetworkAccess: false },
  { origin: APP },
  // A list of one origin is sent like a string.
  { origin: [APP] },
])('options whose effect does not change get no notice: %o', (options) => {
  expect(noticesOf(options)).toEqual([])
})
