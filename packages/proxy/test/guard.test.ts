import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'

const hasGuard = { only: ({ runtime }: { runtime: string }) => runtime !== 'workerd' }

// workerd has no guard: it accepts no resolver and shows no connections, because its own network
// checks addresses.
describeHosts(
  'the guard',
  (rig) => {
    const any = (host: string, port = rig.api.port) => `/any/http://${host}.pub.test:${port}/x`

    test.each([
      '127.0.0.1',
      '127.1',
      '0x7f.1',
      '2130706433',
      '0177.0.0.1',
      '%31%32%37.0.0.1',
      '[::ffff:127.0.0.1]',
      '[::1]',
      'localhost',
      'localhost.',
      'foo.localhost',
      'intranet',
    ])('the proxy never connects to %s if the page chooses it', async (host) => {
      const before = rig.inside.connections
      const { status } = await rig.ask(`/any/http://${host}:${rig.inside.port}/x`)
      expect([status, rig.inside.connections - before]).toEqual([403, 0])
    })

    test('the proxy refuses a redirect of a pattern to a literal address', async () => {
      rig.api.on(
        '/to-literal',
        `HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:9999/\r\nContent-Length: 0\r\n\r\n`,
      )
      const { status, text } = await rig.ask(any('a').replace('/x', '/to-literal'))
      expect([status, JSON.parse(text).code]).toEqual([502, 'redirect-refused'])
    })

    test('the proxy refuses a name with a private address', async () => {
      const before = rig.inside.connections
      const { status, text } = await rig.ask('/private/x')
      expect([status, JSON.parse(text).code]).toEqual([502, 'address-not-public'])
      expect(rig.inside.connections - before).toBe(0)
    })

    test.each(['mixed', 'mixed-last'])(
      'the proxy refuses a name with a private and a public address (%s)',
      async (name) => {
        const connections = () => rig.inside.connections + rig.api.connections
        const before = connections()
        const { text } = await rig.ask(any(name))
        expect([JSON.parse(text).code, connections() - before]).toEqual(['address-not-public', 0])
      },
    )

    test('the proxy never reaches a private address after 1 to 20 public look-ups', async () => {
      const before = rig.inside.connections
      for (let n = 1; n <= 20; n++) {
        // The public port is closed for this name, so each request looks the name up again.
        for (let again = 0; again <= n; again++)
          await rig.ask(any(`flip-${n}-times`, rig.inside.port))
      }
      expect(rig.inside.connections - before).toBe(0)
    })

    test('the proxy keeps using a checked connection, and refuses new ones after the name changes', async () => {
      const name = `flip-1-pool`
      expect((await rig.ask(any(name))).status).toBe(200)
      // The connection is kept, so there is no look-up.
      expect((await rig.ask(any(name))).status).toBe(200)
      for (const socket of rig.api.sockets) socket.destroy()
      await new Promise((resolve) => setTimeout(resolve, 100))
      const { text } = await rig.ask(any(name))
      expect(JSON.parse(text).code).toBe('address-not-public')
    })

    test('the proxy reaches the second address if nothing listens at the first', async () => {
      expect((await rig.ask(any('dead'))).status).toBe(200)
    })

    test('the proxy checks the address of a connection once more after it has connected', async () => {
      rig.inside.on('/x', 'HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret')
      const { status, text } = await rig.ask(any('lying', rig.inside.port))
      expect([status, JSON.parse(text).code]).toEqual([502, 'address-not-public'])
      expect(rig.inside.received).toEqual([])
    })

    test('the time limit of the connection includes a slow look-up', async () => {
      const start = performance.now()
      const { status, text } = await rig.ask(any('slow'))
      expect([status, JSON.parse(text).code]).toEqual([504, 'name-timeout'])
      expect(performance.now() - start).toBeLessThan(2000)
    })

    test('the response for a name without addresses has the code name-not-found', async () => {
      expect(JSON.parse((await rig.ask(any('empty'))).text).code).toBe('name-not-found')
      expect(JSON.parse((await rig.ask(any('missing'))).text).code).toBe('name-not-found')
    })

    test.each([22, 25, 6667])(
      'the proxy never connects to port %i, which belongs to another protocol',
      async (port) => {
        expect((await rig.ask(any('a', port))).status).toBe(403)
      },
    )

    test('the proxy accepts a certificate only if it is valid for the host', async (context) => {
      // Without OpenSSL, the rig has no certificate for this test.
      if (!rig.hasTls) {
        context.skip()
        return
      }
      expect((await rig.ask('/tls/x')).text).toBe('/x')
      const codes = []
      for (const mount of ['wrong-name', 'untrusted']) {
        codes.push(JSON.parse((await rig.ask(`/${mount}/x`)).text).code)
      }
      expect(codes).toEqual(['upstream-certificate', 'upstream-certificate'])
    })

    test('the proxy reaches a private address if the target sets privateNetwork', async () => {
      expect((await rig.ask('/inside/y')).text).toBe('/y')
    })
  },
  hasGuard,
)

const proxies = Object.fromEntries(
  ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'].map(
    (name) => [
      name,
      // Nothing listens at this address, so a request to the proxy fails.
      'http://127.0.0.3:9',
    ],
  ),
)

describeHosts(
  'a proxy in the environment',
  (rig) => {
    test('the proxy ignores proxies that the environment names, and resolves and checks names itself', async () => {
      expect((await rig.ask('/up/x')).text).toBe('/x')
      expect(JSON.parse((await rig.ask('/private/x')).text).code).toBe('address-not-public')
    })
  },
  { ...hasGuard, env: { ...proxies, NODE_USE_ENV_PROXY: '1', NODE_TLS_REJECT_UNAUTHORIZED: '1' } },
)
