import {
  describeResponse,
  remoteHost,
  sendRaw,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { denoProgram, folderOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let server: ServerProcess

beforeAll(async () => {
  const command = [denoProgram(), 'run', '--allow-net', 'src/conformance.ts'] as const
  server = await startServerProcess({ command, cwd: folderOf(import.meta.url) })
})
afterAll(() => server?.close())

testConformance(remoteHost({ name: 'Deno', url: () => server.url }), {
  describe,
  test,
  afterAll,
  log: console.log,
})

test('without onError, Deno answers an error with 500 and no header of the policy', async () => {
  const headers = [['Origin', 'https://app.example.com']] as const
  const thrown = { method: 'GET', path: '/exact-origins/throw', headers }
  const response = await sendRaw(server.url, thrown, 15)
  expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
  expect(response.body).toBe('Internal Server Error')
})
