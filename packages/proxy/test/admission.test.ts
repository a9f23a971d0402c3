import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'

describeHosts('admission', (rig) => {
  const code = (text: string) => (JSON.parse(text) as { code: string }).code

  test.each([
    null,
    'null',
    'https://other.example',
    'https://app.example.com.evil.example',
    'https://evil-app.example.com',
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://APP.example.com',
  ])('a request from the origin %s never reaches the target', async (origin) => {
    const { status, headers } = await rig.ask('/up/x', { origin })
    expect([status, headers['access-control-allow-origin'], headers['vary']]).toEqual([
      403,
      undefined,
      'Origin',
    ])
    expect(rig.api.received).toEqual([])
  })

  // Browsers send `Origin` with a POST to their own origin, but not with a GET.
  test.each([
    ['GET', null],
    ['POST', 'https://proxy.example'],
  ])("the proxy admits a %s of a page of the proxy's own origin", async (method, origin) => {
    const headers = {
      'Sec-Fetch-Site': 'same-origin',
      'Sec-Fetch-Dest': 'empty',
      'Sec-Fetch-Mode': 'cors',
    }
    const answer = await rig.ask('/up/x', { method, origin, headers })
    expect(answer.status).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test.each(['same-site', 'cross-site', 'none'])(
    'the proxy refuses an origin that is not listed with Sec-Fetch-Site: %s',
    async (site) => {
      const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Dest': 'empty' }
      const ask = { method: 'POST', origin: 'https://other.proxy.example', headers }
      expect(code((await rig.ask('/up/x', ask)).text)).toBe('origin-not-allowed')
      expect(rig.api.received).toEqual([])
    },
  )

  test.each([
    [
      'a navigation',
      null,
      { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' },
    ],
    [
      'a navigation within the site',
      null,
      {
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': 'document',
        'Sec-Fetch-Mode': 'navigate',
      },
    ],
    [
      'a form submission of an allowed page',
      undefined,
      {
        'Sec-Fetch-Site': 'cross-site',
        'Sec-Fetch-Dest': 'document',
        'Sec-Fetch-Mode': 'navigate',
      },
    ],
    [
      'a frame',
      null,
      { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Mode': 'navigate' },
    ],
    [
      'a script',
      null,
      { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'script', 'Sec-Fetch-Mode': 'no-cors' },
    ],
    [
      'a worker',
      null,
      {
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': 'worker',
        'Sec-Fetch-Mode': 'same-origin',
      },
    ],
    [
      'a service worker',
      null,
      {
        'Sec-Fetch-Site': 'same-origin',
        'Sec-Fetch-Dest': 'serviceworker',
        'Service-Worker': 'script',
      },
    ],
    ['a service worker with an allowed origin', undefined, { 'Service-Worker': 'script' }],
    [
      'fetch() of another site without Origin',
      null,
      { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': 'empty' },
    ],
    ['a request without Origin and Sec-Fetch headers', null, {}],
  ] as const)('the proxy refuses %s', async (_name, origin, headers) => {
    const given = origin === null ? { origin, headers } : { headers }
    const { status, text } = await rig.ask('/up/x', given)
    expect([status, code(text)]).toEqual([403, 'origin-required'])
    expect(rig.api.received).toEqual([])
  })

  test.each([
    ['returns false without a token', 401, {}],
    ['returns false for a wrong token', 401, { Authorization: 'let me in' }],
    ['throws', 401, { Authorization: 'throw' }],
    ['rejects', 401, { Authorization: 'reject' }],
    ['returns a truthy text', 401, { Authorization: 'truthy' }],
    ['returns true', 200, { Authorization: 'let me in to /secret' }],
    ['resolves true', 200, { Authorization: 'promise' }],
    ['returns true for a cookie', 200, { Cookie: 'session=1' }],
  ])('if authorize %s, the response has the status %i', async (_name, status, headers) => {
    const answer = await rig.ask('/secret/x', { headers }, 'authorized')
    expect([answer.status, answer.headers['www-authenticate']]).toEqual([status, undefined])
    const [received] = rig.api.received
    expect(received?.headers.filter(([name]) => name === 'cookie')).toEqual(
      status === 200 ? [] : undefined,
    )
    // The target gets the server's token, not the page's.
    const sent = received?.headers.find(([name]) => name === 'authorization')?.[1]
    expect(sent).toBe(status === 200 ? 'Bearer s3cr3t-t0ken' : undefined)
  })

  test('the proxy passes neither the token nor the cookie of the page on to a target without secrets', async () => {
    await rig.ask(
      '/up/x',
      { headers: { Authorization: 'promise', Cookie: 'session=1' } },
      'authorized',
    )
    const names = rig.api.received[0]?.headers.map(([name]) => name)
    expect(names).not.toContain('authorization')
    expect(names).not.toContain('cookie')
  })

  test('the proxy denies a request if authorize takes more than five seconds', async () => {
    const answer = await rig.ask('/secret/x', { headers: { Authorization: 'never' } }, 'authorized')
    expect(code(answer.text)).toBe('not-authorized')
  })

  test('a limit without a key counts all callers together', async () => {
    const statuses = []
    for (let n = 0; n < 5; n++) statuses.push((await rig.ask('/up/x', {}, 'limited')).status)
    expect(statuses).toEqual([200, 200, 200, 429, 429])
    const { headers, text } = await rig.ask('/up/x', {}, 'limited')
    expect([Number(headers['retry-after']), code(text)]).toEqual([
      expect.closeTo(19, -1),
      'limited',
    ])
    expect(headers['access-control-allow-origin']).toBe('https://app.example.com')
  })

  test('a limit with a key counts by the key, and denies a request if the key throws', async () => {
    const ask = async (key: string) =>
      (await rig.ask('/up/x', { headers: { Prefer: key } }, 'keyed')).status
    expect([await ask('a'), await ask('a'), await ask('a'), await ask('b')]).toEqual([
      200, 200, 429, 200,
    ])
    expect(await ask('throw')).toBe(429)
  })

  test('a limit function decides on each request, and a request is denied if the function throws', async () => {
    const ask = (key: string) => rig.ask('/up/x', { headers: { Prefer: key } }, 'asked')
    expect([
      (await ask('yes')).status,
      (await ask('no')).status,
      (await ask('throw')).status,
    ]).toEqual([200, 429, 429])
    expect((await ask('later')).headers['retry-after']).toBe('17')
  })
})
