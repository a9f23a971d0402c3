// oxlint-disable vitest/no-conditional-expect -- assertions are left out on runtimes that lack a feature
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'
import { head } from './rig/upstream.ts'

describeHosts('responses', (rig) => {
  const isWorkerd = rig.host.runtime === 'workerd'
  const isFetch = rig.host.kind === 'fetch'
  const code = (text: string) => (JSON.parse(text) as { code: string }).code

  test.each([
    ['gzip', gzipSync('hello hello hello')],
    ['br', brotliCompressSync('hello hello hello')],
    ['zstd', Buffer.from('28b52ffd0411890068656c6c6f20776f726c640a', 'hex')],
    ['x-unknown', Buffer.from([0, 255, 13, 10, 1])],
  ])('the proxy passes a body with the coding %s on byte for byte', async (coding, bytes) => {
    rig.api.on('/coded', (socket) => {
      socket.write(
        head(
          '200 OK',
          `Content-Encoding: ${coding}`,
          `Content-Length: ${bytes.length}`,
          'ETag: "e"',
        ),
      )
      socket.write(bytes)
    })
    const answer = await rig.ask('/up/coded', { headers: { 'Accept-Encoding': coding } })
    expect([answer.headers['content-encoding'], answer.body.toString('hex')]).toEqual([
      coding,
      bytes.toString('hex'),
    ])
    expect(answer.headers['etag']).toBe('"e"')
    if (!isWorkerd) expect(answer.headers['content-length']).toBe(String(bytes.length))
  })

  test('the proxy keeps the length in a response to HEAD', async () => {
    rig.api.on('/head', head('200 OK', 'Content-Length: 1234', 'Content-Type: text/x'))
    const answer = await rig.ask('/up/head', { method: 'HEAD' })
    expect([answer.status, answer.headers['content-length'], answer.text]).toEqual([
      200,
      '1234',
      '',
    ])
  })

  test.each(['204 No Content', '304 Not Modified', '205 Reset Content'])(
    'the proxy passes the status %s on, and the connection still works',
    async (status) => {
      rig.api.on(
        '/empty',
        head(status, 'ETag: "e"', ...(status.startsWith('205') ? ['Content-Length: 0'] : [])),
      )
      const answer = await rig.ask('/up/empty')
      expect([answer.status, answer.headers['etag'], answer.text]).toEqual([
        Number(status.slice(0, 3)),
        '"e"',
        '',
      ])
      expect((await rig.ask('/up/x')).text).toBe('/x')
    },
  )

  test('the proxy passes 206 and 416 on', async () => {
    rig.api.on(
      '/part',
      `${head('206 Partial Content', 'Content-Range: bytes 2-3/10', 'Content-Length: 2')}cd`,
    )
    const part = await rig.ask('/up/part', { headers: { Range: 'bytes=2-3' } })
    expect([part.status, part.headers['content-range'], part.text]).toEqual([
      206,
      'bytes 2-3/10',
      'cd',
    ])
    rig.api.on(
      '/not',
      head('416 Range Not Satisfiable', 'Content-Range: bytes */10', 'Content-Length: 0'),
    )
    const not = await rig.ask('/up/not', { headers: { Range: 'bytes=99-' } })
    expect([not.status, not.headers['content-range']]).toEqual([416, 'bytes */10'])
  })

  test('the proxy drops interim responses and trailers', async () => {
    const hints = head('103 Early Hints', 'Link: </a.css>; rel=preload')
    const chunked = '5\r\nhello\r\n0\r\nX-Trailer: t\r\nSet-Cookie: a=b\r\n\r\n'
    rig.api.on(
      '/hints',
      `${head('100 Continue')}${hints}${head('200 OK', 'Trailer: X-Trailer', 'Transfer-Encoding: chunked')}${chunked}`,
    )
    const answer = await rig.ask('/up/hints')
    expect([
      answer.status,
      answer.text,
      answer.headers['x-trailer'],
      answer.headers['trailer'],
    ]).toEqual([200, 'hello', undefined, undefined])
  })

  test.each([
    ['the status 999', head('999 Request denied', 'Content-Length: 0'), 'upstream-invalid'],
    [
      'a switch of protocols that the request did not ask for',
      head('101 Switching Protocols', 'Upgrade: x', 'Connection: upgrade'),
      'upstream-invalid',
    ],
    ['a response of HTTP/0.9', '<html>hello</html>', 'upstream-invalid'],
    [
      '200 kB of headers',
      head('200 OK', `X-Long: ${'a'.repeat(200_000)}`, 'Content-Length: 0'),
      'upstream-invalid',
    ],
    [
      'a response with Content-Length and Transfer-Encoding',
      `${head('200 OK', 'Content-Length: 3', 'Transfer-Encoding: chunked')}3\r\nabc\r\n0\r\n\r\n`,
      'upstream-invalid',
    ],
  ])('the proxy responds with 502 to %s', async (name, bytes, expected) => {
    rig.api.on('/bad', (socket) => {
      socket.write(bytes)
      setTimeout(() => socket.end(), 50)
    })
    const answer = await rig.ask('/up/bad')
    // workerd does not report why its fetch() failed, and accepts long headers.
    if (isWorkerd && answer.status === 200) expect(name).toMatch(/headers|Content-Length/)
    else
      expect([
        answer.status,
        [expected, ...(isWorkerd ? ['upstream-closed', 'internal'] : [])],
      ]).toEqual([502, expect.arrayContaining([code(answer.text)])])
    expect((await rig.ask('/up/x')).text).toBe('/x')
  })

  test('the proxy reads a response of HTTP/1.0 until the connection closes', async () => {
    rig.api.on('/old', (socket) =>
      socket.end('HTTP/1.0 200 Fine\r\nContent-Type: text/plain\r\n\r\nold'),
    )
    const answer = await rig.ask('/up/old')
    expect([answer.status, answer.text]).toEqual([200, 'old'])
  })

  test('the proxy passes header values on byte for byte', async () => {
    rig.api.on(
      '/latin',
      `HTTP/1.1 200 F\xfcr dich\r\nX-Latin: caf\xe9\r\nX-Utf8: caf\xc3\xa9\r\nContent-Length: 0\r\n\r\n`,
    )
    const { headers, status } = await rig.ask('/up/latin')
    expect(status).toBe(200)
    // workerd reads header values as UTF-8.
    if (!isWorkerd)
      expect([headers['x-latin'], headers['x-utf8']]).toEqual(['caf\xe9', 'caf\xc3\xa9'])
  })

  test('the proxy passes on the reason phrase if the host can send one', async () => {
    rig.api.on('/reason', head('404 Nothing Here', 'Content-Length: 0'))
    const { reason, status } = await rig.ask('/up/reason')
    expect(status).toBe(404)
    if (!isFetch) expect(reason).toBe('Nothing Here')
  })
})
