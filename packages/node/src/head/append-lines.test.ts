import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { close, exchange, listen, request } from '../exchange.test-util.js'
import { appendLines, canAppend } from './append-lines.js'
import { decidedHead } from './decided-head.js'

const DECIDED = decidedHead({
  kind: 'actual',
  allowed: true,
  reason: null,
  status: null,
  headers: [['X-B', '2']],
  vary: ['X-C'],
})

const writeHeadOf = (response: ServerResponse): unknown =>
  (response as unknown as Record<string, unknown>)['writeHead']

/** Returns the head that a server of Node.js sends for one request. */
async function answer(listener: (response: ServerResponse) => void): Promise<readonly string[]> {
  const server = createServer((_, response) => listener(response))
  const { head, body } = await exchange(await listen(server), request('GET /'))
  await close(server)
  expect(body).toBe('hi')
  return head
}

test('canAppend is true on a server of Node.js, and appended lines are sent', async () => {
  const tried: boolean[] = []
  const head = await answer((response) => {
    tried.push(canAppend(response, writeHeadOf(response)))
    response.writeHead(200, { 'X-A': '1' })
    appendLines(response, DECIDED, undefined, true)
    response.end('hi')
  })
  // If this fails on a new version of Node.js, headers are stored instead, which only takes longer.
  expect(tried).toEqual([true])
  expect(head.slice(-2)).toEqual(['X-B: 2', 'Vary: X-C'])
})

test('appended headers can be read afterwards if the application stored headers', async () => {
  const seen: unknown[] = []
  await answer((response) => {
    response.setHeader('X-A', '1')
    expect(canAppend(response, writeHeadOf(response))).toBe(true)
    response.writeHead(200)
    appendLines(response, DECIDED, undefined, true)
    response.end('hi')
    seen.push(response.getHeaders(), response.getHeader('X-b'))
  })
  expect(seen).toEqual([{ 'x-a': '1', 'x-b': '2', vary: 'X-C' }, '2'])
})

test('canAppend is false for a response that no server created, because its creator may read stored headers', () => {
  const response = new ServerResponse(new IncomingMessage(null as never))
  expect(canAppend(response, writeHeadOf(response))).toBe(false)
})

test('canAppend is false for a writeHead that is not Node’s own', async () => {
  await answer((response) => {
    const wrapped = (status: number) => response.writeHead(status)
    expect(canAppend(response, wrapped)).toBe(false)
    response.end('hi')
  })
})

describe('canAppend behind an agent', () => {
  const served = { _maxRequestsPerSocket: 0 }

  afterEach(() => {
    vi.restoreAllMocks()
    vi.resetModules()
  })

  /** Calls `canAppend` of a new copy of the module, as on its first request. */
  async function canAppendNow(): Promise<boolean> {
    vi.resetModules()
    const fresh = await import('./append-lines.js')
    return fresh.canAppend(served, writeHeadOf(ServerResponse.prototype))
  }

  test('canAppend is false if an agent wrapped `setHeader` so that it throws', async () => {
    vi.spyOn(ServerResponse.prototype, 'setHeader').mockImplementation(() => {
      throw new Error('no request')
    })
    expect(await canAppendNow()).toBe(false)
  })

  test('canAppend is false if an agent wrapped `assignSocket` so that heads are not sent', async () => {
    vi.spyOn(ServerResponse.prototype, 'assignSocket').mockImplementation(() => {})
    expect(await canAppendNow()).toBe(false)
  })

  test('canAppend is true if the agent wrapped nothing', async () => {
    expect(await canAppendNow()).toBe(true)
  })
})
