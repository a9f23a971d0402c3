import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createSecureServer as createHttp2Server } from 'node:http2'
import { createServer as createHttpsServer } from 'node:https'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { sendOverNetwork } from './send-over-network.js'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function listen(server: Server, host = '127.0.0.1'): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  closing.push(() => server.close())
  return (server.address() as AddressInfo).port
}

/** Starts a server that calls `answer` when a connection has sent a whole request. */
async function startAnswering(
  answer: (socket: Socket) => void,
): Promise<{ url: string; received: string[] }> {
  const received: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    closing.push(() => socket.destroy())
    let text = ''
    socket.on('data', (part) => {
      text += part.toString('latin1') // Each character is a byte.
      const end = text.indexOf('\r\n\r\n')
      if (end === -1 || received.includes(text)) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (text.length < end + 4 + length) return
      received.push(text)
      answer(socket)
    })
  })
  return { url: `http://127.0.0.1:${await listen(server)}/a?b`, received }
}

const GET = { method: 'GET', headers: [['Origin', 'https://app.example.com']] } as const

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

describe('UnreachableError', () => {
  const failure = (url: string, timeoutSeconds = 5): Promise<unknown> =>
    sendOverNetwork({ timeoutSeconds })({ url, ...GET }).catch((error: unknown) => error)

  test('rejects with ECONNREFUSED if no server listens on the port', async () => {
    const server = createServer()
    const url = `http://127.0.0.1:${await listen(server)}/`
    await new Promise((resolve) => server.close(resolve))
    expect(await failure(url)).toMatchObject({
      name: 'UnreachableError',
      code: 'ECONNREFUSED',
      url,
      message: `Cannot reach ${url}: the connection was refused. Nothing listens there (ECONNREFUSED)`,
    })
  })

  test('rejects a URL whose host name has no address', async () => {
    const error = await failure('http://webcors.invalid/')
    expect((error as Error).message).toMatch(/no address is known for that name/)
  })

  test('rejects with ECONNRESET if the server closes the connection', async () => {
    const { url } = await startAnswering((socket) => socket.destroy())
    expect((await failure(url)) as Error).toMatchObject({ code: 'ECONNRESET' })
  })

  test('rejects with TIMEOUT after timeoutSeconds', async () => {
    const { url } = await startAnswering((socket) => socket.write('HTTP/1.1 200 OK\r\nA: b\r\n'))
    const start = performance.now()
    expect(await failure(url, 0.2)).toMatchObject({
      code: 'TIMEOUT',
      message: `Cannot reach ${url}: no answer in 0.2 seconds`,
    })
    expect(performance.now() - start).toBeLessThan(3000)
  })

  test('rejects an answer that is not HTTP', async () => {
    const { url } = await startAnswering((socket) => socket.end('SSH-2.0-OpenSSH\r\n'))
    expect((await failure(url)) as Error).toMatchObject({
      message: expect.stringContaining('it does not speak HTTP/1.1'),
    })
  })

  test('asks whether an https URL of a plain http server should be http', async () => {
    const { url } = await startAnswering((socket) => socket.end('HTTP/1.1 400 Bad\r\n\r\n'))
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    closing.push(() => server.close())
    const error = await failure(
      url.replace('http:', 'https:').replace(/:\d+/, `:${await listen(server)}`),
    )
    expect((error as Error).message).toMatch(/it does not speak TLS\. Is it http\?/)
  })

  test('rejects a header value that contains a line break', async () => {
    const { url } = await startAnswering((socket) => socket.end())
    const sent = sendOverNetwork()({ url, method: 'GET', headers: [['X', 'a\nb']] })
    await expect(sent).rejects.toThrow('Invalid character in header content')
  })
})

/** Only the program `openssl` can create the certificate that the tests need. */
const hasOpenssl = (() => {
  try {
    return execFileSync('openssl', ['version']).length > 0
  } catch {
    return false
  }
})()

