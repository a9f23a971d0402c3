import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { appendLines, canAppend, NODES_OWN } from './append-lines.js'
import { close, exchange, listen, request } from '../exchange.test-util.js'
import { headLines } from './head-lines.js'

test('lines can be appended to the heads of all servers of Node.js, and are sent', async () => {
  const tried: boolean[] = []
  const server = createServer((_, response) => {
    tried.push(canAppend(response))
    response.writeHead(200, { 'X-A': '1' })
    appendLines(response, headLines([['X-B', '2']]), 'X-C')
    response.end('hi')
  })
  const port = await listen(server)
  const { head, body } = await exchange(port, request('GET /'))
  await close(server)
  // Where this fails, headers are stored instead: nothing is lost but time.
  expect(tried).toEqual([true])
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

test('nothing happens where no head was written', () => {
  const response = new ServerResponse(new IncomingMessage(null as never))
  appendLines(response, headLines([['X-B', '2']]), '')
  expect(response.headersSent).toBe(false)
})

test('not to those of responses that no server made: who made them may look at what is stored', () => {
  const response = new ServerResponse(new IncomingMessage(null as never))
  expect(canAppend(response)).toBe(false)
})

const nodes = NODES_OWN.writeHead as (this: ServerResponse, status: number) => unknown

test.each([
  [
    'sends heads at once',
    function (this: ServerResponse, status: number) {
      nodes.call(this, status)
      this.flushHeaders()
      return this
    },
  ],
  [
    'keeps no heads',
    function (this: ServerResponse) {
      return this
    },
  ],
  [
    'cannot be tried',
    () => {
      throw new Error('not here')
    },
  ],
])('not where Node.js %s', async (_, other) => {
  vi.spyOn(ServerResponse.prototype, 'writeHead').mockImplementation(other as never)
  onTestFinished(() => void vi.restoreAllMocks())
  vi.resetModules()
  const { canAppend: canAppendThere } = await import('./append-lines.js')
  expect(canAppendThere({ _maxRequestsPerSocket: 0 })).toBe(false)
  vi.restoreAllMocks()
  vi.resetModules()
  const { canAppend: canAppendHere } = await import('./append-lines.js')
  expect(canAppendHere({ _maxRequestsPerSocket: 0 })).toBe(true)
})
