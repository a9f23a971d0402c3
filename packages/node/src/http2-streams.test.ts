import { once } from 'node:events'
import { constants, type Http2ServerResponse, type IncomingHttpHeaders } from 'node:http2'
import { createCors } from '@webcors/core'
import { describe, expect, test, vi } from 'vitest'
import { ALLOWED, APP, ask, corsOf, type Listener, POLICY, start } from './http2.test-util.js'
import { nameOf } from './pair.test-util.js'
import { withCors } from './with-cors.js'

describe('a stream that is closed', () => {
  const gone: Readonly<Record<string, (res: Http2ServerResponse) => unknown>> = {
    'closed by the server': (res) => res.stream.close(constants.NGHTTP2_CANCEL),
    'destroyed by the server': (res) => res.stream.destroy(),
    'destroyed with its response': (res) => (res as unknown as { destroy(): void }).destroy(),
    'closed with its session': (res) => res.stream.session?.destroy(),
    'ended by the server': (res) => res.end('hi'),
  }
  const calls: Readonly<Record<string, (res: Http2ServerResponse) => unknown>> = {
    writeHead: (res) => res.writeHead(200, { vary: 'Accept' }),
    setHeader: (res) => res.setHeader('Vary', 'Accept'),
    // The types lack this method.
    flushHeaders: (res) => (res as unknown as { flushHeaders(): void }).flushHeaders(),
    write: (res) => res.write('hi'),
    end: (res) => res.end('hi'),
  }
  test.each(Object.entries(gone))(
    'known defect 34: calls on a stream that was %s have the same effect as without a policy',
    async (_, leave) => {
      const results: string[][] = []
      for (const wrap of [
        (listener: Listener) => listener,
        (listener: Listener) => withCors(listener, POLICY),
      ]) {
        const result: string[] = []
        let isDone: () => void
        const done = new Promise<void>((resolve) => (isDone = resolve))
        const listener: Listener = async (_req, res) => {
          res.on('error', (error) => result.push(`emitted ${nameOf(error)}`))
          leave(res)
          for (const isLater of [false, true]) {
            if (isLater) await new Promise((resolve) => setTimeout(resolve, 50))
            for (const [name, act] of Object.entries(calls)) {
              try {
                act(res)
                result.push(name)
              } catch (error) {
                result.push(`${name}: ${nameOf(error)}`)
              }
            }
          }
          isDone()
        }
        const { session } = await start(wrap(listener))
        session.on('error', () => {})
        session.request({ origin: APP }).on('error', () => {})
        await done
        results.push(result)
      }
      expect(results[1]).toEqual(results[0])
    },
  )

  test('known defect 34: the session still works after a client left while a predicate ran', async () => {
    let answer: (value: boolean) => void = () => {}
    const policy = createCors({
      origin: () => new Promise<boolean>((resolve) => (answer = resolve)),
    })
    const listener = vi.fn<Listener>((_, res) => res.writeHead(200, { vary: 'Accept' }).end('hi'))
    const { server, session } = await start(withCors(listener, policy))
    for (const method of ['GET', 'OPTIONS']) {
      const stream = session.request({
        ':method': method,
        origin: APP,
        'access-control-request-method': 'PUT',
      })
      const [serverStream] = (await once(server, 'stream')) as [
        { once(name: string, done: () => void): void },
      ]
      stream.close(constants.NGHTTP2_CANCEL)
      await new Promise<void>((resolve) => serverStream.once('close', resolve))
      answer(true)
      await new Promise(setImmediate)
    }
    expect(listener).toHaveBeenCalledTimes(1)
    // The session still answers requests.
    const late = ask(session, { origin: APP })
    await once(server, 'stream')
    await vi.waitFor(() => answer(true))
    expect(corsOf(await late)).toMatchObject({ 'access-control-allow-origin': APP })
  })
})

describe('a stream that the compatibility API does not see', () => {
  test('a response that is sent on the stream itself has no headers of the policy', async () => {
    const { session } = await start(
      withCors((_, res) => {
        res.stream.respond({ ':status': 200, 'x-own': '1' })
        res.stream.end('hi')
      }, POLICY),
    )
    expect(corsOf(await ask(session, { origin: APP }))).toEqual({})
  })

  test('a pushed response has no headers of the policy', async () => {
    const { session } = await start(
      withCors((_, res) => {
        res.createPushResponse({ ':path': '/pushed' }, (error, pushed) => {
          if (!error) pushed.end('pushed')
          res.end('hi')
        })
      }, POLICY),
    )
    const pushed = new Promise<IncomingHttpHeaders>((resolve) => {
      session.on('stream', (stream) => {
        stream.resume()
        stream.on('push', resolve)
      })
    })
    expect(corsOf(await ask(session, { origin: APP }))).toEqual(ALLOWED)
    expect(corsOf(await pushed)).toEqual({})
  })
})
