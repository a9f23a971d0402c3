import { type AddressInfo, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { describeResponse, linesOf } from './describe-response.js'
import { sendRaw } from './http-client.js'

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** Starts a server that answers every connection with these bytes, and records what it receives. */
async function serveBytes(
  answer: (socket: Socket) => void,
): Promise<{ url: string; received: () => string }> {
  let received = ''
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    socket.once('data', (data) => {
      received += data.toString()
      answer(socket)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, received: () => received }
}

const lines = (...texts: string[]) => texts.map((text) => `${text}\r\n`).join('')
const GET = { method: 'GET', path: '/ok', headers: [] }

async function get(...texts: string[]) {
  const { url } = await serveBytes((socket) => socket.end(lines(...texts)))
  return sendRaw(url, GET, 5)
}

test('sendRaw sends header lines unchanged, also doubled ones', async () => {
  const { url, received } = await serveBytes((socket) =>
    socket.end('HTTP/1.1 204 No Content\r\n\r\n'),
  )
  const headers = [
    ['Origin', 'https://a.example'],
    ['origin', 'http://{host}'],
    ['X-Empty', ''],
  ] as const
  await sendRaw(`${url}/prefix/`, { method: 'POST', path: '/ok?a=1', headers, body: 'grüße' }, 5)
  const { host } = new URL(url)
  expect(received()).toBe(
    `${lines(
      'POST /prefix/ok?a=1 HTTP/1.1',
      `Host: ${host}`,
      'Origin: https://a.example',
      `origin: http://${host}`,
      'X-Empty: ',
      'Content-Length: 7',
      'Connection: close',
      '',
    )}grüße`,
  )
})

test('sendRaw returns every header line of the response', async () => {
  const response = await get(
    'HTTP/1.1 200 OK',
    'Access-Control-Allow-Origin: *',
    'access-control-allow-origin:  https://a.example ',
    'Vary: Origin, Accept',
    'Vary: origin',
    'Content-Length: 0',
    '',
  )
  expect(linesOf(response, 'ACCESS-CONTROL-ALLOW-ORIGIN')).toEqual(['*', 'https://a.example'])
  expect(describeResponse(response)).toEqual({
    status: 200,
    cors: { 'Access-Control-Allow-Origin': '* and https://a.example' },
    vary: ['Origin', 'Accept', 'origin'],
  })
})

test('sendRaw reads a body with Content-Length', async () => {
  const { url } = await serveBytes((socket) => {
    // The connection stays open.
    socket.write(lines('HTTP/1.1 200 OK', 'Content-Length: 5', '', 'hello, and more'))
  })
  expect(await sendRaw(url, GET, 5)).toMatchObject({ body: 'hello', complete: true })
})

test('sendRaw reads a chunked body that arrives in any pieces', async () => {
  const bytes = lines(
    'HTTP/1.1 200',
    'transfer-encoding: chunked',
    '',
    '5;x=y',
    'hello',
    'A',
    ', grüßen',
    '0',
    'T: 1',
    '',
  )
  const { url } = await serveBytes((socket) => {
    socket.setNoDelay(true)
    const parts = [...Buffer.from(bytes)]
    const write = (): void => {
      const part = parts.splice(0, 3)
      if (part.length === 0) return
      socket.write(Buffer.from(part), () => setImmediate(write))
    }
    write()
  })
  expect(await sendRaw(url, GET, 5)).toMatchObject({ body: 'hello, grüßen', complete: true })
})

test('sendRaw reads a body that ends with the connection', async () => {
  const response = await get('HTTP/1.0 200 OK', '', 'hello')
  expect(response).toMatchObject({ body: 'hello\r\n', complete: true })
})

test.each([
  ['204', 'GET'],
  ['304', 'GET'],
  ['200', 'HEAD'],
])('sendRaw expects no body with the status %s for %s', async (status, method) => {
  const { url } = await serveBytes((socket) => {
    socket.write(lines(`HTTP/1.1 ${status} X`, 'Content-Length: 5', ''))
  })
  expect(await sendRaw(url, { ...GET, method }, 5)).toMatchObject({ body: '', complete: true })
})

test('sendRaw waits for the final response after informational ones', async () => {
  const response = await get('HTTP/1.1 103 Early Hints', 'Link: </a>', '', 'HTTP/1.1 404 X', '')
  expect(response).toMatchObject({ status: 404, headers: [] })
})

test.each([
  ['chunks', ['Transfer-Encoding: chunked', '', '5', 'hel']],
  ['a stated length', ['Content-Length: 50', '', 'hello']],
])('sendRaw marks a body with %s that was cut off as incomplete', async (_, texts) => {
  expect(await get('HTTP/1.1 200 OK', ...texts)).toMatchObject({ status: 200, complete: false })
})

test('sendRaw marks a body that a reset cut off as incomplete', async () => {
  const { url } = await serveBytes((socket) => {
    socket.write(lines('HTTP/1.1 200 OK', 'Content-Length: 50', '', 'hello'), () => {
      setTimeout(() => socket.resetAndDestroy(), 50)
    })
  })
  expect(await sendRaw(url, GET, 5)).toMatchObject({ status: 200, complete: false })
})

test('sendRaw measures how long a body takes', { retry: 2 }, async () => {
  const { url } = await serveBytes((socket) => {
    socket.write(lines('HTTP/1.1 200 OK', 'Content-Length: 2', '') + 'a')
    setTimeout(() => socket.write('b'), 100)
  })
  expect((await sendRaw(url, GET, 5)).bodyMilliseconds).toBeGreaterThan(50)
})

test.each([
  [['hello'], 'No HTTP/1.1 response. Received: "hello\\r\\n"'],
  [['SSH-2.0', ''], 'Not an HTTP/1.1 status line: "SSH-2.0"'],
  [['HTTP/1.1 2000 OK', ''], 'Not an HTTP/1.1 status line: "HTTP/1.1 2000 OK"'],
  [['HTTP/1.1 200 OK', 'no colon', ''], 'Not a header line: "no colon"'],
  [
    ['HTTP/1.1 200 OK', 'Transfer-Encoding: chunked', '', 'five', ''],
    'Not the size of a chunk: "five"',
  ],
  [[], 'No HTTP/1.1 response. Received: ""'],
])('sendRaw throws for bytes that are not HTTP: %j', async (texts, message) => {
  await expect(get(...texts)).rejects.toThrow(message)
})

test('sendRaw throws after its time limit', async () => {
  const { url } = await serveBytes((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nhel'))
  await expect(sendRaw(url, GET, 0.2)).rejects.toThrow(
    'No complete response within 0.2 s. Received: 200 and 3 bytes of its body',
  )
})

test('sendRaw throws if no server listens, or if the protocol is not HTTP', async () => {
  await expect(sendRaw('http://127.0.0.1:1', GET, 5)).rejects.toThrow('ECONNREFUSED')
  await expect(sendRaw('https://127.0.0.1:1', GET, 5)).rejects.toThrow('the protocol must be http:')
})
