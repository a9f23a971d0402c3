import {
  describeResponse,
  remoteHost,
  sendRaw,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { folderOf, nodePrograms } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const APP = folderOf(import.meta.url)

describe.each(nodePrograms())('Node.js $version', ({ version, path }) => {
  let server: ServerProcess

  beforeAll(async () => {
    server = await startServerProcess({ command: [path, 'dist/conformance.js'], cwd: APP })
  })
  afterAll(() => server?.close())

  testConformance(remoteHost({ name: `Node.js ${version}`, url: () => server.url }), {
    describe,
    test,
    afterAll,
    log: console.log,
  })

  test('without onError, srvx answers an error with 500 and no header of the policy', async () => {
    const headers = [['Origin', 'https://app.example.com']] as const
    const thrown = { method: 'GET', path: '/exact-origins/throw', headers }
    const response = await sendRaw(server.url, thrown, 15)
    expect(describeResponse(response)).toEqual({ status: 500, cors: {}, vary: [] })
    expect(response.body).toBe('')
  })
})
