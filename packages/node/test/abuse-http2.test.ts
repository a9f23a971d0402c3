// Clients of HTTP/2 that send many streams, reset them, or close their session early.
import { once } from 'node:events'
import { type ClientHttp2Session, connect, constants } from 'node:http2'
import { setTimeout } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { APP, HEALTHY, EVIL, PATHS, startTarget, type Target } from './abuse.test-util.ts'

let target: Target

beforeAll(async () => {
  target = await startTarget()
})
afterAll(() => target?.close())

let client: ClientHttp2Session
const session = (): ClientHttp2Session => {
  client = connect(`http://127.0.0.1:${target.ports.http2}`)
  return client.on('error', () => {})
}
afterEach(() => client.destroy())

test('1,000 simultaneous streams get the headers of their own origins', async () => {
  const one = session()
  const answers = await Promise.all(
    Array.from({ length: 1000 }, async (_, i) => {
      const origin = i % 3 === 0 ? EVIL : `https://a${i}.example.com`
      const stream = one.request({ ':path': i % 2 === 0 ? '/' : '/predicate', origin }).resume()
      stream.end()
      const [headers] = (await once(stream, 'response')) as [Record<string, string>]
      return [
        headers['access-control-allow-origin'],
        headers['vary'],
        i % 3 === 0 ? undefined : origin,
      ]
    }),
  )
  for (const [sent, vary, expected] of answers) expect([sent, vary]).toEqual([expected, 'Origin'])
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test.each([0, 2])(
  'the server still answers after thousands of streams that are reset after %i ms',
  async (milliseconds) => {
    for (let round = 0; round < 10; round++) {
      const one = session()
      const streams = []
      for (let i = 0; i < 300; i++) {
        const path = PATHS[i % PATHS.length] as string
        const method = i % 5 === 0 ? 'OPTIONS' : 'GET'
        const headers = {
          ':path': path,
          ':method': method,
          origin: APP,
          'access-control-request-method': 'PUT',
        }
        if (one.destroyed || one.closed) break
        streams.push(one.request(headers).on('error', () => {}))
      }
      if (milliseconds > 0) await setTimeout(milliseconds)
      for (const stream of streams) stream.close(constants.NGHTTP2_CANCEL)
      await setTimeout(5)
      one.destroy()
    }
    expect(await target.readHealth()).toEqual(HEALTHY)
  },
)

test('the server still answers after sessions that end during their responses', async () => {
  for (let round = 0; round < 30; round++) {
    const one = session()
    for (const path of PATHS) one.request({ ':path': path, origin: APP }).on('error', () => {})
    await setTimeout(round % 6)
    one.destroy()
  }
  expect(await target.readHealth()).toEqual(HEALTHY)
})

test('a long origin and two origins match no allowed origin', async () => {
  const one = session()
  for (const origin of ['https://'.repeat(4000), [APP, EVIL], [APP, APP]]) {
    const stream = one.request({ origin: origin as string }).resume()
    const [headers] = (await once(stream.end(), 'response')) as [Record<string, string>]
    expect([headers['access-control-allow-origin'], headers['vary']]).toEqual([undefined, 'Origin'])
  }
  expect(await target.readHealth()).toEqual(HEALTHY)
})
