import {
  remoteHost,
  type ServerProcess,
  startServerProcess,
  testConformance,
} from '@webcors/conformance'
import { folderOf } from '@webcors-labs/testing'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { EVENT_KINDS, type EventKind } from '../src/bridge/events.ts'

const APP = folderOf(import.meta.url)

const WHOLE =
  'Lambda takes a result as a whole: only response streaming sends a part before the rest'
const LAST =
  'without the attribute for several values, a load balancer hands over the last of two fields alone'

const BUFFERED = {
  'answers: actual GET from allowed origin, failing after the head was sent': WHOLE,
  'answers: actual GET from allowed origin, streamed': WHOLE,
  'answers: actual GET from denied origin, streamed': WHOLE,
  'default: actual GET from allowed origin, streamed': WHOLE,
}

const GAPS: Readonly<Record<EventKind, Readonly<Record<string, string>>>> = {
  'function-url': BUFFERED,
  'http-api-1.0': BUFFERED,
  'http-api-2.0': BUFFERED,
  'rest-api': BUFFERED,
  'load-balancer': {
    ...BUFFERED,
    'cross-origin-protection: actual POST from malformed origin, in two fields, the origin of the server last':
      LAST,
    'look-alikes: actual GET from malformed origin, in two fields that are the same': LAST,
    'look-alikes: actual GET from malformed origin, in two fields, the allowed one last': LAST,
    'subdomains: actual GET from malformed origin, in two fields, the allowed one last': LAST,
  },
  'load-balancer-multi-value': BUFFERED,
  streaming: {},
}

// The servers run side by side, because much of the table is waiting. The rows of one server run in
// turn, because the server counts its requests.
describe.concurrent.each(EVENT_KINDS)('AWS Lambda behind %s', (kind) => {
  let server: ServerProcess
  beforeAll(async () => {
    const command = [process.execPath, 'dist/conformance.js', kind] as const
    server = await startServerProcess({ command, cwd: APP })
  })
  afterAll(() => server?.close())

  const host = remoteHost({
    name: `Lambda, ${kind}`,
    url: () => server.url,
    gaps: GAPS[kind] ?? {},
  })
  testConformance(host, {
    // oxlint-disable-next-line vitest/valid-describe-callback, vitest/valid-title -- options come second
    describe: (name, define) => describe(name, { concurrent: false }, define),
    test,
    afterAll,
    log: console.log,
  })
})
