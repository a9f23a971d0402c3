import { remoteDoor, type ServerProcess, testConformance } from '@webcors/conformance'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { NEXT_VARY, startNext } from './next.test-util.ts'

let server: ServerProcess

beforeAll(async () => {
  server = await startNext('start')
})
afterAll(() => server?.close())

const UPSTREAM =
  'Next puts the headers of a handler beside those of the proxy, which goes before it and cannot take any away'
const APPENDED =
  'Next appends the `Vary` of a handler to that of the proxy, and looks for no name in it'

const row = (reason: string, ...rows: string[]): Record<string, string> =>
  Object.fromEntries(rows.map((id) => [id, reason]))

const LOWER_CASE = [
  'vary-and-upstreams: actual GET from allowed origin, with origin in lower case in Vary',
  'vary-and-upstreams: actual GET from denied origin, with origin in lower case in Vary',
  'vary-and-upstreams: actual GET from allowed origin, with Origin among others in Vary',
]

const GAPS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  proxy: {
    ...row(
      APPENDED,
      ...LOWER_CASE,
      'vary-and-upstreams: actual GET from allowed origin, with a star in Vary',
      'vary-and-upstreams: actual GET from denied origin, with a star in Vary',
    ),
    ...row(
      UPSTREAM,
      'default: actual GET from allowed origin, of an upstream that has a policy of its own',
      'any-origin-all-exposed: actual GET from allowed origin, of an upstream that exposes less',
      'no-names: actual GET from allowed origin, of an upstream that exposes more',
      'vary-and-upstreams: actual GET from allowed origin, of an upstream that allows anyone',
      'vary-and-upstreams: actual GET from denied origin, of an upstream that allows anyone',
      'vary-and-upstreams: actual GET from null origin, of an upstream that allows anyone',
      'vary-and-upstreams: non-CORS GET from no origin, of an upstream that allows anyone',
      'vary-and-upstreams: actual OPTIONS from denied origin, of an upstream that allows anyone',
      'vary-and-upstreams: actual GET from denied origin, of an upstream that allows it',
      'timing: actual GET from denied origin, of an upstream that lets anyone read timing',
      'by-path: actual GET from denied origin, of an upstream, by the policy of this path',
      'selection-throws: actual GET from denied origin, of an upstream, where no policy could be found',
      'selection-of-options: actual GET from denied origin, where options stand for a policy',
    ),
  },
}

const DOORS: readonly (readonly [name: string, path: string])[] = [
  ['node', '/conformance/node'],
  ['edge', '/conformance/edge'],
  ['proxy', '/conformance/proxy'],
  ['pages', '/api/conformance'],
]

for (const [name, path] of DOORS) {
  const url = () => `${server.url}${path}`
  testConformance(
    remoteDoor({ name: `Next 15, ${name}`, url, addsVary: NEXT_VARY, gaps: GAPS[name] ?? {} }),
    { describe, test, afterAll, log: console.log },
  )
}
