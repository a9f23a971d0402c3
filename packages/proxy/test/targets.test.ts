import { expect, test } from 'vitest'
import { METHODS } from './rig/scenarios.ts'
import { describeHosts } from './rig/rig.ts'

describeHosts('targets', (rig) => {
  const hasGuard = rig.host.runtime !== 'workerd'

  test('the proxy compares mounts by whole segments', async () => {
    expect((await rig.ask('/upx/a')).status).toBe(404)
    expect((await rig.ask('/UP/a')).status).toBe(404)
    expect((await rig.ask('/up')).status).toBe(200)
    expect(rig.api.received.map(({ target }) => target)).toEqual(['/'])
  })

  test('the proxy maps a mount to the path of its target', async () => {
    await rig.ask('/v1/users/7')
    await rig.ask('/v1')
    await rig.ask('/v1/')
    expect(rig.api.received.map(({ target }) => target)).toEqual([
      '/base/v1/users/7',
      '/base/v1',
      '/base/v1/',
    ])
  })

  test.each([
    '/v1/..%2f..%2fadmin',
    '/v1/%2e%2e%2fadmin',
    '/v1/..%5cadmin',
    '/v1/..%5Cadmin',
    '/v1//admin',
    '/v1/a%00b',
    '/v1/%252e%2e/admin',
    '/v1/..;/admin',
    '/v1/..;a=b/admin',
    '/v1/..%3b/admin',
    '/v1/..%253B/admin',
    '/v1/x/..%09/admin',
    '/v1/..%20/admin',
    '/v1/..%23/admin',
    '/v1/..%3F',
    '/v1/.;/admin',
    '/v1/%252e%252e/admin',
    '/v1/..%252fadmin',
    '/v1/%252e%252e%255cadmin',
    '/v1/a%25252Fb',
    '/v1/a%2500b',
  ])(
    'the proxy never sends the path %s, which could leave the path of the target',
    async (path) => {
      const { status } = await rig.ask(path)
      expect([400, 404]).toContain(status)
      expect(rig.api.received).toEqual([])
    },
  )

  test.each([
    '/v1/map;color=red/x;y',
    '/v1/.well-known/a..b/...;x',
    '/v1/..a/.%C3%BC/100%25',
    '/v1/a%2520b',
    '/v1/a%20b;c',
  ])('the proxy sends the path %s, which every server reads alike', async (path) => {
    expect((await rig.ask(path)).status).toBe(200)
    expect(rig.api.received.map(({ target }) => target)).toEqual([`/base${path}`])
  })

  test.each(['/v1/../admin', '/v1/%2e%2e/admin', '/v1/.%2E/admin', '/v1/x/../../admin'])(
    'the proxy resolves %s before it looks for a target',
    async (path) => {
      expect((await rig.ask(path)).status).toBe(404)
      expect(rig.api.received).toEqual([])
    },
  )

  // Names of hosts need the resolver of the rig, which workerd does not accept.
  test
    .runIf(hasGuard)
    .each([
      (port: number) => `http://a.pub.test.evil.example:${port}/x`,
      (port: number) => `http://evilpub.test:${port}/x`,
      (port: number) => `http://pub.test:${port}/x`,
      (port: number) => `https://a.pub.test:${port}/x`,
      (port: number) => `ftp://a.pub.test:${port}/x`,
      (port: number) => `http://user@a.pub.test:${port}/x`,
      (port: number) => `http://user:pass@a.pub.test:${port}/x`,
      (port: number) => `http://evil.example%23@a.pub.test:${port}/x`,
      (port: number) => `http://evil.example%5C@a.pub.test:${port}/x`,
      (port: number) => `http://evil.example%2F.a.pub.test:${port}/x`,
      () => 'http:///x',
      () => 'http:x',
      () => '',
      () => 'a.pub.test/x',
    ])(
    'the proxy never connects to a host that the pattern does not cover (%#)',
    async (address) => {
      const { status } = await rig.ask(`/any/${address(rig.api.port)}`)
      expect([403, 400, 404]).toContain(status)
      expect(rig.api.received).toEqual([])
    },
  )

  test.runIf(hasGuard)(
    'the proxy accepts an address whose two slashes a server in front has merged',
    async () => {
      expect((await rig.ask(`/any/http:/a.pub.test:${rig.api.port}/deep/x?y=http://z`)).text).toBe(
        '/deep/x',
      )
      expect(rig.api.received[0]?.target).toBe('/deep/x?y=http://z')
    },
  )

  test('the proxy keeps the query byte for byte', async () => {
    const query = '?a=1&a=2&b=%20+%2B&c&=d&&e=%zz'
    await rig.ask(`/up/q${query}`)
    expect(rig.api.received[0]?.target).toBe(`/q${query}`)
  })

  test('secrets in the query replace the parameters of the page with the same names', async () => {
    await rig.ask('/secret/q?appid=mine&b=%20&%61ppid=mine&c=+')
    expect(rig.api.received[0]?.target).toBe('/secret/q?b=%20&c=+&appid=qu3ry%2Fsecret')
  })

  test('the proxy allows only the listed paths, in the listed form', async () => {
    const ask = async (path: string) => (await rig.ask(`/paths${path}`)).status
    expect(await ask('/weather?x=1')).toBe(200)
    expect(await ask('/users/7/posts')).toBe(200)
    for (const path of [
      '',
      '/',
      '/weather/',
      '/weatherx',
      '/users',
      '/Weather',
      '/%77eather',
      '/admin',
      '/weather/../admin',
    ]) {
      expect([path, await ask(path)]).toEqual([path, 403])
    }
  })

  test('the proxy responds with 405 to methods that the target does not allow', async () => {
    const asked = { 'Access-Control-Request-Method': 'DELETE' }
    const preflight = await rig.ask('/v1/x', { method: 'OPTIONS', headers: asked })
    expect([preflight.status, preflight.headers['access-control-allow-methods']]).toEqual([
      204,
      'GET, HEAD',
    ])
    const answer = await rig.ask('/v1/x', { method: 'DELETE' })
    expect([answer.status, answer.headers['allow'], JSON.parse(answer.text).code]).toEqual([
      405,
      'GET, HEAD',
      'method-not-allowed',
    ])
    const open = await rig.ask('/up/x', { method: 'OPTIONS', headers: asked })
    expect(open.headers['access-control-allow-methods']).toBe(METHODS.join(', '))
    expect(rig.api.received).toEqual([])
  })

  test('the proxy never passes on TRACE or CONNECT', async () => {
    for (const method of ['TRACE', 'CONNECT', 'TRACK', 'get']) {
      const { status } = await rig.ask('/up/x', { method }).catch(() => ({ status: 0 }))
      expect(status).not.toBe(200)
    }
    expect(rig.api.received).toEqual([])
  })

  test('the proxy refuses a request that has already passed it', async () => {
    const { status, text } = await rig.ask('/up/x', {
      headers: { Via: '1.1 cdn, HTTP/1.1 webcors (x)' },
    })
    expect([status, JSON.parse(text).code]).toEqual([508, 'loop'])
    expect((await rig.ask('/up/x', { headers: { Via: '1.1 webcorsx' } })).status).toBe(200)
  })
})
