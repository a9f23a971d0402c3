import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type CorsDecision, CorsOptionsError, createCors } from '@webcors/core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { exchange, listen, close, request } from './exchange.test-util.js'
import {
  allowed,
  APP,
  decided,
  EVIL,
  type Listener,
  serve,
  type Served,
} from './served.test-util.js'
import { withCors } from './with-cors.js'

const POLICY = createCors({ origin: APP })
const LATER = createCors({ origin: async (origin) => origin === APP })

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

async function start(listener: Listener): Promise<Served> {
  await served?.close()
  served = await serve(listener)
  return served
}

const hi: Listener = (_, res) => res.end('hi')
const boom = (): never => {
  throw new Error('boom')
}

/** Calls a wrapped listener for its result, which its type hides. */
function call(wrapped: Listener, origin = APP): unknown {
  const req = { method: 'GET', headers: { origin } } as IncomingMessage
  return wrapped(req, { headersSent: false, writeHead: () => {} } as unknown as ServerResponse)
}

describe('every exit', () => {
  test.each<readonly [name: string, listener: Listener, status: number]>([
    ['an answer', hi, 200],
    ['a 404', (_, res) => res.writeHead(404).end('?'), 404],
    ['a 401', (_, res) => res.writeHead(401, { 'WWW-Authenticate': 'Basic' }).end(), 401],
    ['a redirect', (_, res) => res.writeHead(302, { Location: '/b' }).end(), 302],
    ['a 304', (_, res) => res.writeHead(304).end(), 304],
    [
      'a 500 that is written by hand',
      (_, res) => {
        res.statusCode = 500
        res.end()
      },
      500,
    ],
    [
      'an answer that comes later',
      async (_, res) => {
        await new Promise(setImmediate)
        res.end('hi')
      },
      200,
    ],
  ])('known defects 21, 26: %s', async (_, listener, status) => {
    for (const policy of [POLICY, LATER]) {
      const { get } = await start(withCors(listener, policy))
      expect(decided(await get(APP))).toEqual({ status, cors: allowed(), vary: ['Origin'] })
      expect(decided(await get(EVIL))).toEqual({ status, cors: [], vary: ['Origin'] })
      expect(decided(await get(null))).toEqual({ status, cors: [], vary: ['Origin'] })
    }
  })

  test('known defect 33: server-sent events leave at once', async () => {
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

  test('no argument is the public policy, and undefined is refused', async () => {
    const { get } = await start(withCors(hi))
    expect(decided(await get(EVIL))).toEqual({ status: 200, cors: allowed('*'), vary: [] })
    expect(() => withCors(hi, undefined as never)).toThrow(CorsOptionsError)
  })
})

describe('the listener', () => {
  test('gets its server as this, the request and the response, and nothing else', async () => {
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

  test('its result is returned, at once if the policy answers at once', async () => {
    expect(call(withCors(() => 'its own', POLICY))).toBe('its own')
    const promise = Promise.resolve('its own')
    await expect(call(withCors(() => promise, POLICY))).resolves.toBe('its own')
    await expect(call(withCors(() => 'its own', LATER))).resolves.toBe('its own')
  })

  test.each<readonly [unknown]>([[undefined], [null], ['x'], [{}], [{ handler: hi }]])(
    'is refused at the start if it is %j',
    (listener) => {
      expect(() => withCors(listener as Listener, POLICY)).toThrow(CorsOptionsError)
    },
  )

  test('is refused if it has a policy already', () => {
    const wrapped = withCors(hi, POLICY)
    expect(() => withCors(wrapped, POLICY)).toThrow(CorsOptionsError)
    expect(() => withCors(wrapped, { origin: '*' })).toThrow('handler-wrapped')
  })
})

describe('without onError, errors take the way that they take without a policy', () => {
  test('a thrown error is thrown', () => {
    expect(() => call(withCors(boom, POLICY))).toThrow('boom')
    expect(() => call(withCors(boom, () => POLICY))).toThrow('boom')
    expect(() => call(withCors(boom, () => undefined))).toThrow('boom')
  })

  test('a rejected promise is returned', async () => {
    await expect(call(withCors(async () => boom(), POLICY))).rejects.toThrow('boom')
    await expect(call(withCors(boom, LATER))).rejects.toThrow('boom')
    await expect(call(withCors(boom, async () => POLICY))).rejects.toThrow('boom')
  })

  test('known defect 21: a server that catches rejections answers with the headers, though it removes all others', async () => {
    EventEmitter.captureRejections = true
    const server = createServer(
      withCors(async (_, res) => {
        res.setHeader('X-Gone', '1')
        res.setHeader('Vary', 'X-Gone')
        throw new Error('boom')
      }, POLICY),
    )
    EventEmitter.captureRejections = false
    const port = await listen(server)
    for (const [origin, cors] of [
      [APP, allowed()],
      [EVIL, []],
    ] as const) {
      const answer = await exchange(port, request('GET /', [`Origin: ${origin}`]))
      expect(decided(answer)).toEqual({ status: 500, cors, vary: ['Origin'] })
      expect(answer.head).not.toContain('X-Gone: 1')
    }
    await close(server)
  })
})

describe('onError', () => {
  const onError = (error: unknown, req: IncomingMessage, res: ServerResponse): void => {
    if (res.headersSent) res.destroy()
    else res.writeHead(500, { 'X-Path': String(req.url) }).end((error as Error).message)
  }

  test.each<readonly [name: string, listener: Listener]>([
    ['throws', boom],
    ['rejects', async () => boom()],
    [
      'rejects later',
      async () => {
        await new Promise(setImmediate)
        boom()
      },
    ],
    [
      'throws after it has set headers',
      (_, res) => {
        res.setHeader('Access-Control-Allow-Origin', '*')
        res.setHeader('Vary', '*, Accept')
        for (const name of res.getHeaderNames()) res.removeHeader(name)
        boom()
      },
    ],
    [
      'returns an object with a then that throws',
      () => ({
        // oxlint-disable-next-line unicorn/no-thenable -- it is what is tested
        then: boom,
      }),
    ],
  ])(
    'known defect 21: answers with the policy’s headers if the listener %s',
    async (_, listener) => {
      for (const policy of [POLICY, LATER, () => POLICY, async () => POLICY]) {
        const { get } = await start(withCors(listener, policy, { onError }))
        for (const [origin, cors] of [
          [APP, allowed()],
          [EVIL, []],
          [null, []],
        ] as const) {
          const answer = await get(origin)
          expect(decided(answer)).toEqual({ status: 500, cors, vary: ['Origin'] })
          expect(answer.head).toContain('X-Path: /')
          expect(answer.body).toBe('boom')
        }
      }
    },
  )

  test('is called once, also after the head was sent', async () => {
    const told = vi.fn<typeof onError>(onError)
    const listener: Listener = async (_, res) => {
      res.writeHead(200, { 'Content-Length': 10 }).write('hi')
      await new Promise(setImmediate)
      boom()
    }
    const { get } = await start(withCors(listener, POLICY, { onError: told }))
    const answer = await get(APP)
    expect(decided(answer)).toEqual({ status: 200, cors: allowed(), vary: ['Origin'] })
    expect(answer.complete).toBe(false)
    expect(told).toHaveBeenCalledTimes(1)
  })

  test('is called if no policy is selected', async () => {
    const { get } = await start(withCors(boom, () => undefined, { onError }))
    expect(decided(await get(APP))).toEqual({ status: 500, cors: [], vary: [] })
  })

  test('its own error or rejection is passed on', async () => {
    const fails = (error: unknown): never => {
      throw new Error('again', { cause: error })
    }
    expect(() => call(withCors(boom, POLICY, { onError: fails }))).toThrow('again')
    await expect(call(withCors(async () => boom(), POLICY, { onError: fails }))).rejects.toThrow(
      'again',
    )
    await expect(call(withCors(boom, LATER, { onError: fails }))).rejects.toThrow('again')
    await expect(
      call(withCors(boom, POLICY, { onError: async (error) => fails(error) })),
    ).rejects.toThrow('again')
  })

  test('its result is returned', async () => {
    expect(call(withCors(boom, POLICY, { onError: () => 'mended' }))).toBe('mended')
    await expect(
      call(withCors(async () => boom(), POLICY, { onError: () => 'mended' })),
    ).resolves.toBe('mended')
  })

  test('is not called if nothing fails, nor for an error of the selection', async () => {
    const told = vi.fn<() => void>()
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const { get } = await start(withCors(hi, boom, { onError: told, onDecision }))
    expect(decided(await get(APP))).toEqual({ status: 200, cors: [], vary: ['Origin'] })
    expect(told).not.toHaveBeenCalled()
    expect(onDecision.mock.calls[0]?.[0]).toMatchObject({
      reason: 'selection-failed',
      error: new Error('boom'),
    })
  })

  test.each([{ onErorr: onError }, { onError: 'answer' }, { onDecision: true }, null, 'onError'])(
    'hooks that do not exist are refused at the start: %j',
    (hooks) => {
      expect(() => withCors(hi, POLICY, hooks as never)).toThrow(CorsOptionsError)
    },
  )
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
