import { expect, test } from 'vitest'
import { ALLOWED } from '../kinds.ts'
import { requestsPerSecond, SERVERS, startServer } from './throughput.ts'

const PRINTED = `Running 1s test @ http://127.0.0.1:41234/items
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.02ms  311.21us   9.12ms   93.61%
    Req/Sec    31.42k     2.11k   34.01k    80.00%
  31421 requests in 1.00s, 6.51MB read
`

test('requestsPerSecond reads the output of wrk, and throws on other text', () => {
  expect(requestsPerSecond(`${PRINTED}Requests/sec:  31412.55\nTransfer/sec: 6.5MB\n`)).toBe(
    31412.55,
  )
  expect(() => requestsPerSecond(PRINTED)).toThrow('Cannot read the output of wrk')
})

test('requestsPerSecond throws if some responses were errors', () => {
  const failed = `${PRINTED}  Non-2xx or 3xx responses: 31421\nRequests/sec:  31412.55\n`
  expect(() => requestsPerSecond(failed)).toThrow('wrk reports errors')
})

test.each(SERVERS)(
  'the server %s (%s) answers with or without CORS headers',
  async (_, subject) => {
    const { child, port } = await startServer(subject)
    try {
      const response = await fetch(`http://127.0.0.1:${port}/items`, {
        headers: { Origin: ALLOWED },
      })
      expect(await response.text()).toBe('[]')
      const allowed = response.headers.get('Access-Control-Allow-Origin')
      expect(allowed).toBe(subject === 'bare' ? null : ALLOWED)
    } finally {
      child.kill()
    }
  },
)
