import { remoteHost, type ServerProcess, testConformance } from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { RUNTIMES, startAround } from './runtimes.test-util.ts'

const WAYS = {
  ...Object.fromEntries(
    Object.entries(RUNTIMES).map(([name, runtime]) => [`on ${name}`, () => runtime.conformance()]),
  ),
  'on Node.js, with the policy around its listener': startAround,
}

const GAPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'on Workers': {
    'look-alikes: preflight PUT from malformed origin, empty':
      'workerd drops an empty Origin, so this request is not a preflight',
  },
}

describe.each(Object.entries(WAYS))('Hono %s', (way, start) => {
  let server: ServerProcess
  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server?.close())

  const host = remoteHost({ name: `Hono ${way}`, url: () => server.url, gaps: GAPS[way] ?? {} })
  testConformance(host, { describe, test, afterAll, log: console.log })
})
