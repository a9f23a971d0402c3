import { describe, expect, test } from 'vitest'
import { consoleMessages } from '../console/console-messages.js'
import { simulate } from './simulate.js'

const APP = 'https://app.example.com'
const PAGE = { origin: APP, url: 'https://api.example.com/' }

test.each([
  ['an invalid origin', { origin: 'app.example.com', url: 'https://api.example.com/' }],
  ['a relative URL', { origin: 'https://app.example.com', url: '/orders' }],
  ['an origin with capitals and a slash', { ...PAGE, origin: 'https://App.example.com/' }],
  ['an origin without a scheme', { ...PAGE, origin: 'localhost:3000' }],
  ['an invalid method', { ...PAGE, method: 'GET /' }],
  ['a GET request with a body', { ...PAGE, body: 'x' }],
  ['an invalid header name', { ...PAGE, headers: [['X A', '1']] as const }],
  ['an invalid header value', { ...PAGE, headers: [['X-A', 'a\nb']] as const }],
  ['headers in an object', { ...PAGE, headers: { 'X-A': '1' } as never }],
  [
    'a forbidden method',
    { origin: 'https://app.example.com', url: 'https://api.example.com/', method: 'TRACE' },
  ],
])('reports request-invalid and sends nothing for %s', async (_, request) => {
  const simulation = await simulate(request, () => ({ status: 200, headers: [] }))
  expect(simulation).toMatchObject({ allowed: false, reason: 'request-invalid', phase: 'request' })
  expect(simulation.exchanges).toEqual([])
  expect(simulation.values['problem']).toMatch(/\w/)
  for (const engine of ['chromium', 'firefox', 'webkit'] as const) {
    expect(consoleMessages(request, simulation, engine)).toEqual([])
  }
})

test('sends requests to http and https URLs only, in every mode', async () => {
  for (const mode of ['cors', 'no-cors'] as const) {
    const request = { ...PAGE, url: 'ftp://example.com/', mode }
    const simulation = await simulate(request, () => ({ status: 200, headers: [] }))
    expect(simulation).toMatchObject({ reason: 'scheme-not-http', exchanges: [] })
  }
})

test('follows a second redirect after the first one dropped the streamed body', async () => {
  const allow = ['Access-Control-Allow-Origin', '*'] as const
  const statuses = [204, 303, 204, 302, 200]
  const simulation = await simulate(
    { ...PAGE, method: 'POST', body: 'x', isStreamed: true },
    () => ({ status: statuses.shift() ?? 0, headers: [allow, ['Location', '/next']] }),
  )
  expect(simulation).toMatchObject({ allowed: true, status: 200 })
})

test.each([
  ['redirect-not-http', {}, 'data:,x', 'data:,x'],
  ['redirect-invalid-location', {}, 'http://[', 'http://['],
  ['redirect-with-credentials-in-url', {}, 'https://u:p@b.example/', 'https://u:p@b.example/'],
  ['redirect-refused', { redirect: 'error' } as const, '/b', '/b'],
  ['too-many-redirects', {}, '/b', 'https://api.example.com/b'],
])('reports the location of the redirect for %s', async (reason, more, location, said) => {
  const headers = [
    ['Access-Control-Allow-Origin', '*'],
    ['Location', location],
  ] as const
  const simulation = await simulate({ ...PAGE, ...more }, () => ({ status: 302, headers }))
  expect(simulation).toMatchObject({ reason, values: { location: said } })
})

describe('local network access', () => {
  const send = () => ({ status: 200, headers: [['Access-Control-Allow-Origin', '*']] as const })
  const ask = (origin: string, url: string, more = {}, options = {}) =>
    simulate({ origin, url, ...more }, send, options)

  test.each([
    [
      'kLocalNetworkAccessPermissionDenied',
      APP,
      {},
      'Permission was denied for this request to access the `local` address space.',
    ],
    [
      'kInsecureLocalNetwork',
      'http://app.example.com',
      {},
      'The request client is not a secure context and the resource is in more-private address space `local`.',
    ],
    [
      'kInvalidLocalNetworkAccess',
      APP,
      { targetAddressSpace: 'loopback' as const },
      'Request had a target IP address space of `loopback` yet the resource is in address space `local`.',
    ],
  ])('prints %s in the console of Chromium', async (_, origin, more, message) => {
    const request = { origin, url: 'http://192.168.0.1/', ...more }
    const options = { engine: 'chromium', localNetworkPermission: 'denied' } as const
    const simulation = await simulate(request, send, options)
    expect(simulation.reason).toBe('local-network-access')
    const [line = ''] = consoleMessages(request, simulation, 'chromium')
    expect(line.endsWith(message)).toBe(true)
  })

  test('allows plain http if the script names the right address space of the target', async () => {
    const url = 'http://printer.example.com/'
    const leads = { targetAddressSpace: 'local' } as const
    expect((await ask(APP, url, {}, leads)).reason).toBe('mixed-content')
    expect((await ask(APP, url, leads, leads)).reason).toBeNull()
    expect((await ask(APP, url, leads)).reason).toBe('local-network-access')
  })

  test.each([
    'http://shop.test',
    'http://intranet',
    'http://shop.internal:8080',
    'http://[fe80::1]',
  ])('treats a page of %s as local', async (origin) => {
    const url = 'http://localhost:3000/'
    expect((await ask(origin, url, {}, { engine: 'chromium' })).reason).toBeNull()
  })

  test('blocks requests from the local network to loopback by the standard, but not in engines', async () => {
    const local = 'http://192.168.0.2'
    const url = 'http://127.0.0.1:3000/'
    expect((await ask(local, url)).reason).toBe('local-network-access')
    expect((await ask(local, url, {}, { engine: 'chromium' })).reason).toBeNull()
    expect((await ask('http://localhost:5173', 'http://192.168.0.2/')).reason).toBeNull()
  })
})
