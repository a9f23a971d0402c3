import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { writeModule } from './folder.test-util.js'
import { APP, json } from './main.test-util.js'

describe('simulate', () => {
  const put = ['--origin', APP, '--method', 'PUT']

  test.each([
    ['the options', `export default { origin: '${APP}' }`],
    [
      'the headers of a handler',
      `export default (request) => new Response('', { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' } })`,
    ],
    [
      'the headers of a worker',
      `export default { async fetch() { return new Response('', { headers: this.headers }) }, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': '*' } }`,
    ],
  ])('exits with 0 if %s allow the request', async (_, text) => {
    const { stdout, exitCode } = await main(['simulate', writeModule(text), ...put])
    expect(stdout).toMatch(
      /^Allowed: a page of https:\/\/app\.example\.com may PUT https:\/\/api\.example\.com\//,
    )
    expect(exitCode).toBe(0)
  })

  test('exits with 1 for a blocked request', async () => {
    const path = writeModule(`export default { origin: '${APP}', methods: ['GET'] }`)
    const args = ['simulate', path, ...put, '--url', 'https://api.example.net/x']
    const { stdout, exitCode } = await main(args)
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(
      /^Blocked: .* may not PUT https:\/\/api\.example\.net\/x: preflight-method-not-allowed/,
    )
    const { simulation } = await json<{ simulation: { reason: string } }>(...args)
    expect(simulation.reason).toBe('preflight-method-not-allowed')
  })

  test('reads options in JSON', async () => {
    const path = writeModule(`{ "origin": "${APP}" }`, 'options.json')
    expect((await main(['simulate', path, ...put])).exitCode).toBe(0)
    expect((await main(['lint', path])).exitCode).toBe(0)
  })

  test('exits with 3 if the handler throws', async () => {
    const path = writeModule(`export default () => { throw new TypeError('no\\ndatabase') }`)
    const { stderr, exitCode } = await main(['simulate', path, ...put])
    expect(stderr).toBe('The handler threw TypeError: no\n')
    expect(exitCode).toBe(3)
  })

  test('exits with 3 if the handler never settles', async () => {
    const path = writeModule('export default () => new Promise(() => {})')
    const { stderr, exitCode } = await main(['simulate', path, ...put, '--timeout', '0.5'])
    expect(stderr).toBe('The handler did not answer in 0.5 seconds\n')
    expect(exitCode).toBe(3)
  })

  describe('--cookie', () => {
    const handler = `export default (request) => new Response('', { headers: {
      'Access-Control-Allow-Origin': request.headers.get('origin'), 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin',
      'X-Got': request.headers.get('cookie') ?? 'none' } })`
    const me = ['--credentials', '--url', 'https://api.example.com/me']

    test('simulate passes a cookie that the browser sends to the handler', async () => {
      const args = ['simulate', writeModule(handler), '--origin', APP, ...me]
      const cookies = [
        '--cookie',
        'sid=1; SameSite=Lax; Path=/',
        '--cookie',
        'b=2; Path=/elsewhere',
      ]
      const { simulation } = await json<{
        simulation: {
          exchanges: { response: { headers: [string, string][] }; cookies: unknown[] }[]
        }
      }>(...args, ...cookies)
      const { headers } = simulation.exchanges[0]?.response ?? { headers: [] }
      expect(new Map(headers).get('x-got')).toBe('sid=1')
      // The report hides the value, because people store and share reports.
      expect(simulation.exchanges[0]?.cookies).toEqual([
        { name: 'sid', value: '…', event: 'sent', because: null, fix: null },
      ])
    })

    test('simulate reports a cookie that the browser does not send, with a fix', async () => {
      const args = ['simulate', writeModule(handler), '--origin', 'https://app.example.net', ...me]
      const { stdout, exitCode } = await main([...args, '--cookie', 'sid=1; SameSite=Lax; Path=/'])
      expect(exitCode).toBe(1)
      expect(stdout).toContain('cookie-not-sent')
      expect(stdout.replaceAll(/\s+/g, ' ')).toContain('Write "SameSite=None; Secure; Partitioned"')
    })

    test.each([
      [['--cookie', 'sid'], 'it has no name'],
      [['--cookie', '__Host-sid=1'], 'the prefix of its name requires Secure'],
      [['--third-party-cookies', 'no'], 'write allowed, partitioned or blocked'],
    ])('simulate exits with 2 for the arguments %j', async (more, why) => {
      const args = ['simulate', writeModule(handler), '--origin', APP, ...me, ...more]
      const { stderr, exitCode } = await main(args)
      expect(stderr).toContain(why)
      expect(exitCode).toBe(2)
    })
  })
})
