// oxlint-disable vitest/no-conditional-expect -- assertions are left out on runtimes that lack a feature
import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'
import { head, ok } from './rig/upstream.ts'

describeHosts('response headers', (rig) => {
  const code = (text: string) => (JSON.parse(text) as { code: string }).code

  const DROPPED =
    `Connection: X-Nominated|X-Nominated: x|Keep-Alive: timeout=99|Proxy-Authenticate: Basic|Proxy-Connection: x|TE: x|
Access-Control-Allow-Origin: *|Access-Control-Allow-Credentials: true|Access-Control-Expose-Headers: X-Evil|Access-Control-Allow-Private-Network: true|
Timing-Allow-Origin: *|Set-Cookie: a=b|Set-Cookie: c=d|Set-Cookie2: a=b|WWW-Authenticate: Basic realm="x"|Authentication-Info: x|
Clear-Site-Data: "*"|Strict-Transport-Security: max-age=99|Alt-Svc: h3=":443"|NEL: {}|Report-To: {}|Reporting-Endpoints: a="b"|
Expect-CT: max-age=1|Public-Key-Pins: x|Service-Worker-Allowed: /|Refresh: 0;url=https://evil.example|Origin-Agent-Cluster: ?0|
Permissions-Policy: camera=*|X-Frame-Options: ALLOWALL|Accept-CH: x|Critical-CH: x|Set-Login: logged-in|Speculation-Rules: "/x"|
Supports-Loading-Mode: x|SourceMap: /x|Cross-Origin-Opener-Policy: unsafe-none|Cross-Origin-Embedder-Policy: require-corp`
      .replaceAll('\n', '')
      .split('|')

  test('the proxy drops headers that affect its origin, the connection or the visitor, and adds its isolating headers', async () => {
    const own = [
      'Content-Security-Policy: script-src *',
      'X-Content-Type-Options: sniff',
      'Cross-Origin-Resource-Policy: cross-origin',
    ]
    const kept = [
      'ETag: "e"',
      'X-Custom: kept',
      'Vary: Accept, origin',
      'Link: </a>; rel=next',
      'Link: </b>; rel=prev',
    ]
    rig.api.on('/drop', ok('x', [...DROPPED, ...own, ...kept].map((one) => `${one}\r\n`).join('')))
    const { headers } = await rig.ask('/up/drop')
    for (const line of DROPPED) {
      const name = line.split(':')[0]?.toLowerCase() ?? ''
      const isOurs = [
        'connection',
        'keep-alive',
        'access-control-allow-origin',
        'access-control-expose-headers',
      ].includes(name)
      if (!isOurs) expect([name, headers[name]]).toEqual([name, undefined])
    }
    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://app.example.com',
      'access-control-expose-headers': '*',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      etag: '"e"',
      'x-custom': 'kept',
    })
    expect(String(headers['connection'])).not.toContain('X-Nominated')
    expect(headers['via']).toContain('1.1 webcors')
    expect(
      headers['vary']
        ?.split(/[,|] */)
        .map((one) => one.trim().toLowerCase())
        .toSorted(),
    ).toEqual(['accept', 'origin'])
    expect(headers['link']?.replaceAll(' | ', ', ')).toBe('</a>; rel=next, </b>; rel=prev')
  })

  test('a policy for any origin lets any page read a response, but allows no credentials', async () => {
    rig.api.on('/any', ok('x', 'Access-Control-Allow-Credentials: true\r\n'))
    const { headers } = await rig.ask('/up/any', {}, 'public')
    expect([
      headers['access-control-allow-origin'],
      headers['access-control-allow-credentials'],
    ]).toEqual(['*', undefined])
  })

  test('a policy with credentials lists the headers that pages may read', async () => {
    const { headers } = await rig.ask('/up/x', { headers: { Cookie: 'session=1' } }, 'authorized')
    expect(headers['access-control-allow-credentials']).toBe('true')
    expect(headers['access-control-expose-headers']).toContain('Proxy-Status')
    expect(headers['cache-control']).toBe('private')
  })

  test('the proxy drops headers that contain a secret, plain or encoded', async () => {
    const link = 'Link: <https://api.example.com/?page=2&appid=qu3ry%2Fsecret>; rel=next'
    rig.api.on(
      '/secret/x',
      ok('x', `${link}\r\nX-Echo: Bearer s3cr3t-t0ken\r\nX-Raw: qu3ry/secret\r\nX-Fine: yes\r\n`),
    )
    const { headers } = await rig.ask('/secret/x')
    expect([headers['link'], headers['x-echo'], headers['x-raw'], headers['x-fine']]).toEqual([
      undefined,
      undefined,
      undefined,
      'yes',
    ])
  })

  test.each([
    ['in lower-case hexadecimal', '<https://api.example.com/?k=qu3ry%2fsecret>; rel=next'],
    ['partly encoded', '<https://api.example.com/?k=%71u3ry/secre%74>'],
    ['encoded twice', '/login?next=%2Fx%3Fk%3Dqu3ry%252Fsecret'],
    ['beside an invalid percent sign', '100%&%zz qu3ry%2fsecret %'],
    ['with a plus sign for its space', '/?c=tw0+w0rds', '/public-values/x'],
  ])('the proxy drops a header with a secret that is written %s', async (...row) => {
    const [, value, path = '/secret/x'] = row
    rig.api.on(path, ok('x', `X-Echo: ${value}\r\nX-Fine: 100%\r\nVia: 1.1 ${value}\r\n`))
    const { headers } = await rig.ask(path)
    expect([headers['x-echo'], headers['via'], headers['x-fine']]).toEqual([
      undefined,
      '1.1 webcors',
      '100%',
    ])
  })

  test('the proxy drops a reason phrase that contains a secret', async () => {
    rig.api.on('/secret/x', head('403 No qu3ry%2fsecret', 'Content-Length: 0'))
    const { status, reason } = await rig.ask('/secret/x')
    expect([status, reason.includes('qu3ry')]).toEqual([403, false])
  })

  test('the proxy keeps headers that contain a short value, and those that describe the body', async () => {
    const lines = [
      'Content-Encoding: gzip',
      'Content-Type: application/json',
      'ETag: "v2-json"',
      'Date: Tue, 02 Jun 2026 22:22:22 GMT',
      'Link: </?format=json&page=2>; rel=next',
      'X-Short: s3v3n-c',
      'X-Type: application/json',
      'X-Long: e1ght-ch',
    ]
    rig.api.on('/public-values/x', `${head('200 OK', ...lines, 'Content-Length: 1')}x`)
    const { headers } = await rig.ask('/public-values/x')
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      etag: '"v2-json"',
      date: 'Tue, 02 Jun 2026 22:22:22 GMT',
      link: '</?format=json&page=2>; rel=next',
      'x-short': 's3v3n-c',
      'cache-control': 'private',
    })
    expect([headers['x-type'], headers['x-long']]).toEqual([undefined, undefined])
  })

  test('a redirect may contain a short value of the target', async () => {
    rig.api.on('/public-values/2', head('302 Found', 'Location: 2.json?w=2', 'Content-Length: 0'))
    expect((await rig.ask('/public-values/2')).headers['location']).toBe(
      '/public-values/2.json?w=2',
    )
  })

  test.each([
    [undefined, 'private'],
    ['public, max-age=60', 'private, max-age=60'],
    ['s-maxage=99, max-age=5', 'private, max-age=5'],
    ['no-store', 'private, no-store'],
  ])(
    'the proxy keeps a response with a secret out of shared caches if its Cache-Control is %s',
    async (value, expected) => {
      rig.api.on(
        '/secret/cached',
        ok('x', value === undefined ? '' : `Cache-Control: ${value}\r\n`),
      )
      expect((await rig.ask('/secret/cached')).headers['cache-control']).toBe(expected)
    },
  )

  test('the proxy passes on Cache-Control and Age of a target without secrets', async () => {
    rig.api.on('/cached', ok('x', 'Cache-Control: public, max-age=60\r\nAge: 7\r\n'))
    const { headers } = await rig.ask('/up/cached')
    expect([headers['cache-control'], headers['age']]).toEqual(['public, max-age=60', '7'])
  })

  test.each([
    ['application/json; charset=utf-8', 200],
    ['image/png', 200],
    ['text/html', 502],
    ['application/json-evil', 502],
    ['', 502],
  ])('the proxy responds to the content type "%s" with the status %i', async (type, status) => {
    rig.api.on(
      '/json/x',
      `${head('200 OK', ...(type ? [`Content-Type: ${type}`] : []), 'Content-Length: 1')}x`,
    )
    const answer = await rig.ask('/json/x')
    expect(answer.status).toBe(status)
    if (status === 502) expect(code(answer.text)).toBe('response-type-refused')
  })

  test('the proxy lets any page embed its responses if embeddable is true', async () => {
    expect((await rig.ask('/up/x', {}, 'embeddable')).headers['cross-origin-resource-policy']).toBe(
      'cross-origin',
    )
  })
})
