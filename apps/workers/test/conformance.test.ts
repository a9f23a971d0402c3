import {
  describeResponse,
  remoteHost,
  sendRaw,
  type ServerProcess,
  testConformance,
} from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorker } from './wrangler.test-util.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await startWorker('src/conformance.ts')
})
afterAll(() => server?.close())

const gaps = {
  'look-alikes: preflight PUT from malformed origin, empty':
    'workerd drops an empty Origin, so this request is not a preflight',
}

testConformance(remoteHost({ name: 'Workers', url: () => server.url, gaps }), {
  describe,
  test,
  afterAll,
  log: console.log,
})

test('without onError, wrangler answers an error with 500 and no header of the policy', async () => {
  const headers = [['Origin', 'https://app.example.com']] as const
  const thrown = { method: 'GET', path: '/exact-origins/throw', headers }
  const response = await sendRaw(server.url, thrown, 15)
  expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
  expect(response.body).toMatch(/^Error: thrown/)
})
