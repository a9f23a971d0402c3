import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type CorsDecision, CorsOptionsError, createCors } from '@webcors/core'
import { describe, expect, test, vi } from 'vitest'
import { close, exchange, listen, request } from './exchange.test-util.js'
import { allowed, APP, call, decided, EVIL, hi, type Listener, start } from './served.test-util.js'
import { withCors } from './with-cors.js'

const POLICY = createCors({ origin: APP })
const LATER = createCors({ origin: async (origin) => origin === APP })

const boom = (): never => {
  throw new Error('boom')
}

describe('without onError', () => {
  test('an error that the listener throws is rethrown', () => {
    expect(() => call(withCors(boom, POLICY))).toThrow('boom')
    expect(() => call(withCors(boom, () => POLICY))).toThrow('boom')
    expect(() => call(withCors(boom, () => undefined))).toThrow('boom')
  })

  test('an error with which the listener rejects is returned as a rejected promise', async () => {
    await expect(call(withCors(async () => boom(), POLICY))).rejects.toThrow('boom')
    await expect(call(withCors(boom, LATER))).rejects.toThrow('boom')
    await expect(call(withCors(boom, async () => POLICY))).rejects.toThrow('boom')
  })

  test('known defect 21: the response of a server with captureRejections has the headers of the policy, although Node.js removes all others', async () => {
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
        // oxlint-disable-next-line unicorn/no-thenable -- The test needs such an object.
        then: boom,
      }),
    ],
  ])(
    'known defect 21: the response of onError has the headers of the policy if the listener %s',
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

  test('onError is called once, even if the head was sent already', async () => {
    const spy = vi.fn<typeof onError>(onError)
    const listener: Listener = async (_, res) => {
      res.writeHead(200, { 'Content-Length': 10 }).write('hi')
      await new Promise(setImmediate)
      boom()
    }
    const { get } = await start(withCors(listener, POLICY, { onError: spy }))
    const answer = await get(APP)
    expect(decided(answer)).toEqual({ status: 200, cors: allowed(), vary: ['Origin'] })
    expect(answer.complete).toBe(false)
    expect(spy).toHaveBeenCalledTimes(1)
  })

  test('onError is called if no policy is selected', async () => {
    const { get } = await start(withCors(boom, () => undefined, { onError }))
    expect(decided(await get(APP))).toEqual({ status: 500, cors: [], vary: [] })
  })

  test('an error or rejection of onError is passed on', async () => {
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

  test('the wrapper returns the result of onError', async () => {
    expect(call(withCors(boom, POLICY, { onError: () => 'mended' }))).toBe('mended')
    await expect(
      call(withCors(async () => boom(), POLICY, { onError: () => 'mended' })),
    ).resolves.toBe('mended')
  })

  test('onError is not called if only the selection of a policy fails', async () => {
    const spy = vi.fn<() => void>()
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const { get } = await start(withCors(hi, boom, { onError: spy, onDecision }))
    expect(decided(await get(APP))).toEqual({ status: 200, cors: [], vary: ['Origin'] })
    expect(spy).not.toHaveBeenCalled()
    expect(onDecision.mock.calls[0]?.[0]).toMatchObject({
      reason: 'selection-failed',
      error: new Error('boom'),
    })
  })

  test.each([{ onErorr: onError }, { onError: 'answer' }, { onDecision: true }, null, 'onError'])(
    'withCors throws at the start for the hooks %j',
    (hooks) => {
      expect(() => withCors(hi, POLICY, hooks as never)).toThrow(CorsOptionsError)
    },
  )
})
