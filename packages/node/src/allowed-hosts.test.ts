// The headers that `allowedHosts` and `crossOriginProtection` read: `Host`, `:authority`,
// `Sec-Fetch-Site`.
import { once } from 'node:events'
import { connect, createServer, type Http2ServerRequest } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { type CorsOptions, createCors } from '@webcors/core'
import { describe, expect, test, vi } from 'vitest'
import { APP, EVIL, serve } from './served.test-util.js'
import { withCors } from './with-cors.js'

/**
 * Sends a request to a listener, and returns the status of the response: 200 if the listener ran.
 */
type Ask = (
  options: CorsOptions,
  lines: Readonly<Record<string, string>>,
  method?: string,
) => Promise<number>

const askHttp1: Ask = async (options, lines, method = 'GET') => {
  const listener = vi.fn<(req: unknown, res: { end(): unknown }) => unknown>((_, res) => res.end())
  const { send, close } = await serve(withCors(listener, options))
  const { host, ...others } = lines
  const headers = Object.entries({ Host: host ?? 'unset.example', ...others })
  const { status } = await send(
    `${method} /`,
    headers.map(([name, value]) => `${name}: ${value}`),
  )
  await close()
  expect(listener).toHaveBeenCalledTimes(status === 200 ? 1 : 0)
  return status
}

const askHttp2: Ask = async (options, lines, method = 'GET') => {
  const policy = createCors(options)
  const server = createServer(withCors((_: Http2ServerRequest, res) => res.end(), policy))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  const { host = 'unset.example', ...others } = lines
  // A server must ignore a `Host` beside `:authority`:
  // https://www.rfc-editor.org/rfc/rfc9113#section-8.3.1
  const beside = { host: 'localhost:3000' }
  const stream = client.request({ ':method': method, ':authority': host, ...beside, ...others })
  stream.resume().end()
  const [answer] = (await once(stream, 'response')) as [{ ':status': number }]
  if (!stream.closed) await once(stream, 'close')
  client.destroy()
  server.close()
  return answer[':status']
}

describe.each([
  ['HTTP/1.1', askHttp1],
  ['HTTP/2', askHttp2],
] as const)('over %s', (_, ask) => {
  const rebound = { host: 'evil.example:3000', origin: 'http://evil.example:3000' }

  test.each([
    ['localhost:3000', 200],
    ['LOCALHOST:3000', 200],
    ['evil.example:3000', 403],
    ['localhost:3001', 403],
    ['localhost', 403],
    ['localhost:3000.evil.example', 403],
  ])('a request for the host %s gets %i with allowedHosts', async (host, status) => {
    const options = { origin: APP, allowedHosts: ['localhost:3000'] } as const
    expect(await ask(options, { host })).toBe(status)
    expect(await ask(options, { host, origin: APP })).toBe(status)
    expect(await ask({ origin: '*', allowedHosts: ['localhost:3000'] }, { host })).toBe(status)
  })

  test('allowedHosts refuses a rebound host name, which crossOriginProtection alone takes for the site itself', async () => {
    for (const crossOriginProtection of [true, 'all'] as const) {
      const options = { origin: APP, crossOriginProtection } as const
      expect(await ask(options, rebound, 'POST')).toBe(200)
      expect(await ask({ ...options, allowedHosts: ['localhost:*'] }, rebound, 'POST')).toBe(403)
    }
  })

  test('crossOriginProtection: "all" refuses requests of other sites with safe methods', async () => {
    const all = { origin: APP, crossOriginProtection: 'all' } as const
    const host = 'localhost:3000'
    expect(await ask(all, { host, origin: EVIL })).toBe(403)
    expect(await ask({ ...all, crossOriginProtection: true }, { host, origin: EVIL })).toBe(200)
    expect(await ask(all, { host, origin: APP })).toBe(200)
    expect(await ask(all, { host, origin: 'http://localhost:3000' })).toBe(200)
    expect(await ask(all, { host })).toBe(200)
  })

  test('Sec-Fetch-Site decides on a POST from an origin that is not allowed', async () => {
    const options = { origin: APP, crossOriginProtection: true } as const
    const post = (site: string) => ask(options, { origin: EVIL, 'sec-fetch-site': site }, 'POST')
    expect(await post('cross-site')).toBe(403)
    expect(await post('same-site')).toBe(403)
    expect(await post('same-origin')).toBe(200)
    expect(await post('none')).toBe(200)
  })
})

test('allowedHosts refuses a request of HTTP/1.0 without a Host', async () => {
  const { port, close } = await serve(
    withCors((_, res) => res.end(), { origin: APP, allowedHosts: ['localhost:*'] }),
  )
  const { exchange } = await import('./exchange.test-util.js')
  const { status } = await exchange(port, 'GET / HTTP/1.0\r\n\r\n')
  await close()
  expect(status).toBe(403)
})
