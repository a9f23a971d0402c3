import { CorsOptionsError } from '@webcors/core'
import { eventHandler, lazyEventHandler } from 'h3-v1'
import { describe, expect, test } from 'vitest'
import { POLICY } from '../policy.test-util.ts'
import { cors, withCors } from '../v1.ts'

test('a wrapped handler keeps the routes and hooks that h3 stores on it', () => {
  const websocket = { open: () => {} }
  const handler = eventHandler({ handler: () => 'text', websocket })
  const kept = { ...withCors(handler, POLICY) }
  expect(kept).toMatchObject({ __is_handler__: true, __websocket__: websocket })
  const lazy = lazyEventHandler(() => handler)
  expect({ ...withCors(lazy, POLICY) }).toMatchObject({ ...lazy })
  expect(Object.keys(lazy)).toContain('__resolve__')
  expect({ ...cors() }).toEqual({ __is_handler__: true })
})

describe('errors at the start', () => {
  test.each<[string, () => unknown]>([
    [
      'a handler that is wrapped',
      () =>
        withCors(
          withCors(() => 'a', POLICY),
          POLICY,
        ),
    ],
    ['an object in place of a handler', () => withCors({} as never, POLICY)],
    ['undefined (known defect 3)', () => cors(undefined as never)],
    [
      'any origin with credentials (known defect 4)',
      () => cors({ origin: '*', credentials: true } as never),
    ],
  ])('cors and withCors throw at the start for %s', (_, make) =>
    expect(make).toThrow(CorsOptionsError),
  )
})
