import { expect, test } from 'vitest'
import { Exchange } from './exchange.ts'
import { readHead } from './read-head.test-util.ts'

test('a listener gets a request as Node.js passes it, and a response that writes a real head', async () => {
  const exchange = new Exchange('preflight')
  const seen: unknown[] = []
  void exchange.run((request, response) => {
    const { method, url, httpVersion, headers } = request
    seen.push(method, url, httpVersion, headers.origin, headers['access-control-request-method'])
    response.setHeader('Vary', 'Origin')
    response.end('[]')
  })
  expect(seen).toEqual(['OPTIONS', '/items', '1.1', 'https://app.example.com', 'PUT'])
  expect(exchange.head).toMatch(/^HTTP\/1\.1 200 OK\r\nVary: Origin\r\nDate: .*\r\n\r\n\[\]$/s)
  expect(readHead(exchange.head)).toEqual({ status: '200', vary: 'Origin' })
})

test('every request and every response is fresh, and responses emit finish', async () => {
  const exchange = new Exchange('actual')
  const seen = new Set<unknown>()
  let sent = 0
  for (let turn = 0; turn < 3; turn++) {
    await exchange.run(async (request, response) => {
      seen.add(request).add(response).add(request.headers)
      response.on('finish', () => (sent += 1))
      await Promise.resolve()
      response.end()
    })
  }
  expect(seen.size).toBe(9)
  expect(sent).toBe(3)
})

test('an exchange throws if the listener does not answer', async () => {
  expect(() => new Exchange('actual').run(() => {})).toThrow('The response has not ended')
  await expect(new Exchange('actual').run(async () => {})).rejects.toThrow('has not ended')
})
