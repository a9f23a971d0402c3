// oxlint-disable vitest/no-conditional-expect -- assertions are left out on runtimes that lack a feature
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { open, ORIGIN, readAnswer } from './rig/client.ts'
import { describeHosts } from './rig/rig.ts'
import { header } from './rig/upstream.ts'

const SMUGGLED = 'GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n'
const chunked = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`

describeHosts('requests', (rig) => {
  const isWorkerd = rig.host.runtime === 'workerd'
  const code = (text: string) => (JSON.parse(text) as { code: string }).code

  test('the proxy removes headers that the client nominates in Connection, but not headers of its own', async () => {
    const nominations =
      'close, authorization, x-api-key, via, host, content-length, user-agent, x-api-version'
    await rig.ask('/secret/x', {
      method: 'POST',
      body: 'four',
      headers: { Connection: nominations, 'X-Api-Version': '1', 'Accept-Language': 'de' },
    })
    const [received] = rig.api.received
    expect(header(received, 'authorization')).toBe('Bearer s3cr3t-t0ken')
    expect(header(received, 'x-api-key')).toBe('k3y-k3y-k3y')
    expect(header(received, 'via')).toContain('1.1 webcors')
    expect(header(received, 'host')).toMatch(/^(?:public\.pub\.test|127\.0\.0\.2):\d+$/)
    expect(header(received, 'accept-language')).toBe('de')
    expect(received?.body.toString()).toBe('four')
    await rig.ask('/up/x', {
      headers: { Connection: 'close, X-Api-Version', 'X-Api-Version': '1' },
    })
    // workerd removes Connection before a Worker sees it, so nominated headers arrive.
    if (!isWorkerd) expect(header(rig.api.received[1], 'x-api-version')).toBeUndefined()
  })

  test('the proxy passes on only listed request headers', async () => {
    const listed = {
      Accept: 'text/x',
      'Accept-Language': 'de',
      'Cache-Control': 'no-cache',
      'Content-Type': 'text/x; charset=latin1',
      'If-None-Match': '"a"',
      'If-Modified-Since': 'Mon, 30 Nov 2026 00:00:00 GMT',
      'Last-Event-ID': '7',
      Prefer: 'return=minimal',
      Range: 'bytes=0-1',
      'X-Api-Version': '2',
      Authorization: 'Basic abc',
    }
    const others = {
      Cookie: 'a=b',
      Cookie2: 'a=b',
      'X-Forwarded-For': '1.2.3.4',
      'X-Forwarded-Host': 'evil.example',
      'X-Real-IP': '1.2.3.4',
      Forwarded: 'for=1.2.3.4',
      'X-Vercel-OIDC-Token': 't',
      'CF-Access-JWT-Assertion': 't',
      'X-Amzn-OIDC-Data': 't',
      'X-Unlisted': 'x',
      Referer: 'https://app.example.com/secret-page',
      'Sec-Fetch-Site': 'cross-site',
      'Proxy-Authorization': 'Basic abc',
      'Proxy-Connection': 'keep-alive',
      TE: 'trailers',
      'X-HTTP-Method-Override': 'DELETE',
      DNT: '1',
    }
    await rig.ask('/up/x', { headers: { ...listed, ...others } })
    const [received] = rig.api.received
    for (const [name, value] of Object.entries(listed))
      expect([name, header(received, name.toLowerCase())]).toEqual([name, value])
    for (const name of [...Object.keys(others), 'Origin'])
      expect([name, header(received, name.toLowerCase())]).toEqual([name, undefined])
  })

  test.each(['DELETE', 'OPTIONS', 'POST', 'PATCH'])(
    'the proxy frames a chunked %s, so that its body never becomes the next request',
    async (method) => {
      const answer = await rig.ask('/up/x', {
        method,
        headers: { 'Transfer-Encoding': 'chunked' },
        body: chunked(SMUGGLED),
      })
      expect(answer.text).toBe('/x')
      // The kept connection still works.
      expect((await rig.ask('/up/next')).text).toBe('/next')
      expect(rig.api.received.map(({ target }) => target)).toEqual(['/x', '/next'])
      expect(rig.api.received[0]?.body.toString()).toBe(SMUGGLED)
    },
  )

  test.each(['DELETE', 'OPTIONS'])('the proxy frames a %s with a length', async (method) => {
    await rig.ask('/up/x', { method, body: SMUGGLED })
    expect((await rig.ask('/up/next')).text).toBe('/next')
    expect(rig.api.received.map(({ target }) => target)).toEqual(['/x', '/next'])
    expect(rig.api.received[0]?.body.toString()).toBe(SMUGGLED)
  })

  test.each([
    [
      'with Content-Length and Transfer-Encoding',
      { 'Content-Length': '4', 'Transfer-Encoding': 'chunked' },
      '0\r\n\r\nGET /smuggled HTTP/1.1\r\n\r\n',
    ],
    [
      'with two lengths',
      [
        ['Content-Length', '4'],
        ['Content-Length', '5'],
      ],
      'aaaaa',
    ],
    ['with an unknown coding', { 'Transfer-Encoding': 'xchunked' }, chunked('x')],
    ['with two codings', { 'Transfer-Encoding': 'chunked, identity' }, chunked('x')],
    ['with a space in front of a colon', { 'Transfer-Encoding ': 'chunked' }, chunked(SMUGGLED)],
    ['with a sign in front of the length', { 'Content-Length': '+4' }, 'aaaa'],
  ] as const)('the proxy never passes on an ambiguous message %s', async (_name, headers, body) => {
    await rig
      .ask('/up/x', { method: 'POST', headers: headers as never, body })
      .catch(() => undefined)
    expect(rig.api.received.filter(({ target }) => target.includes('smuggled'))).toEqual([])
    expect((await rig.ask('/up/next')).text).toBe('/next')
  })

  test('the proxy keeps the length of an upload, and sends an upload without a length in chunks', async () => {
    await rig.ask('/up/x', { method: 'PUT', body: 'hello' })
    expect(header(rig.api.received[0], 'content-length')).toBe('5')
    expect(header(rig.api.received[0], 'transfer-encoding')).toBeUndefined()
    await rig.ask('/up/x', {
      method: 'PUT',
      headers: { 'Transfer-Encoding': 'chunked' },
      body: chunked('hello'),
    })
    expect(header(rig.api.received[1], 'content-length')).toBeUndefined()
    expect(rig.api.received.map(({ body }) => body.toString())).toEqual(['hello', 'hello'])
  })

  test('the proxy sends a length of 0 for a POST without a body', async () => {
    await rig.ask('/up/x', { method: 'POST', headers: { 'Content-Length': '0' } })
    expect(header(rig.api.received[0], 'content-length')).toBe('0')
    await rig.ask('/up/x')
    expect(header(rig.api.received[1], 'content-length')).toBeUndefined()
    expect(header(rig.api.received[1], 'transfer-encoding')).toBeUndefined()
  })

  test('the proxy never completes an upload that is shorter than its length', async () => {
    const socket = open(rig.port(), '/up/x', {
      method: 'PUT',
      headers: { 'Content-Length': '10' },
      body: 'four',
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    socket.destroy()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(rig.api.received.filter(({ isComplete }) => isComplete)).toEqual([])
    expect((await rig.ask('/up/next')).text).toBe('/next')
  })

  test('the proxy reads bytes after the length as another request, and never passes them on', async () => {
    const socket = connect(rig.port(), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      `PUT /up/x HTTP/1.1\r\nHost: a\r\nOrigin: ${ORIGIN}\r\nContent-Length: 4\r\n\r\nfour${SMUGGLED}`,
    )
    await readAnswer(socket).catch(() => undefined)
    expect(rig.api.received.map(({ target, body }) => [target, body.toString()])).toEqual([
      ['/x', 'four'],
    ])
  })

  test('the proxy refuses an upload that is too long, with or without a length', async () => {
    const long = await rig.ask(
      '/up/x',
      { method: 'PUT', headers: { 'Content-Length': '1001' } },
      'small',
    )
    expect([long.status, code(long.text)]).toEqual([413, 'request-too-large'])
    expect(rig.api.received).toEqual([])
    const body = chunked('a'.repeat(5000))
    const cut = await rig.ask(
      '/up/x',
      { method: 'PUT', headers: { 'Transfer-Encoding': 'chunked' }, body },
      'small',
    )
    expect([cut.status, code(cut.text)]).toEqual([413, 'request-too-large'])
    expect(rig.api.received.filter(({ isComplete }) => isComplete)).toEqual([])
    expect(
      (await rig.ask('/up/x', { method: 'PUT', body: 'a'.repeat(1000) }, 'small')).status,
    ).toBe(200)
  })

  test('the proxy answers Expect: 100-continue itself', async () => {
    const socket = open(rig.port(), '/up/x', {
      method: 'PUT',
      headers: { Expect: '100-continue', 'Content-Length': '5' },
    })
    setTimeout(() => socket.write('hello'), 100)
    const { status } = await readAnswer(socket)
    expect([
      status,
      rig.api.received[0]?.body.toString(),
      header(rig.api.received[0], 'expect'),
    ]).toEqual([200, 'hello', undefined])
  })

  test('the proxy drops the body of a GET', async () => {
    await rig.ask('/up/x', { body: SMUGGLED })
    await rig.ask('/up/next')
    expect(rig.api.received.map(({ target }) => target)).toEqual(['/x', '/next'])
    expect(header(rig.api.received[0], 'content-length')).toBeUndefined()
  })

  test('the proxy writes its name into Via and User-Agent', async () => {
    await rig.ask('/up/x', { headers: { Via: '1.1 cdn' } })
    const [received] = rig.api.received
    expect([header(received, 'via'), header(received, 'user-agent')]).toEqual([
      '1.1 cdn, 1.1 webcors',
      'webcors-proxy',
    ])
    expect(received?.headers.filter(([name]) => name === 'host')).toHaveLength(1)
  })

  test('the proxy passes no WebSocket upgrade on', async () => {
    const headers = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    }
    const answer = await rig.ask('/up/x', { headers }).catch(() => ({ status: 0 }))
    expect(answer.status).not.toBe(101)
    expect(rig.api.received).toEqual([])
  })
})
