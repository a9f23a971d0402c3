import { expect, test } from 'vitest'
import { application, askedOf } from './application.ts'

test.each([
  ['/3/404/7', { policyId: 3, status: 404, isKept: false, kind: 'text' }],
  ['/3/200/7/font', { policyId: 3, status: 200, isKept: false, kind: 'font' }],
  ['/3/kept?1', { policyId: 3, status: 200, isKept: true, kind: 'text' }],
  ['/3/kept/image', { policyId: 3, status: 200, isKept: true, kind: 'image' }],
  ['/edge/3/201/7?1', { policyId: 3, status: 201, isKept: false, kind: 'text' }],
])('askedOf reads the response that the path %s describes', (path, asked) => {
  expect(askedOf(path)).toEqual(asked)
})

test.each([
  ['text', 'text/plain', 'body'],
  ['image', 'image/png', '\x89PNG\r\n\x1A\n'],
  ['script', 'text/javascript', 'export const answer = 42\n'],
  ['font', 'font/woff', 'wOFF\0\x01\0\0'],
  ['events', 'text/event-stream', 'data: hello\n\n'],
])('it answers with %s', async (kind, type, start) => {
  const response = application(new Request(`https://api.example.net/3/404/7/${kind}`))
  expect(response.status).toBe(404)
  expect(response.headers.get('Content-Type')).toBe(type)
  const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
  expect(body.slice(0, start.length)).toBe(start)
})

test('a response with a status that forbids a body has no body', async () => {
  const response = application(new Request('https://api.example.net/3/204/7/image'))
  expect([response.status, response.body]).toEqual([204, null])
})
