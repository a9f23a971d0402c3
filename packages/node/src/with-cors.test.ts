import type { ServerResponse } from 'node:http'
import { CorsOptionsError, createCors } from '@webcors/core'
import { describe, expect, test, vi } from 'vitest'
import { allowed, APP, call, decided, EVIL, hi, type Listener, start } from './served.test-util.js'
import { withCors } from './with-cors.js'

const POLICY = createCors({ origin: APP })
const LATER = createCors({ origin: async (origin) => origin === APP })

describe('responses', () => {
  test.each<readonly [name: string, listener: Listener, status: number]>([
    ['a text', hi, 200],
    ['a 404', (_, res) => res.writeHead(404).end('?'), 404],
    ['a 401', (_, res) => res.writeHead(401, { 'WWW-Authenticate': 'Basic' }).end(), 401],
    ['a redirect', (_, res) => res.writeHead(302, { Location: '/b' }).end(), 302],
    ['a 304', (_, res) => res.writeHead(304).end(), 304],
    [
      'a 500',
      (_, res) => {
        res.statusCode = 500
        res.end()
      },
      500,
    ],
    [
      'a response that ends later',
      async (_, res) => {
        await new Promise(setImmediate)
        res.end('hi')
      },
      200,
    ],
  ])(
    'known defects 21, 26: every response has the headers of the policy: %s',
    async (_, listener, status) => {
      for (const policy of [POLICY, LATER]) {
        const { get } = await start(withCors(listener, policy))
        expect(decided(await get(APP))).toEqual({ status, cors: allowed(), vary: ['Origin'] })
        expect(decided(await get(EVIL))).toEqual({ status, cors: [], vary: ['Origin'] })
        expect(decided(await get(null))).toEqual({ status, cors: [], vary: ['Origin'] })
      }
    },
  )

  test('known defect 33: server-sent events are sent immediately, with the headers of the policy', async () => {
    const { open } = await start(
      withCors((_, res) => {
        res.writeHead(200, { 'Content-Type': 'text/event-stream' })
        res.write('data: 1\n\n')
      }, POLICY),
    )
    const socket = open('GET /', [`Origin: ${APP}`]).setEncoding('latin1')
    let received = ''
    socket.on('data', (data: string) => (received += data))
    await vi.waitFor(() => expect(received).toContain('data: 1'))
    expect(received).toContain(`Access-Control-Allow-Origin: ${APP}`)
    socket.destroy()
  })

  test('preflights do not reach the listener', async () => {
    const listener = vi.fn<Listener>(hi)
    const { preflight } = await start(withCors(listener, POLICY))
    expect((await preflight(APP)).status).toBe(204)
    expect((await preflight(EVIL)).status).toBe(403)
    expect(listener).not.toHaveBeenCalled()
  })

  test('withCors without a policy applies the public policy, and refuses undefined', async () => {
    const { get } = await start(withCors(hi))
    expect(decided(await get(EVIL))).toEqual({ status: 200, cors: allowed('*'), vary: [] })
    expect(() => withCors(hi, undefined as never)).toThrow(CorsOptionsError)
  })
})

test('a function of the request selects the policy', async () => {
  const { send } = await start(withCors(hi, (req) => (req.url === '/none' ? undefined : POLICY)))
  const ask = async (path: string) => decided(await send(`GET ${path}`, [`Origin: ${APP}`]))
  expect(await ask('/')).toEqual({ status: 200, cors: allowed(), vary: ['Origin'] })
  expect(await ask('/none')).toEqual({ status: 200, cors: [], vary: [] })
})

describe('the listener', () => {
  test('the listener gets its server as this, and only the request and the response as arguments', async () => {
    const seen: unknown[] = []
    const listener = function (this: unknown, ...args: unknown[]): void {
      seen.push(this, args.length)
      ;(args[1] as ServerResponse).end()
    }
    for (const policy of [POLICY, LATER]) {
      for (const hooks of [{}, { onError: () => undefined }]) {
        const { get, server } = await start(withCors(listener as Listener, policy, hooks))
        await get(APP)
        expect(seen.splice(0)).toEqual([server, 2])
      }
    }
  })

  test('the wrapper returns the result of the listener, synchronously if the policy is synchronous', async () => {
    expect(call(withCors(() => 'its own', POLICY))).toBe('its own')
    const promise = Promise.resolve('its own')
    await expect(call(withCors(() => promise, POLICY))).resolves.toBe('its own')
    await expect(call(withCors(() => 'its own', LATER))).resolves.toBe('its own')
    const onError = (): undefined => undefined
    expect(call(withCors(() => 'its own', POLICY, { onError }))).toBe('its own')
    await expect(call(withCors(() => promise, POLICY, { onError }))).resolves.toBe('its own')
  })

  test.each<readonly [unknown]>([[undefined], [null], ['x'], [{}], [{ handler: hi }]])(
    'withCors throws at the start for the listener %j',
    (listener) => {
      expect(() => withCors(listener as Listener, POLICY)).toThrow(CorsOptionsError)
    },
  )

  test('withCors refuses a listener that has a policy already', () => {
    const wrapped = withCors(hi, POLICY)
    expect(() => withCors(wrapped, POLICY)).toThrow(CorsOptionsError)
    expect(() => withCors(wrapped, { origin: '*' })).toThrow('handler-wrapped')
  })
})

test('withCors can wrap the listener of checkContinue', async () => {
  const { server, send } = await start(withCors(hi, POLICY))
  server.on(
    'checkContinue',
    withCors((_, res) => {
      res.writeContinue()
      res.end('go on')
    }, POLICY),
  )
  const answer = await send(
    'POST /',
    [`Origin: ${APP}`, 'Expect: 100-continue', 'Content-Length: 2'],
    'hi',
  )
  expect(answer.before).toEqual(['HTTP/1.1 100 Continue'])
  expect(decided(answer)).toEqual({ status: 200, cors: allowed(), vary: ['Origin'] })
})
