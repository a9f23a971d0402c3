import {
  describeResponse,
  remoteHost,
  sendRaw,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { folderOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const APP = folderOf(import.meta.url)
const THROWN = {
  method: 'GET',
  path: '/exact-origins/throw',
  headers: [['Origin', 'https://app.example.com']],
} as const

const start = (env: Record<string, string> = {}) =>
  startServerProcess({ command: ['node', 'bun.mjs', 'src/conformance.ts'], cwd: APP, env })

let server: ServerProcess

beforeAll(async () => {
  server = await start()
})
afterAll(() => server?.close())

testConformance(remoteHost({ name: 'Bun', url: () => server.url }), {
  describe,
  test,
  afterAll,
  log: console.log,
})

test('without onError, Bun answers an error with 500, a page about it, and no header of the policy', async () => {
  const response = await sendRaw(server.url, THROWN, 15)
  expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
  expect(response.body).toContain('<title>Internal Server Error</title>')
})

test('without onError, Bun in production answers an error with 500 and no header of the policy', async () => {
  const production = await start({ NODE_ENV: 'production' })
  try {
    const response = await sendRaw(production.url, THROWN, 15)
    expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
    expect(response.body).toBe('Something went wrong!')
  } finally {
    await production.close()
  }
})
