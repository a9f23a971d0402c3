import { createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { GET, listen, startAnswering } from './send-over-network.test-util.js'
import { sendOverNetwork } from './send-over-network.js'

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
