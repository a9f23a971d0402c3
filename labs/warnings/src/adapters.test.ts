import { describe, expect, test } from 'vitest'
import { HOSTS, programOf } from './hosts.ts'
import { run, write } from './run-program.ts'

const APP = 'https://app.example.com'
const DENIED = 'http://localhost:5174'
const ALLOW_APP = `{ origin: '${APP}' }`

let count = 0

describe.each(HOSTS)('$name', (host) => {
  const ask = (
    parts: Parameters<typeof programOf>[1],
    env: Record<string, string> = {},
  ): readonly string[] => {
    const file = write(`server-${count++}.mjs`, programOf(host, parts))
    return run(process.execPath, [file], env).lines
  }

  test('the adapter prints a denied origin once, with the place of the call and the code to write', () => {
    const origins = JSON.stringify([APP, DENIED, DENIED])
    expect(ask({ options: ALLOW_APP, origins })).toEqual([
      expect.stringMatching(
        /^webcors: http:\/\/localhost:5174 is denied by the policy at server-\d+\.mjs:\d+\. To allow it, add it to origin\. npx webcors explain origin-not-allowed$/,
      ),
    ])
  })

  test('the adapter prints each replaced header of the application once', () => {
    const headers = `{ 'Access-Control-Expose-Headers': 'Content-Disposition', 'X-Other': '1' }`
    const origins = JSON.stringify([APP, APP])
    expect(ask({ options: ALLOW_APP, headers, origins })).toEqual([
      expect.stringContaining(
        'replaced or removed the header Access-Control-Expose-Headers that the application set. To send it, use exposedHeaders.',
      ),
    ])
  })

  test('the adapter prints that a predicate allows everyone with credentials', () => {
    const options = '{ origin: (origin) => true, credentials: true }'
    expect(ask({ options, origins: JSON.stringify([APP, APP]) })).toEqual([
      expect.stringContaining('allows every origin, with credentials'),
    ])
  })

  test('the adapter prints only defects of the application in production', () => {
    const production = { NODE_ENV: 'production' }
    const origins = JSON.stringify([DENIED, APP])
    const headers = `{ 'Access-Control-Allow-Origin': '*' }`
    expect(ask({ options: ALLOW_APP, headers, origins }, production)).toEqual([])
    expect(ask({ options: '{ origin: () => "yes" }', origins }, production)).toEqual([
      expect.stringContaining('its predicate answered neither true nor false'),
    ])
    expect(ask({ options: `() => (${ALLOW_APP})`, origins }, production)).toEqual([
      expect.stringContaining('could not be selected, so nobody is allowed'),
    ])
  })

  test('the adapter prints nothing if onDecision is null', () => {
    const options = `{ origin: '${APP}', onDecision: null }`
    expect(ask({ options, origins: JSON.stringify([DENIED]) })).toEqual([])
  })

  test('the adapter prints at most ten lines for a flood of made-up origins', () => {
    const origins = 'Array.from({ length: 300 }, (_, i) => `https://a${i}.example`)'
    expect(ask({ options: ALLOW_APP, origins })).toHaveLength(10)
  })

  test('the adapter refuses a callback-style predicate at the start, and shows the rewrite', () => {
    const options = '{ origin: (origin, callback) => callback(null, true) }'
    const text = ask({ options, origins: '[]' }).join('\n')
    expect(text).toContain('CorsOptionsError: Invalid CORS options:')
    expect(text).toContain('(origin) => allowed.has(origin)')
    expect(text.match(/npx webcors explain predicate-parameters/g)).toHaveLength(1)
  })
})
