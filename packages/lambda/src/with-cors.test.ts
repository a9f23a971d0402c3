import { describe, expect, test, vi } from 'vitest'
import { type AnyResult, APP, CONTEXT, corsHeaders, OTHER } from './events.test-util.js'
import {
  type CorsDecision,
  CorsOptionsError,
  createCors,
  originsFrom,
  validateCorsOptions,
  withCors,
} from './index.js'
import { ask, OPTIONS, READ } from './with-cors.test-util.js'

describe('the handler', () => {
  test('a handler may answer by a callback, but its wrapper declares none, because new runtimes refuse callbacks', async () => {
    const handler = withCors(
      (_event: unknown, _context: unknown, callback: (error: unknown, result: AnyResult) => void) =>
        void setTimeout(callback, 1, null, { statusCode: 201 }),
      OPTIONS,
    )
    expect(handler.length).toBeLessThan(3)
    expect(await ask(handler, 'REST API', APP)).toMatchObject({ statusCode: 201 })
    const failing = withCors(
      (_event: unknown, _context: unknown, callback: (error: unknown) => void) =>
        callback(new Error('no')),
      OPTIONS,
    )
    await expect(ask(failing, 'REST API', APP)).rejects.toThrow('no')
  })

  test('a handler may answer synchronously', async () => {
    const handler = withCors((() => ({ statusCode: 201 })) as never, OPTIONS)
    expect(await ask(handler, 'function URL', APP)).toMatchObject({ statusCode: 201 })
  })

  test.each([
    { Records: [{ eventSource: 'aws:sqs' }] },
    { source: 'serverless-plugin-warmup' },
    { requestContext: { routeKey: '$connect', eventType: 'CONNECT' }, headers: { Origin: OTHER } },
    undefined,
  ])('the handler gets events that are not HTTP requests unchanged: %j', async (event) => {
    const handler = withCors(async (given: unknown) => ({ given }) as never, OPTIONS)
    expect(await handler(event as never, CONTEXT)).toEqual({ given: event })
  })

  test('a request of another host throws an error that names the right package', async () => {
    const handler = withCors(async () => 'hello', OPTIONS)
    await expect(handler(new Request('http://localhost/') as never, CONTEXT)).rejects.toThrow(
      '@webcors/core',
    )
  })

  test('a handler that is wrapped already is refused', () => {
    const handler = withCors(async () => 'hello', OPTIONS)
    expect(() => withCors(handler, OPTIONS)).toThrow(CorsOptionsError)
  })
})

describe('the policy', () => {
  test('a function of the event and the context can select the policy', async () => {
    const policy = createCors(OPTIONS)
    const handler = withCors(
      async () => ({ statusCode: 200, headers: { 'Access-Control-Max-Age': '1' } }),
      async ({ rawPath }, { functionName }) =>
        rawPath === '/api' && functionName === 'f' ? policy : undefined,
    )
    const read = await ask(handler, 'function URL', APP, { path: '/api' })
    expect(corsHeaders('function URL', read)).toEqual({ ...READ, vary: 'Origin' })
    const none = await ask(handler, 'function URL', APP)
    expect(corsHeaders('function URL', none)).toEqual({ 'access-control-max-age': '1' })
  })

  test('known defect 35: onDecision gets the event and the replaced headers', async () => {
    const onDecision = vi.fn<(decision: CorsDecision, request: object, event: object) => void>()
    const handler = withCors(
      async () => ({ statusCode: 200, headers: { 'access-control-allow-origin': '*' } }),
      {
        ...OPTIONS,
        onDecision,
      },
    )
    await ask(handler, 'function URL', OTHER)
    const reports = onDecision.mock.calls.map(([{ reason, replaced }]) => [reason, replaced])
    expect(reports).toEqual([
      ['origin-not-allowed', undefined],
      ['headers-replaced', ['access-control-allow-origin']],
    ])
    expect(onDecision.mock.lastCall?.[2]).toMatchObject({ version: '2.0' })
  })

  test.each<[string, () => unknown]>([
    ['undefined (known defect 3)', () => withCors(async () => '', undefined as never)],
    [
      'a misspelt option (known defect 3)',
      () => withCors(async () => '', { origin: APP, maxage: 3 } as never),
    ],
    [
      'any origin with credentials (known defect 4)',
      () => withCors(async () => '', { origin: '*', credentials: true } as never),
    ],
    ['options of middy', () => withCors(async () => '', { origins: [APP] } as never)],
    ['options in place of a handler', () => withCors(OPTIONS as never)],
  ])('withCors throws at the start for %s', (_, make) => expect(make).toThrow(CorsOptionsError))
})

test('the package exports everything that a user of Lambda needs', () => {
  expect(createCors({ origin: originsFrom(APP) }).allows(APP)).toBe(true)
  expect(validateCorsOptions({})).toHaveProperty('issues')
})
