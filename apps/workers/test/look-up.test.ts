import { describeResponse, sendRaw, type ServerProcess } from '@webcors/conformance'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorker } from './wrangler.test-util.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await startWorker('src/look-up.ts')
})
afterAll(() => server?.close())

const ask = (path: string, origin: string) =>
  sendRaw(server.url, { method: 'GET', path, headers: [['Origin', origin]] }, 15)

test('pitfall 18: no request waits for what another has begun, and did not end', async () => {
  const origin = 'https://app.example.com'
  expect((await ask('/ended', origin)).body).toBe('ended')
  const allowed = { status: 200, cors: { 'Access-Control-Allow-Origin': origin }, vary: ['Origin'] }
  // The first may come while the promise of the request that ended is still shared, the second comes after.
  expect(describeResponse(await ask('/', origin))).toEqual(allowed)
  expect(describeResponse(await ask('/', origin))).toEqual(allowed)
})
