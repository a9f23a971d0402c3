import {
  remoteHost,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { folderOf, nodePrograms } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'

const APP = folderOf(import.meta.url)

describe.each(nodePrograms())('Node.js $version', ({ version, path }) => {
  describe.each(['koa', 'koa2'])('%s', (major) => {
    let server: ServerProcess

    beforeAll(async () => {
      const command = [path, 'dist/conformance.js', major] as const
      server = await startServerProcess({ command, cwd: APP })
    })
    afterAll(() => server?.close())

    testConformance(remoteHost({ name: `${major} on Node.js ${version}`, url: () => server.url }), {
      describe,
      test,
      afterAll,
      log: console.log,
    })
  })
})
