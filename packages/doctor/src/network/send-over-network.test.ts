import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { GET, listen, startAnswering } from './send-over-network.test-util.js'
import { sendOverNetwork } from './send-over-network.js'

describe('the request', () => {
  test('sends all headers as given, including those that browsers let no script set', async () => {
    const { url, received } = await startAnswering((socket) => socket.end('HTTP/1.1 204 \r\n\r\n'))
    const headers = [
      ['Origin', 'https://app.example.com'],
      ['X-Twice', '1'],
      ['X-Twice', '2'],
    ] as const
    await sendOverNetwork()({ url, method: 'PUT', headers, body: 'größe' })
    const { host } = new URL(url)
    expect(received[0]?.split('\r\n')).toEqual([
      'PUT /a?b HTTP/1.1',
      `Host: ${host}`,
      'Origin: https://app.example.com',
      'X-Twice: 1',
      'X-Twice: 2',
      'Accept: */*',
      'User-Agent: webcors-doctor',
      'Content-Length: 7',
      'Connection: close',
      '',
      Buffer.from('größe').toString('latin1'),
    ])
  })

  test('sends a preflight without a body and without Content-Length', async () => {
    const { url, received } = await startAnswering((socket) => socket.end('HTTP/1.1 204 \r\n\r\n'))
    await sendOverNetwork()({ url, method: 'OPTIONS', headers: [['Accept', 'text/plain']] })
    expect(received[0]).not.toMatch(/content-length|transfer-encoding|\*\/\*/i)
  })
})

describe('the response', () => {
  test('keeps the spelling and order of header lines, and repeats a header that came twice', async () => {
    const { url } = await startAnswering((socket) =>
      socket.end('HTTP/1.1 200 OK\r\nb: 1\r\nVary: Origin\r\nB: 2\r\nvary: Accept\r\n\r\n'),
    )
    expect(await sendOverNetwork()({ url, ...GET })).toEqual({
      status: 200,
      headers: [
        ['b', '1'],
        ['Vary', 'Origin'],
        ['B', '2'],
        ['vary', 'Accept'],
      ],
    })
  })

  test('returns a redirect and does not follow it', async () => {
    const { url, received } = await startAnswering((socket) =>
      socket.end('HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n'),
    )
    expect(await sendOverNetwork()({ url, ...GET })).toMatchObject({ status: 301 })
    expect(received).toHaveLength(1)
  })

  test('skips early hints and returns the final response', async () => {
    const { url } = await startAnswering((socket) =>
      socket.end('HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\nHTTP/1.1 404 No\r\n\r\n'),
    )
    expect(await sendOverNetwork()({ url, ...GET })).toEqual({ status: 404, headers: [] })
  })

  test('returns a 101 that switches protocols', async () => {
    const { url } = await startAnswering((socket) =>
      socket.write('HTTP/1.1 101 Yes\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    )
    expect(await sendOverNetwork()({ url, ...GET })).toMatchObject({ status: 101 })
  })

  test('reads a longer head than Node.js reads by default', async () => {
    const { url } = await startAnswering((socket) =>
      socket.end(`HTTP/1.1 200 OK\r\n${`X-A: ${'a'.repeat(1000)}\r\n`.repeat(100)}\r\n`),
    )
    expect((await sendOverNetwork()({ url, ...GET })).headers).toHaveLength(100)
  })

  test('accepts a response that breaks rules of HTTP which browsers do not enforce', async () => {
    const { url } = await startAnswering((socket) =>
      socket.end('HTTP/1.1 200\nContent-Length: 0\nTransfer-Encoding: chunked\nX-A: \x01\n\n'),
    )
    expect((await sendOverNetwork()({ url, ...GET })).status).toBe(200)
  })

  test('ignores a body that is cut off, or is not gzip', async () => {
    const { url } = await startAnswering((socket) => {
      socket.write(
        'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1000\r\n\r\nno gzip',
      )
      socket.destroySoon()
    })
    expect((await sendOverNetwork()({ url, ...GET })).status).toBe(200)
  })

  test('connects over IPv6', async () => {
    const server = createServer((socket) => {
      socket.on('error', () => {})
      socket.on('data', () => socket.end('HTTP/1.1 204 \r\n\r\n'))
    })
    const port = await listen(server, '::1')
    const answer = await sendOverNetwork()({ url: `http://[::1]:${port}/`, ...GET })
    expect(answer.status).toBe(204)
  })

  test('returns the head of an endless body, and closes the connection', async () => {
    let written = 0
    const closed = new Promise<void>((resolve) => {
      void startAnswering((socket) => {
        socket.on('close', () => resolve())
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        const more = (): void => {
          while (!socket.destroyed && socket.write('x'.repeat(1000))) written += 1000
        }
        socket.on('drain', more)
        more()
      }).then(({ url }) => sendOverNetwork()({ url, ...GET }))
    })
    await closed
    expect(written).toBeLessThan(50_000_000)
  })
})
