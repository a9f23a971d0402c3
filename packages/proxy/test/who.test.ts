import { expect, test } from 'vitest'
import { describeDoors } from './rig/rig.ts'

describeDoors('who may ask', (rig) => {
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
  ])('35. a request from the origin %s never reaches the target', async (origin) => {
    const { status, headers } = await rig.ask('/up/x', { origin })
    expect([status, headers['access-control-allow-origin'], headers['vary']]).toEqual([
      403,
      undefined,
      'Origin',
    ])
    expect(rig.api.received).toEqual([])
  })

  test('36. pages of the proxy’s own site may send GET, which has no Origin', async () => {
    const headers = {
      'Sec-Fetch-Site': 'same-origin',
      'Sec-Fetch-Dest': 'empty',
      'Sec-Fetch-Mode': 'cors',
    }
    expect((await rig.ask('/up/x', { origin: null, headers })).status).toBe(200)
  })

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
      'a form of an allowed page',
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
    ['fetch from elsewhere', null, { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': 'empty' }],
    ['curl', null, {}],
  ] as const)('37. the proxy refuses %s', async (_name, origin, headers) => {
    const given = origin === null ? { origin, headers } : { headers }
    const { status, text } = await rig.ask('/up/x', given)
    expect([status, code(text)]).toEqual([403, 'origin-required'])
    expect(rig.api.received).toEqual([])
  })

  test.each([
    ['nothing', {}, 401],
    ['a wrong token', { Authorization: 'let me in' }, 401],
    ['a throw', { Authorization: 'throw' }, 401],
    ['a rejection', { Authorization: 'reject' }, 401],
    ['a truthy text', { Authorization: 'truthy' }, 401],
    ['true', { Authorization: 'let me in to /secret' }, 200],
    ['a promise of true', { Authorization: 'promise' }, 200],
    ['a cookie', { Cookie: 'session=1' }, 200],
  ])('38. only true from authorize lets a request pass: %s', async (_name, headers, status) => {
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

  test('38. the proxy passes neither the token nor the cookie on to a target without secrets', async () => {
    await rig.ask(
      '/up/x',
      { headers: { Authorization: 'promise', Cookie: 'session=1' } },
      'authorized',
    )
    const names = rig.api.received[0]?.headers.map(([name]) => name)
    expect(names).not.toContain('authorization')
    expect(names).not.toContain('cookie')
  })

  test('38. the proxy denies a request if authorize takes more than five seconds', async () => {
    const answer = await rig.ask('/secret/x', { headers: { Authorization: 'never' } }, 'authorized')
    expect(code(answer.text)).toBe('not-authorized')
  })

  test('39. a limit without a key counts all callers together', async () => {
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

  test('39. a limit with a key counts by the key, and denies if the key throws', async () => {
    const ask = async (key: string) =>
      (await rig.ask('/up/x', { headers: { Prefer: key } }, 'keyed')).status
    expect([await ask('a'), await ask('a'), await ask('a'), await ask('b')]).toEqual([
      200, 200, 429, 200,
    ])
    expect(await ask('throw')).toBe(429)
  })

  test('39. a limit function decides, and its error denies', async () => {
    const ask = (key: string) => rig.ask('/up/x', { headers: { Prefer: key } }, 'asked')
    expect([
      (await ask('yes')).status,
      (await ask('no')).status,
      (await ask('throw')).status,
    ]).toEqual([200, 429, 429])
    expect((await ask('later')).headers['retry-after']).toBe('17')
  })

  test('40. the proxy never passes on a preflight', async () => {
    for (const origin of ['https://app.example.com', 'https://other.example']) {
      const headers = {
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'x-api-version',
      }
      const { status } = await rig.ask('/up/x', { method: 'OPTIONS', origin, headers })
      expect(status).toBe(origin.includes('other') ? 403 : 204)
    }
    expect(rig.api.received).toEqual([])
    // OPTIONS without Access-Control-Request-Method is an ordinary request.
    await rig.ask('/up/x', { method: 'OPTIONS' })
    expect(rig.api.received).toHaveLength(1)
  })

  test('40. the response to a preflight names the headers of the target', async () => {
    const headers = { 'Access-Control-Request-Method': 'GET' }
    const preflight = await rig.ask('/up/x', { method: 'OPTIONS', headers })
    const names = preflight.headers['access-control-allow-headers']?.split(', ')
    expect(names).toEqual(
      expect.arrayContaining(['content-type', 'range', 'x-api-version', 'authorization']),
    )
    expect(names).not.toContain('cookie')
  })
})
