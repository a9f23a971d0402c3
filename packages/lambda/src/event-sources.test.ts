import { describe, expect, test, vi } from 'vitest'
import {
  type AnyResult,
  APP,
  CONTEXT,
  corsHeaders,
  EVENTS,
  type EventKind,
  headersOf,
  OTHER,
} from './events.test-util.js'
import { withCors } from './index.js'
import { ask, OPTIONS, READ } from './with-cors.test-util.js'

const PREFLIGHT = { method: 'OPTIONS', headers: { 'Access-Control-Request-Method': 'PUT' } }
const KINDS = Object.keys(EVENTS) as EventKind[]

describe.each(KINDS)('event source: %s', (kind) => {
  const isMulti = kind === 'load balancer, several values'
  const answer = (headers: Record<string, string>, more: object = {}) =>
    withCors(
      async () => ({
        statusCode: 200,
        body: 'hello',
        ...(isMulti
          ? {
              multiValueHeaders: Object.fromEntries(
                Object.entries(headers).map(([n, v]) => [n, [v]]),
              ),
            }
          : { headers }),
        ...more,
      }),
      OPTIONS,
    )

  test('only an allowed origin can read the result', async () => {
    const handler = answer({ 'Content-Type': 'text/plain' })
    const read = await ask(handler, kind, APP)
    expect([read.statusCode, read.body]).toEqual([200, 'hello'])
    expect(headersOf(kind, read)).toEqual({ 'content-type': 'text/plain', ...READ, vary: 'Origin' })
    for (const origin of [OTHER, 'null', null]) {
      expect(corsHeaders(kind, await ask(handler, kind, origin))).toEqual({ vary: 'Origin' })
    }
  })

  test('known defects 14 to 18: preflights are answered in place of the handler', async () => {
    const handler = vi.fn<() => Promise<AnyResult>>(async () => ({ statusCode: 200 }))
    const wrapped = withCors(handler, OPTIONS)
    const allowed = await ask(wrapped, kind, APP, PREFLIGHT)
    expect([allowed.statusCode, allowed.body]).toEqual([204, ''])
    expect(corsHeaders(kind, allowed)).toMatchObject({ 'access-control-allow-origin': APP })
    const denied = await ask(wrapped, kind, OTHER, PREFLIGHT)
    expect([denied.statusCode, corsHeaders(kind, denied)]).toEqual([403, { vary: 'Origin' }])
    expect(handler).not.toHaveBeenCalled()
    await ask(wrapped, kind, APP, { method: 'OPTIONS' })
    expect(handler).toHaveBeenCalledOnce()
  })

  test('known defects 23, 24, 25, 28, 29: Vary is merged, and CORS headers of a handler or an upstream are replaced', async () => {
    const handler = answer({
      vary: 'Accept-Encoding, origin',
      'access-control-allow-origin': '*',
      'Access-Control-Max-Age': '5',
    })
    expect(corsHeaders(kind, await ask(handler, kind, APP))).toEqual({
      ...READ,
      vary: 'Accept-Encoding, origin',
    })
    expect(corsHeaders(kind, await ask(handler, kind, OTHER))).toEqual({
      vary: 'Accept-Encoding, origin',
    })
  })

  test('known defect 30: a result object that is returned twice stays unchanged', async () => {
    const shared = Object.freeze({
      statusCode: 200,
      body: '',
      headers: Object.freeze({ 'X-Own': '1' }),
    })
    const handler = withCors(async () => shared, { origin: [APP, OTHER] })
    for (const origin of [APP, OTHER, APP]) {
      expect(
        corsHeaders(kind, await ask(handler, kind, origin))['access-control-allow-origin'],
      ).toBe(origin)
    }
    expect(shared).toEqual({ statusCode: 200, body: '', headers: { 'X-Own': '1' } })
  })

  test('known defect 21: the result of onError has the headers, and an error without onError is rethrown', async () => {
    const error = new Error('broken')
    const fail = async (): Promise<AnyResult> => Promise.reject(error)
    const seen: unknown[] = []
    const handler = withCors(fail, OPTIONS, {
      onError: (...args) => {
        seen.push(args[0], args[2])
        return { statusCode: 503, body: 'later' }
      },
    })
    const read = await ask(handler, kind, APP)
    expect([read.statusCode, read.body, corsHeaders(kind, read)]).toEqual([
      503,
      'later',
      { ...READ, vary: 'Origin' },
    ])
    expect(seen).toEqual([error, CONTEXT])
    await expect(ask(withCors(fail, OPTIONS), kind, APP)).rejects.toBe(error)
    await expect(
      ask(withCors(fail, OPTIONS, { onError: () => undefined }), kind, APP),
    ).rejects.toBe(error)
  })

  test('known defects 36, 37: the policy refuses only forged requests, before the handler runs', async () => {
    const handler = vi.fn<() => Promise<AnyResult>>(async () => ({ statusCode: 200 }))
    const wrapped = withCors(handler, {
      origin: APP,
      crossOriginProtection: true,
      allowedHosts: ['api.example.com'],
    })
    expect((await ask(wrapped, kind, OTHER, { method: 'POST' })).statusCode).toBe(403)
    expect((await ask(wrapped, kind, null, { headers: { Host: 'evil.example' } })).statusCode).toBe(
      403,
    )
    expect(handler).not.toHaveBeenCalled()
    for (const origin of [APP, 'https://api.example.com', null]) {
      expect((await ask(wrapped, kind, origin, { method: 'POST' })).statusCode).toBe(200)
    }
  })

  // A load balancer without multi-value headers passes on only the last value.
  test.runIf(kind !== 'load balancer')('two Origin fields match nothing', async () => {
    const handler = answer({})
    const headers = { Origin: [OTHER, APP] }
    expect(corsHeaders(kind, await ask(handler, kind, null, { headers }))).toEqual({
      vary: 'Origin',
    })
  })
})

describe('payload 2.0', () => {
  test.each<[unknown, string]>([
    ['hello', 'hello'],
    [{ id: 1 }, '{"id":1}'],
    [[1], '[1]'],
    [undefined, 'null'],
  ])('a result without a status, %j, is the body of a 200 in JSON', async (result, body) => {
    const handler = withCors(async () => result, OPTIONS)
    expect(await ask(handler, 'function URL', APP)).toMatchObject({
      statusCode: 200,
      body,
      headers: { 'Content-Type': 'application/json', 'Access-Control-Allow-Origin': APP },
    })
  })

  test('payload 2.0: the policy keeps cookies', async () => {
    const handler = withCors(async () => ({ statusCode: 200, cookies: ['a=1', 'b=2'] }), OPTIONS)
    expect((await ask(handler, 'function URL', APP)).cookies).toEqual(['a=1', 'b=2'])
  })
})

test('payload 1.0: a value that is not a result passes to the gateway unchanged', async () => {
  for (const result of [undefined, 'hello', null]) {
    expect(
      await ask(
        withCors(async () => result, OPTIONS),
        'REST API',
        APP,
      ),
    ).toBe(result)
  }
})

test('payload 1.0: the policy keeps several cookies', async () => {
  const multiValueHeaders = { 'Set-Cookie': ['a=1', 'b=2'], Vary: ['Accept', 'Cookie'] }
  const handler = withCors(async () => ({ statusCode: 200, body: '', multiValueHeaders }), OPTIONS)
  const result = await ask(handler, 'REST API', APP)
  expect(result.multiValueHeaders).toEqual({ 'Set-Cookie': ['a=1', 'b=2'] })
  expect(result.headers?.['Vary']).toBe('Accept, Cookie, Origin')
})
