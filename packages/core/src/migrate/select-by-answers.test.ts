import { expect, test } from 'vitest'
import { fromKoaCors } from './koa/from-koa-cors.ts'
import type { SelectPolicy } from './migration.ts'

const APP = 'https://app.example.com'

/** Makes a selecting function whose host is the answer about the origin. */
function selectorFrom(): SelectPolicy<unknown> {
  const { value } = fromKoaCors<unknown>({ origin: (answer) => answer as string })
  return value as SelectPolicy<unknown>
}

const numbered = (n: number): string => `https://n${n}.example`

test('a policy is kept while there are at most a hundred, and the oldest is dropped first', async () => {
  const select = selectorFrom()
  const first = await select(numbered(0))
  for (let n = 1; n < 100; n++) await select(numbered(n))
  const last = await select(numbered(99))
  expect(await select(numbered(0))).toBe(first)
  await select(numbered(100))
  expect(await select(numbered(99))).toBe(last)
  expect(await select(numbered(0))).not.toBe(first)
})

test.each([[''], [null], [undefined], [false], ['https://*.example.com'], ['*.example.com']])(
  'the answer %o denies, and is not an error',
  async (answer) => {
    const policy = await selectorFrom()(answer)
    const request = { method: 'GET', origin: APP, requestMethod: null, requestHeaders: null }
    const { reason, error } = (await policy?.decide(request)) ?? {}
    expect({ reason, error }).toEqual({ reason: 'origin-not-allowed', error: undefined })
  },
)

test.each([[true], [1], [[APP]], [['https://*.example.com']], [{}]])(
  'the answer %o is an error that says what to return',
  async (answer) => {
    await expect(selectorFrom()(answer)).rejects.toThrow(
      new TypeError('Cannot take anything but a string for an answer. Return the origin, or null.'),
    )
  },
)
