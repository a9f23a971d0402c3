import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { appendLines, CAN_APPEND } from './append-lines.js'
import { close, exchange, listen, request } from './exchange.test-util.js'
import { headLines } from './head-lines.js'

test('lines can be appended to the heads of all servers of Node.js, and are sent', async () => {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'X-A': '1' })
    appendLines(response, headLines([['X-B', '2']]), 'X-C')
    response.end('hi')
  })
  const port = await listen(server)
  const { head, body } = await exchange(port, request('GET /'))
  await close(server)
  // Where this fails, headers are stored instead: nothing is lost but time.
  expect(CAN_APPEND).toBe(true)
  expect(head.slice(-2)).toEqual(['X-B: 2', 'Vary: X-C'])
  expect(body).toBe('hi')
})

test('where others are stored, they can be read afterwards', async () => {
  const seen: unknown[] = []
  const server = createServer((_, response) => {
    response.setHeader('X-A', '1')
    response.writeHead(200)
    appendLines(response, headLines([['X-B', '2']]), 'X-C')
    response.end()
    seen.push(response.getHeaders(), response.getHeader('X-b'))
  })
  await exchange(await listen(server), request('GET /'))
  await close(server)
  expect(seen).toEqual([{ 'x-a': '1', 'x-b': '2', vary: 'X-C' }, '2'])
})
