import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linesOf, sendRaw } from '@webcors/conformance'
import { type CorsOptions, createCors } from '@webcors/core'
import { GATEWAYS, isInstalled } from '../src/gateways.ts'
import { startExported } from '../src/start-exported.ts'
import { startUpstream, type Upstream } from '../src/upstream.ts'

const COUNT = 10_000
const REQUESTS = 50
const ROUNDS = 12

const listOf = (count: number): CorsOptions => ({
  origin: [
    ...Array.from({ length: count }, (_, index) => `https://tenant-${index}.example.com`),
    'https://*.example.org',
  ] as never,
  methods: ['PUT'],
  allowedHeaders: [],
})

let upstream: Upstream
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.close())

const chosen = GATEWAYS.filter(({ name }) => name === 'nginx' || name === 'haproxy')

for (const gateway of chosen) {
  // The server is not installed here: .ci/run installs it from Debian.
  describe.skipIf(!isInstalled(gateway))(`${gateway.name} with ${COUNT} origins`, () => {
    test('the server starts, and allows only the listed origins in their exact case', async () => {
      const running = await startExported(gateway, listOf(COUNT), upstream.port)
      try {
        const allowed = async (origin: string): Promise<boolean> => {
          const send = { method: 'GET', path: '/ok', headers: [['Origin', origin]] as const }
          const response = await sendRaw(running.url, send, 10)
          return linesOf(response, 'Access-Control-Allow-Origin').join() === origin
        }
        const origins = {
          'https://tenant-0.example.com': true,
          'https://tenant-9999.example.com': true,
          'https://a.example.org': true,
          'https://tenant-10000.example.com': false,
          'https://TENANT-1.example.com': false,
          'https://tenant-1.example.com.evil.example': false,
          'https://tenant-1.example.com https://tenant-1.example.com': false,
          'https://example.org': false,
          null: false,
        }
        for (const [origin, expected] of Object.entries(origins)) {
          expect([origin, await allowed(origin)]).toEqual([origin, expected])
        }
      } finally {
        await running.close()
      }
    })

    test('the last of many origins takes at most twice as long as a single origin', async () => {
      const servers = [
        await startExported(gateway, listOf(1), upstream.port),
        await startExported(gateway, listOf(COUNT), upstream.port),
      ]
      try {
        const best = [Infinity, Infinity]
        // The two servers are measured in turn, so that other work of the machine slows both.
        for (let round = 0; round < ROUNDS; round++) {
          for (const [index, { url }] of servers.entries()) {
            const origin = `https://tenant-${index === 0 ? 0 : COUNT - 1}.example.com`
            best[index] = Math.min(best[index] ?? Infinity, await secondsPerRequest(url, origin))
          }
        }
        const [few = 0, many = 0] = best
        const core = secondsOfCore(listOf(COUNT), 'https://tenant-9999.example.com')
        const shown = (seconds: number): string => `${(seconds * 1e6).toFixed(1)} µs`
        console.log(
          `${gateway.name}: ${shown(few)} a request with 1 origin, ${shown(many)} with ${COUNT}; core decides in ${shown(core)}`,
        )
        // A search from the start of the list would take some milliseconds.
        expect(many).toBeLessThan(few * 2 + 0.001)
      } finally {
        for (const server of servers) await server.close()
      }
    })
  })
}

async function secondsPerRequest(url: string, origin: string): Promise<number> {
  const headers = { Origin: origin, 'Access-Control-Request-Method': 'PUT' }
  const begin = performance.now()
  for (let index = 0; index < REQUESTS; index++)
    await (await fetch(`${url}/ok`, { method: 'OPTIONS', headers })).arrayBuffer()
  return (performance.now() - begin) / 1000 / REQUESTS
}

function secondsOfCore(options: CorsOptions, origin: string): number {
  const policy = createCors(options)
  const request = { method: 'OPTIONS', origin, requestMethod: 'PUT', requestHeaders: null }
  const begin = performance.now()
  for (let index = 0; index < 100_000; index++) void policy.decide(request)
  return (performance.now() - begin) / 1000 / 100_000
}