// Skipped without openssl, because no certificate can be created.
describe.skipIf(!hasOpenssl)('https', () => {
  test('reports a certificate that is not trusted, and trusts one that is given', async () => {
    const { key, cert } = createCertificate()
    const server = createHttpsServer({ key, cert }, (_, response) =>
      response.setHeader('X-Secure', 'yes').end('hello'),
    )
    const url = `https://localhost:${await listen(server)}/`
    const distrusted = sendOverNetwork()({ url, ...GET })
    await expect(distrusted).rejects.toThrow('its certificate is self-signed, and not trusted')
    const trusted = await sendOverNetwork({ ca: cert })({ url, ...GET })
    expect(trusted.headers).toContainEqual(['X-Secure', 'yes'])
    const byAddress = { url: url.replace('localhost', '127.0.0.1'), ...GET }
    const other = sendOverNetwork({ ca: cert })(byAddress)
    await expect(other).rejects.toThrow('its certificate is for another name')
    const anyway = await sendOverNetwork({ insecure: true })(byAddress)
    expect(anyway.headers).toContainEqual(['X-Secure', 'yes'])
  })

  test('uses HTTP/2 if the server speaks nothing else, and keeps the header lines', async () => {
    const { key, cert } = createCertificate()
    const received: unknown[] = []
    const server = createHttp2Server({ key, cert }, (request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += String(part)))
      request.on('end', () => {
        const { origin, 'x-twice': twice } = request.headers
        received.push([request.method, request.url, request.authority, origin, twice, body])
        response.setHeader('Vary', ['Origin', 'Accept'])
        response.writeHead(403).end('x'.repeat(100_000))
      })
    })
    const port = await listen(server)
    const url = `https://localhost:${port}/a?b`
    const headers = [
      ['Origin', 'https://app.example.com'],
      ['X-Twice', '1'],
      ['x-twice', '2'],
    ] as const
    const message = { url, method: 'PUT', headers, body: 'größe' }
    const { status, headers: sent } = await sendOverNetwork({ ca: cert })(message)
    expect([status, sent.filter(([name]) => name === 'vary')]).toEqual([
      403,
      [
        ['vary', 'Origin'],
        ['vary', 'Accept'],
      ],
    ])
    expect(sent.map(([name]) => name)).not.toContain(':status')
    expect(received).toEqual([
      ['PUT', '/a?b', `localhost:${port}`, 'https://app.example.com', '1, 2', 'größe'],
    ])
  })

  test('rejects if an HTTP/2 server stops answering or closes the connection', async () => {
    const { key, cert } = createCertificate()
    const server = createHttp2Server({ key, cert }, (request) => {
      if (request.url === '/gone') request.stream.session?.destroy()
    })
    const url = `https://localhost:${await listen(server)}/`
    const send = sendOverNetwork({ ca: cert, timeoutSeconds: 0.5 })
    await expect(send({ url, ...GET })).rejects.toThrow('no answer in 0.5 seconds')
    await expect(send({ url: `${url}gone`, ...GET })).rejects.toThrow(/without an answer/)
  })

  test('rejects if a server never finishes the TLS handshake', async () => {
    const server = createServer(() => {})
    const url = `https://127.0.0.1:${await listen(server)}/`
    const sent = sendOverNetwork({ timeoutSeconds: 0.2 })({ url, ...GET })
    await expect(sent).rejects.toThrow('no answer in 0.2 seconds')
  })
})

/** Creates a self-signed certificate for `localhost`. */
function createCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'webcors-certificate-'))
  closing.push(() => rmSync(folder, { recursive: true }))
  const file = (name: string): string => join(folder, name)
  const certificate = ['-x509', '-days', '2', '-subj', '/CN=localhost', '-addext']
  const names = 'subjectAltName=DNS:localhost'
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes']
  const out = ['-keyout', file('key.pem'), '-out', file('cert.pem')]
  execFileSync('openssl', ['req', ...certificate, names, ...key, ...out], { stdio: 'ignore' })
  return {
    key: readFileSync(file('key.pem'), 'utf8'),
    cert: readFileSync(file('cert.pem'), 'utf8'),
  }
}
