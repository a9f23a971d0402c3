// Tests the ways to end a response that the conformance table does not cover.
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
  /** The statuses of informational responses, which get no headers of the policy. */
  readonly before?: readonly number[]
  readonly status: number
  readonly vary?: string
  /** A part of the text after the head. */
  readonly rest?: string
}

const EXITS: Readonly<Record<string, Exit>> = {
  'known defect 31: after 103 Early Hints and 102 Processing': {
    line: 'GET /hints',
    before: [103, 102],
    status: 200,
    vary: 'accept-encoding, origin',
    rest: 'hinted',
  },
  'known defect 31: after 100 Continue, which checkContinue leaves to the listener': {
    line: 'POST /continue',
    waits: 'hi',
    before: [100],
    status: 200,
    rest: 'hi',
  },
  'known defect 21: in place of 100 Continue': { line: 'POST /refuse', waits: 'hi', status: 417 },
  'known defect 34: although a second head is refused': {
    line: 'GET /twice',
    status: 200,
    vary: 'accept-encoding, origin',
    rest: 'ERR_HTTP_HEADERS_SENT',
  },
  'known defect 34: although another header is set too late': {
    line: 'GET /late',
    status: 200,
    rest: 'ERR_HTTP_HEADERS_SENT',
  },
  'known defects 21, 23: after a first head that was invalid': {
    line: 'GET /again',
    status: 500,
    vary: 'accept-encoding, origin',
    rest: 'ERR_INVALID_CHAR',
  },
  'known defect 23: although every header was removed': {
    line: 'GET /removed',
    status: 200,
    rest: 'removed',
  },
  'known defect 32: to HEAD': { line: 'HEAD /sized', status: 200 },
  'known defect 32: with a Content-Length': { line: 'GET /sized', status: 200, rest: 'sized' },
  'known defect 32: with status 304': {
    line: 'GET /not-modified',
    status: 304,
    vary: 'accept-encoding, origin',
  },
  'known defect 32: before trailers': { line: 'GET /trailers', status: 200, rest: 'X-Sum: 7\r\n' },
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

  describe.each(ORIGINS)('a request from %s', (_, origin) => {
    test.each(Object.entries(EXITS))(
      'the response has the headers of the policy (%s)',
      async (_name, exit) => {
        const { line, waits = '', before = [], status, vary, rest = '' } = exit
        const waiting = [`Content-Length: ${waits.length}`, 'Expect: 100-continue']
        const fields = ['Connection: close', ...(waits ? waiting : [])]
        const exchanged = await exchange(ports.http, request(line, origin, ...fields) + waits)
        expect(exchanged.heads).toEqual([...early(...before), answered(status, origin, vary)])
        expect(exchanged.rest).toContain(rest)
      },
    )

    test('known defect 31: a switch of protocols passes unchanged', async () => {
      const upgrade = ['Connection: Upgrade', 'Upgrade: example']
      const sent = request('GET /switch', origin, ...upgrade)
      expect((await exchange(ports.http, sent, /\r\n\r\n/)).heads).toEqual(early(101))
    })

    test('known defect 31: the response by HTTP/2 has the headers after 103 Early Hints and 100 Continue', async () => {
      const from = origin === null ? {} : { origin }
      const hinted = await exchangeHttp2(ports.h2c, { ':path': '/hints', ...from })
      const answer = answered(200, origin, 'accept-encoding, origin')
      expect(hinted).toEqual({ heads: [...early(103), answer], rest: 'hinted' })
      const post = { ':method': 'POST', ':path': '/continue', expect: '100-continue', ...from }
      const continued = await exchangeHttp2(ports.h2c, post, 'hi')
      expect(continued).toEqual({ heads: [...early(100), answered(200, origin)], rest: 'hi' })
    })
  })

  test('known defect 30: responses on one connection do not share headers', async () => {
    const sent = ORIGINS.map(([, origin], index) =>
      request('GET /removed', origin, index === 2 ? 'Connection: close' : 'Accept: */*'),
    )
    const { heads } = await exchange(ports.http, sent.join(''))
    expect(heads).toEqual(ORIGINS.map(([, origin]) => answered(200, origin)))
  })

  // Bun answers such errors with 200, and Deno with 400.
  test.runIf(isNode)(
    'known defect 34: without onError, Node.js reports the errors of a listener as uncaught',
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
