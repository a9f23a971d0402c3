import { describeResponse, type ServerProcess } from '@webcors/conformance'
import { askAt } from '@webcors-labs/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorker } from './wrangler.test-util.ts'

let server: ServerProcess
const ask = askAt(() => server.url)

beforeAll(async () => {
  server = await startWorker('src/look-up.ts')
})
afterAll(() => server?.close())

test('known defect 18: a request does not wait for the unfinished look-up of another request', async () => {
  const origin = 'https://app.example.com'
  expect((await ask('GET /ended', origin)).body).toBe('ended')
  const allowed = { status: 200, cors: { 'Access-Control-Allow-Origin': origin }, vary: ['Origin'] }
  // The first request may arrive while requests still share the promise of the ended request. The
  // second arrives later.
  expect(describeResponse(await ask('GET /', origin))).toEqual(allowed)
  expect(describeResponse(await ask('GET /', origin))).toEqual(allowed)
})
