import { expect, test } from 'vitest'
import { createProblem } from '../answer/problem.js'
import type { ProxyError } from '../answer/proxy-error.js'
import { compileLimit } from './limit.js'

const REQUEST = { method: 'GET', url: '/api/x', headers: new Headers(), address: null }
const TARGET = { mount: '/api', origin: 'https://api.example.com' }

test.each([
  [17, '17'],
  [0.2, '1'],
  [0, '1'],
  [-5, '1'],
  [3_000_000_000, '2147483647'],
  [1e300, '2147483647'],
  [Number.NaN, undefined],
  [Number.POSITIVE_INFINITY, undefined],
  [Number.NEGATIVE_INFINITY, undefined],
  ['17', undefined],
  [undefined, undefined],
])(
  'if a limit function denies with retryAfterSeconds %s, Retry-After is %s',
  async (retryAfterSeconds, expected) => {
    const limit = compileLimit(() => ({
      allowed: false,
      retryAfterSeconds: retryAfterSeconds as number,
    }))
    const error: unknown = await Promise.resolve(limit(REQUEST, TARGET)).catch((reason) => reason)
    const { status, headers } = createProblem(error as ProxyError, 'webcors', '/api')
    expect([status, new Map(headers).get('Retry-After')]).toEqual([429, expected])
  },
)
