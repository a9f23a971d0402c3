import { expect, test } from 'vitest'
import type { Act } from '../pair.test-util.js'
import { expectSame, headOf } from './expect-same.test-util.js'

test('end sends the length of the body if it writes the head', async () => {
  expect(headOf(await expectSame((res) => res.end('four')))).toContain('\nContent-Length: 4')
  expect(headOf(await expectSame((res) => res.end()))).toContain('\nContent-Length: 0')
})

test('writeHead sends no length, because it does not know the body', async () => {
  const answer = await expectSame((res) => res.writeHead(200, { 'X-A': '1' }).end('four'))
  expect(headOf(answer)).toContain('\nTransfer-Encoding: chunked')
})

test.each<readonly [name: string, act: Act]>([
  [
    'Content-Length passed to writeHead',
    (res) => res.writeHead(200, { 'Content-Length': 4 }).end('four'),
  ],
  ['Content-Length passed to setHeader', (res) => res.setHeader('Content-Length', 4).end('four')],
  [
    'a body in two parts',
    (res) => {
      res.write('fo')
      res.end('ur')
    },
  ],
  [
    'a body without a length or chunks',
    (res) => {
      res.removeHeader('Content-Length')
      res.removeHeader('Transfer-Encoding')
      res.write('fo')
      res.end('ur')
    },
  ],
  ['a body with the status 204', (res) => res.writeHead(204).end('four')],
  ['the status 304', (res) => res.writeHead(304, { ETag: '"1"' }).end()],
  [
    'Transfer-Encoding passed to writeHead',
    (res) => res.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end('four'),
  ],
  [
    'Transfer-Encoding with the status 204',
    (res) => res.writeHead(204, { 'Transfer-Encoding': 'chunked' }).end(),
  ],
  [
    'strictContentLength and the right length',
    (res) => {
      res.strictContentLength = true
      res.setHeader('Content-Length', 4)
      res.end('four')
    },
  ],
])('the policy does not change the framing of a body: %s', async (_, act) => {
  for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
    expect((await expectSame(act, { method })).complete).toBe(true)
  }
})
