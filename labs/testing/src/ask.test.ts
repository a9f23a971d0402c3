import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askAt, preflightOf } from './ask.ts'

// The server answers with the request that it received.
const server = createServer((req, res) => {
  const { host: _host, connection: _connection, ...headers } = req.headers
  let body = ''
  req.on('data', (data: Buffer) => {
    body += data.toString()
  })
  req.on('end', () => {
    res.end(JSON.stringify({ line: `${req.method} ${req.url}`, headers, body }))
  })
})
const ask = askAt(() => `http://127.0.0.1:${(server.address() as AddressInfo).port}`)

beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
})
afterAll(() => server.close())

test('ask sends the method, the path and the origin', async () => {
  const { body } = await ask('GET /news?page=2', 'https://app.example.com')
  expect(JSON.parse(body)).toEqual({
    line: 'GET /news?page=2',
    headers: { origin: 'https://app.example.com' },
    body: '',
  })
})

test('ask sends no Origin header for null, and sends given headers and a given body', async () => {
  const { body } = await ask('PUT /news', null, { headers: [['X-Trace', '1']], body: 'text' })
  expect(JSON.parse(body)).toEqual({
    line: 'PUT /news',
    headers: { 'x-trace': '1', 'content-length': '4' },
    body: 'text',
  })
})

test('preflightOf names the method and the given headers', async () => {
  const { body } = await ask('OPTIONS /', 'null', preflightOf('PUT', 'x-trace'))
  expect(JSON.parse(body).headers).toEqual({
    origin: 'null',
    'access-control-request-method': 'PUT',
    'access-control-request-headers': 'x-trace',
  })
  expect(preflightOf('PUT').headers).toEqual([['Access-Control-Request-Method', 'PUT']])
})
