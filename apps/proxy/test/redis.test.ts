// Two proxies share one real Redis.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createProxy } from '@webcors/proxy'
import { createClient } from 'redis'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRedisLimit } from '../src/redis-limit.ts'

const hasRedis = (() => {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
})()
const skipped = hasRedis ? '' : ' (skipped: there is no redis-server)'
const ORIGIN = 'https://app.example.com'

// The tests use the machine's Redis and are skipped where it is missing.
describe.skipIf(!hasRedis)(`a limit in Redis${skipped}`, () => {
  let api: Server
  let server: ChildProcess
  let redis: ReturnType<typeof createClient>

  beforeAll(async () => {
    api = createServer((_request, response) => response.end('ok')).listen(0, '127.0.0.1')
    await once(api, 'listening')
    const free = createServer().listen(0, '127.0.0.1')
    await once(free, 'listening')
    const { port } = free.address() as AddressInfo
    free.close()
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
    ]
    server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const line of server.stdout ?? [])
      if (String(line).includes('Ready to accept')) break
    redis = createClient({ url: `redis://127.0.0.1:${port}`, socket: { reconnectStrategy: false } })
    redis.on('error', () => undefined)
    await redis.connect()
  })
  afterAll(() => {
    if (redis?.isOpen) redis.destroy()
    server?.kill()
    api?.close()
  })

  const createOne = () => {
    const url = `http://127.0.0.1:${(api.address() as AddressInfo).port}` as const
    const targets = { '/api': { url, privateNetwork: true } } as const
    return createProxy({ targets, limit: createRedisLimit(redis, 3) }, { origin: ORIGIN })
  }
  const ask = (proxy: ReturnType<typeof createProxy>) =>
    proxy(new Request('https://proxy.example.com/api/x', { headers: { Origin: ORIGIN } }))

  test('the limit counts the requests of two proxies together, and sends Retry-After', async () => {
    // All requests fall within one minute, so that the window does not change.
    if (Date.now() % 60_000 > 55_000) await new Promise((resolve) => setTimeout(resolve, 5000))
    const proxies = [createOne(), createOne()] as const
    const statuses: number[] = []
    for (let n = 0; n < 5; n++) statuses.push((await ask(proxies[n % 2 ? 1 : 0])).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    const { headers } = await ask(proxies[0])
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(0)
    expect(Number(headers.get('Retry-After'))).toBeLessThanOrEqual(60)
  })

  test('the proxy refuses requests if Redis cannot be reached', async () => {
    server.kill()
    await once(server, 'exit')
    expect((await ask(createOne())).status).toBe(429)
  })
})
