// What the table of conformance does not show; the numbers are those of docs/known-defects.md.
import { connect } from 'node:net'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exchange, exchangeHttp2, type Head, request } from './exchange.test-util.ts'
import { APP, HOSTS } from './hosts.test-util.ts'

const PAGE = 'https://app.example.com'
const ORIGINS = [
  ['an allowed origin', PAGE],
  ['a denied origin', 'https://evil.example'],
  ['no origin', null],
] as const

interface Exit {
  readonly line: string
  /** A body that waits for 100 Continue. */
  readonly waits?: string
  /** Statuses of what is said before the answer: it is nobody's answer. */
  readonly before?: readonly number[]
  readonly status: number
  readonly vary?: string
  /** In what comes after the head. */
  readonly rest?: string
}

const EXITS: Readonly<Record<string, Exit>> = {
  '31: after 103 Early Hints and 102 Processing': {
    line: 'GET /hints',
    before: [103, 102],
    status: 200,
    vary: 'accept-encoding, origin',
    rest: 'hinted',
  },
  '31: after 100 Continue, which checkContinue leaves to the listener': {
    line: 'POST /continue',
    waits: 'hi',
    before: [100],
    status: 200,
    rest: 'hi',
  },
  '21: in place of 100 Continue': { line: 'POST /refuse', waits: 'hi', status: 417 },
  '34: where a second head is refused': {
    line: 'GET /twice',
    status: 200,
    vary: 'accept-encoding, origin',
    rest: 'ERR_HTTP_HEADERS_SENT',
  },
  '34: where a header comes too late': {
    line: 'GET /late',
    status: 200,
    rest: 'ERR_HTTP_HEADERS_SENT',
  },
  '21, 23: where the first head was invalid': {
    line: 'GET /again',
    status: 500,
    vary: 'accept-encoding, origin',
    rest: 'ERR_INVALID_CHAR',
  },
  '23: where every header was removed': { line: 'GET /removed', status: 200, rest: 'removed' },
  '32: for HEAD': { line: 'HEAD /sized', status: 200 },
  '32: of a stated length': { line: 'GET /sized', status: 200, rest: 'sized' },
  '32: with status 304': {
    line: 'GET /not-modified',
    status: 304,
    vary: 'accept-encoding, origin',
  },
  '32: before trailers': { line: 'GET /trailers', status: 200, rest: 'X-Sum: 7\r\n' },
}

function answered(status: number, origin: string | null, vary = 'origin'): Head {
  const allow = `access-control-allow-origin: ${PAGE}`
  return { status, lines: [...(origin === PAGE ? [allow] : []), `vary: ${vary}`] }
}

function early(...statuses: readonly number[]): Head[] {
  return statuses.map((status) => ({ status, lines: [] }))
}

describe.each(HOSTS)('$name', ({ command: start, isNode }) => {
  let server: ServerProcess
  let ports: Readonly<Record<'http' | 'h2c', number>>

  beforeAll(async () => {
    const command = [...start, 'dist/exits.js', 'http', 'h2c'] as const
    server = await startServerProcess({ command, cwd: APP })
    ports = JSON.parse(server.output().split('\n')[0] ?? '') as typeof ports
  })
  afterAll(() => server?.close())

  describe.each(ORIGINS)('the answer to a request from %s', (_, origin) => {
    test.each(Object.entries(EXITS))('%s', async (_name, exit) => {
      const { line, waits = '', before = [], status, vary, rest = '' } = exit
      const waiting = [`Content-Length: ${waits.length}`, 'Expect: 100-continue']
      const fields = ['Connection: close', ...(waits ? waiting : [])]
      const exchanged = await exchange(ports.http, request(line, origin, ...fields) + waits)
      expect(exchanged.heads).toEqual([...early(...before), answered(status, origin, vary)])
      expect(exchanged.rest).toContain(rest)
    })

    test('31: a switch of protocols passes untouched', async () => {
      const upgrade = ['Connection: Upgrade', 'Upgrade: example']
      const sent = request('GET /switch', origin, ...upgrade)
      expect((await exchange(ports.http, sent, /\r\n\r\n/)).heads).toEqual(early(101))
    })

    test('31: by HTTP/2, after 103 Early Hints and after 100 Continue', async () => {
      const from = origin === null ? {} : { origin }
      const hinted = await exchangeHttp2(ports.h2c, { ':path': '/hints', ...from })
      const answer = answered(200, origin, 'accept-encoding, origin')
      expect(hinted).toEqual({ heads: [...early(103), answer], rest: 'hinted' })
      const post = { ':method': 'POST', ':path': '/continue', expect: '100-continue', ...from }
      const continued = await exchangeHttp2(ports.h2c, post, 'hi')
      expect(continued).toEqual({ heads: [...early(100), answered(200, origin)], rest: 'hi' })
    })
  })

  test('30: answers that follow each other on a connection', async () => {
    const sent = ORIGINS.map(([, origin], index) =>
      request('GET /removed', origin, index === 2 ? 'Connection: close' : 'Accept: */*'),
    )
    const { heads } = await exchange(ports.http, sent.join(''))
    expect(heads).toEqual(ORIGINS.map(([, origin]) => answered(200, origin)))
  })

  // Bun and Deno have ways of their own: one answers with 200, one with 400.
  test.runIf(isNode)(
    '34: without onError, what a listener throws goes where Node.js lets it go',
    async () => {
      for (const [path, printed] of [
        ['/throws', 'uncaughtException: thrown by the listener'],
        ['/rejects', 'unhandledRejection: rejected by the listener'],
      ] as const) {
        const socket = connect(ports.http, '127.0.0.1')
        socket.write(request(`GET ${path}`, PAGE))
        await expect.poll(() => server.output()).toContain(printed)
        socket.destroy()
      }
    },
  )
})
