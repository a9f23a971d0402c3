// oxlint-disable vitest/no-conditional-expect -- assertions are left out on runtimes that lack a feature
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'
import { ok } from './rig/upstream.ts'

describeHosts('responses of the proxy itself', (rig) => {
  const hasGuard = rig.host.runtime !== 'workerd'
  const hasLog = hasGuard

  const CASES: readonly (readonly [string, string, number, string])[] = [
    ['/nothing', 'target-unknown', 404, 'http_request_denied'],
    ['/v1/a%2fb', 'path-ambiguous', 400, 'http_request_error'],
    ['/paths/admin', 'path-not-allowed', 403, 'http_request_denied'],
    ['/up/closed', 'upstream-closed', 502, 'connection_terminated'],
    ['/up/silent', 'upstream-timeout', 504, 'http_response_timeout'],
    ['/json/text', 'response-type-refused', 502, 'http_protocol_error'],
    ['/refuse/away', 'redirect-refused', 502, 'http_protocol_error'],
    ...(hasGuard
      ? ([
          ['/any/http://evil.example/', 'target-not-allowed', 403, 'http_request_denied'],
          ['/private/x', 'address-not-public', 502, 'destination_ip_prohibited'],
          ['/any/http://missing.pub.test:8000/', 'name-not-found', 502, 'dns_error'],
          ['/any/http://slow.pub.test:8000/', 'name-timeout', 504, 'dns_timeout'],
          ['/any/http://a.pub.test:1024/', 'upstream-refused', 502, 'connection_refused'],
          ['/untrusted/x', 'upstream-certificate', 502, 'tls_certificate_error'],
        ] as const)
      : []),
  ]

  test.each(CASES)(
    'the response to %s has the code %s, and does not show the target',
    async (path, code, status, error) => {
      rig.api
        .on('/closed', (socket) => socket.destroy())
        .on('/silent', () => undefined)
        .on(
          '/refuse/away',
          'HTTP/1.1 302 Found\r\nLocation: https://hidden.example/?token=x\r\nContent-Length: 0\r\n\r\n',
        )
      const answer = await rig.ask(path)
      expect([answer.status, answer.headers['proxy-status']]).toEqual([
        status,
        `webcors; error=${error}`,
      ])
      expect(answer.headers).toMatchObject({
        'content-type': 'application/problem+json',
        'cache-control': 'no-store',
        'access-control-allow-origin': 'https://app.example.com',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      })
      expect(answer.headers['access-control-expose-headers']).toMatch(/^\*$|Proxy-Status/)
      const problem = JSON.parse(answer.text)
      const target = path === '/nothing' ? {} : { target: `/${path.split('/')[1]}` }
      expect(problem).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        status,
        code,
        ...target,
      })
      expect(answer.text + JSON.stringify(answer.headers)).not.toMatch(
        /127\.0\.0|pub\.test|hidden|token/,
      )
    },
  )

  test.runIf(hasLog)(
    'onExchange gets each exchange once, without the query and without secrets',
    async () => {
      rig.api.on('/secret/x', ok('hello'))
      await rig.ask('/secret/x?appid=mine&token=t0ken', { method: 'POST', body: 'four' })
      await rig.ask('/secret/x%2f')
      await rig.ask('/up/x', { origin: 'https://other.example' })
      // The page may read a response a moment before its exchange ends.
      await expect.poll(async () => (await rig.exchanges()).length).toBe(3)
      const exchanges = await rig.exchanges()
      expect(exchanges[0]).toEqual({
        target: '/secret',
        method: 'POST',
        path: '/secret/x',
        status: 200,
        code: null,
        address: '127.0.0.2',
        reused: expect.any(Boolean),
        retried: false,
        bytesUp: 4,
        bytesDown: 5,
        ms: { connect: expect.any(Number), headers: expect.any(Number), total: expect.any(Number) },
        ended: 'complete',
      })
      expect(exchanges.slice(1).map(({ status, code, target }) => [status, code, target])).toEqual([
        [400, 'path-ambiguous', '/secret'],
        [403, 'origin-not-allowed', '/up'],
      ])
      // The rig's `onExchange` throws each time.
      expect(await rig.failures()).toEqual([])
      expect(JSON.stringify(exchanges)).not.toMatch(/t0ken|s3cr3t|qu3ry|mine/)
    },
  )

  test('no request makes the proxy reach a host outside the targets', async () => {
    const piece = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '@',
      ':',
      '#',
      '?',
      '%00',
      '%0d%0a',
      'http:',
      'https:',
      'any',
      'up',
      'v1',
      'private',
      'inside-not',
      '127.0.0.1',
      'localhost',
      '[::1]',
      '0x7f.1',
      `:${rig.inside.port}`,
      `:${rig.api.port}`,
      'a.pub.test',
      'private.pub.test',
      'evil.example',
      '*',
      'é',
      ' ',
    )
    const path = fc
      .array(piece, { minLength: 1, maxLength: 8 })
      .map((parts) => `/${parts.join('')}`.replaceAll(/[ #]/g, ''))
    const before = rig.inside.connections
    await fc.assert(
      fc.asyncProperty(path, fc.constantFrom('GET', 'HEAD', 'DELETE'), async (target, method) => {
        await rig.ask(target, { method }).catch(() => undefined)
        expect(rig.inside.connections).toBe(before)
      }),
      { numRuns: Number(process.env['WEBCORS_PROXY_RUNS'] ?? 150) },
    )
    const hosts = new Set(
      rig.api.received.flatMap(({ headers }) =>
        headers.filter(([name]) => name === 'host').map(([, value]) => value),
      ),
    )
    for (const host of hosts) expect(host).toMatch(/^(?:[\w-]+\.pub\.test|127\.0\.0\.2):\d+$/)
    if (hasLog) expect(await rig.failures()).toEqual([])
  })
})
