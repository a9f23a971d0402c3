// A response stays as it is without a policy, byte for byte, but for the policy's headers.
import { createServer, type ServerOptions, type ServerResponse } from 'node:http'
import { createCors } from '@webcors/core'
import { afterEach, describe, expect, test } from 'vitest'
import {
  type Answer,
  close,
  corsLines,
  decidedLines,
  exchange,
  exchangeAll,
  listen,
  otherLines,
  request,
  varyNames,
} from './exchange.test-util.js'
import { type Act, type Ask, nameOf, type Pair, startPair } from './pair.test-util.js'
import { withCors } from './with-cors.js'

const APP = 'https://app.example.com'
const POLICY = createCors({ origin: APP, credentials: true })

let pair: Pair | undefined
afterEach(async () => {
  await pair?.close()
  pair = undefined
})

/** Tries it on both sides, and expects no difference but the policy's. */
async function same(
  act: Act,
  ask: Partial<Ask> = {},
  options: ServerOptions = {},
): Promise<Answer> {
  pair = await startPair(options)
  const asked = { origin: APP, policy: POLICY, ...ask }
  const bare = await pair.bare(act, asked)
  const { answer, errors } = await pair.wrapped(act, asked)
  expect(errors).toEqual(bare.errors)
  expect({ ...answer, head: otherLines(answer.head) }).toEqual({
    ...bare.answer,
    head: otherLines(bare.answer.head),
  })
  const { method = 'GET', origin } = asked
  const decision = await POLICY.decide({
    method,
    origin,
    requestMethod: null,
    requestHeaders: null,
  })
  expect(corsLines(answer.head)).toEqual(decidedLines(decision))
  expect(varyNames(answer.head)).toContain('Origin')
  return answer
}

const lines = (answer: Answer): string => answer.head.join('\n')

describe('the length of a body', () => {
  test('is sent if end writes the head', async () => {
    expect(lines(await same((res) => res.end('four')))).toContain('\nContent-Length: 4')
    await pair?.close()
    expect(lines(await same((res) => res.end()))).toContain('\nContent-Length: 0')
  })

  test('is not sent by writeHead, which does not know it', async () => {
    const answer = await same((res) => res.writeHead(200, { 'X-A': '1' }).end('four'))
    expect(lines(answer)).toContain('\nTransfer-Encoding: chunked')
  })

  test.each<readonly [name: string, act: Act]>([
    ['writeHead with it', (res) => res.writeHead(200, { 'Content-Length': 4 }).end('four')],
    ['setHeader', (res) => res.setHeader('Content-Length', 4).end('four')],
    [
      'in pieces',
      (res) => {
        res.write('fo')
        res.end('ur')
      },
    ],
    [
      'without a length or chunks',
      (res) => {
        res.removeHeader('Content-Length')
        res.removeHeader('Transfer-Encoding')
        res.write('fo')
        res.end('ur')
      },
    ],
    ['no body where none may be', (res) => res.writeHead(204).end('four')],
    ['not modified', (res) => res.writeHead(304, { ETag: '"1"' }).end()],
    ['chunks by hand', (res) => res.writeHead(200, { 'Transfer-Encoding': 'chunked' }).end('four')],
    [
      'chunks without a body',
      (res) => res.writeHead(204, { 'Transfer-Encoding': 'chunked' }).end(),
    ],
    [
      'strict, and right',
      (res) => {
        res.strictContentLength = true
        res.setHeader('Content-Length', 4)
        res.end('four')
      },
    ],
  ])('%s', async (_, act) => {
    for (const method of ['GET', 'HEAD', 'POST', 'OPTIONS']) {
      expect((await same(act, { method })).complete).toBe(true)
      await pair?.close()
    }
  })
})

describe('Date, Connection, trailers', () => {
  test.each<readonly [name: string, act: Act]>([
    [
      'sendDate',
      (res) => {
        res.sendDate = false
        res.end('hi')
      },
    ],
    [
      'removeHeader of Date',
      (res) => {
        res.removeHeader('Date')
        res.end('hi')
      },
    ],
    [
      'a date of its own',
      (res) => res.writeHead(200, { date: 'Sat, 21 Nov 2026 10:00:00 GMT' }).end(),
    ],
    [
      'removeHeader of Connection',
      (res) => {
        res.removeHeader('Connection')
        res.end('hi')
      },
    ],
    ['Connection: close', (res) => res.writeHead(200, { Connection: 'close' }).end('hi')],
    [
      'shouldKeepAlive',
      (res) => {
        res.shouldKeepAlive = false
        res.end('hi')
      },
    ],
    [
      'trailers',
      (res) => {
        res.writeHead(200, { Trailer: 'X-Checksum' })
        res.write('hi')
        res.addTrailers({ 'X-Checksum': '7' })
        res.end()
      },
    ],
    [
      'trailers without chunks',
      (res) => {
        res.writeHead(200, { Trailer: 'X-Checksum', 'Content-Length': 2 })
        res.end('hi')
      },
    ],
  ])('%s', async (_, act) => {
    expect((await same(act)).complete).toBe(true)
  })

  test.each<readonly [name: string, options: ServerOptions, lines: readonly string[]]>([
    ['uniqueHeaders', { uniqueHeaders: ['X-List', 'set-cookie'] }, []],
    [
      'joinDuplicateHeaders',
      { joinDuplicateHeaders: true },
      ['X-A: 1', 'X-A: 2', 'Host: a', 'Cookie: a=1', 'Cookie: b=2'],
    ],
    ['insecureHTTPParser', { insecureHTTPParser: true }, ['X-A: \u0001']],
    ['keepAliveTimeout', { keepAliveTimeout: 0 }, []],
    ['a request that is the last one', {}, ['Connection: close']],
    ['noDelay and keepAlive', { noDelay: false, keepAlive: true }, []],
    ['maxHeaderSize', { maxHeaderSize: 32_768 }, [`X-A: ${'a'.repeat(20_000)}`]],
  ])('%s', async (_, options, headers) => {
    const act: Act = (res, req) => {
      res.setHeader('X-List', ['a', 'b'])
      res.setHeader('Set-Cookie', ['a=1', 'b=2'])
      res.writeHead(200, { 'X-Seen': JSON.stringify(req.rawHeaders.slice(4)).length })
      res.end(JSON.stringify(req.headers))
    }
    expect((await same(act, { lines: headers }, options)).complete).toBe(true)
  })
})

test('HTTP/1.0 gets the answer of HTTP/1.0', async () => {
  const server = createServer(withCors((_, res) => void res.end('hi'), POLICY))
  const port = await listen(server)
  const answer = await exchange(port, `GET / HTTP/1.0\r\nOrigin: ${APP}\r\n\r\n`)
  expect(otherLines(answer.head)).toEqual(['HTTP/1.1 200 OK', 'Date: now', 'Connection: close'])
  expect(answer.head).toContain(`Access-Control-Allow-Origin: ${APP}`)
  await close(server)
})

test('known defect 30: requests that share a connection do not share headers', async () => {
  const policy = createCors({ origin: 'https://*.example.com', credentials: true })
  const server = createServer(
    withCors((req, res) => {
      // Every other one by a head of its own, and every third later.
      const number = Number(req.url?.slice(1))
      const answer = (): void => {
        if (number % 2 === 0) res.writeHead(200, { 'X-Number': number, Vary: `X-${number}` })
        res.end(`${number}`)
      }
      if (number % 3 === 0) setTimeout(answer, 1)
      else answer()
    }, policy),
  )
  const port = await listen(server)
  const count = 300
  const origins = Array.from({ length: count }, (_, number) => {
    if (number % 5 === 4) return null
    return number % 7 === 6 ? 'https://evil.example' : `https://a${number}.example.com`
  })
  const requests = origins.map((origin, number) =>
    request(`GET /${number}`, origin === null ? [] : [`Origin: ${origin}`]),
  )
  const answers = await exchangeAll(port, requests.join(''), count)
  expect(answers.map(({ body }) => body)).toEqual(origins.map((_, number) => `${number}`))
  for (const [number, { head }] of answers.entries()) {
    const origin = origins[number]
    expect(corsLines(head)).toEqual(
      origin?.endsWith('.example.com')
        ? ['access-control-allow-credentials: true', `access-control-allow-origin: ${origin}`]
        : [],
    )
    expect(varyNames(head)).toEqual(number % 2 === 0 ? [`X-${number}`, 'Origin'] : ['Origin'])
  }
  await close(server)
})

describe('known defect 31: informational responses and upgrades', () => {
  const informational: Readonly<Record<string, (res: ServerResponse) => unknown>> = {
    writeContinue: (res) => res.writeContinue(),
    writeProcessing: (res) => res.writeProcessing(),
    writeEarlyHints: (res) =>
      res.writeEarlyHints({ link: '</a.css>; rel=preload', 'x-hint': '1', vary: 'Accept' }),
    // Since Node.js 26.
    writeInformation: (res) => {
      const { writeInformation } = res as ServerResponse & {
        writeInformation?: (status: number) => void
      }
      writeInformation?.call(res, 102)
    },
  }

  test.each(Object.entries(informational))(
    '%s goes as it is, and the answer after it has the headers',
    async (name, write) => {
      const answer = await same((res) => {
        write(res)
        res.setHeader('X-A', '1')
        res.end('hi')
      })
      expect(answer.before.join('\n')).not.toMatch(/access-control|origin/i)
      expect(answer.before.length > 0 || name === 'writeInformation').toBe(true)
    },
  )

  test.each([100, 102, 103])(
    'writeHead(%i), after which Node.js takes no other',
    async (status) => {
      pair = await startPair()
      const act: Act = (res) => {
        res.writeHead(status, { 'X-A': '1', 'Access-Control-Allow-Origin': '*' })
        expect(() => res.writeHead(200)).toThrow('Cannot write headers after they are sent')
        res.destroy()
      }
      const ask = { origin: APP, policy: POLICY }
      const bare = await pair.bare(act, ask)
      expect(await pair.wrapped(act, ask)).toEqual(bare)
      expect(bare.errors).toEqual([])
    },
  )

  test('writeHead(101)', async () => {
    pair = await startPair()
    const act: Act = (res) => {
      res.writeHead(101, { Connection: 'Upgrade', Upgrade: 'chat', Vary: 'X-A' })
      res.end()
    }
    const ask = { origin: APP, policy: POLICY, lines: ['Connection: Upgrade', 'Upgrade: chat'] }
    const bare = await pair.bare(act, ask)
    expect(await pair.wrapped(act, ask)).toEqual(bare)
    expect(bare.answer.status).toBe(101)
    expect(varyNames(bare.answer.head)).toEqual(['X-A'])
  })

  test('an upgrade does not reach the listener, and its own listener asks the policy', async () => {
    const server = createServer(withCors((_, res) => void res.end('hi'), POLICY))
    server.on('upgrade', (req, socket) => {
      const status = POLICY.allows(req.headers.origin) ? '101 Switching Protocols' : '403 Forbidden'
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    })
    const port = await listen(server)
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket']
    for (const [origin, status] of [
      [APP, 101],
      ['https://evil.example', 403],
    ] as const) {
      const answer = await exchange(port, request('GET /', [`Origin: ${origin}`, ...upgrade]))
      expect([answer.status, corsLines(answer.head)]).toEqual([status, []])
    }
    await close(server)
  })
})

describe('wrong calls are judged by Node.js, as without a policy', () => {
  // Typed as one that takes everything.
  const writeHead = (res: ServerResponse, ...args: unknown[]): void => {
    res.writeHead(...(args as [number]))
  }
  const wrong: Readonly<Record<string, Act>> = {
    'a status that is none': (res) => writeHead(res, 99_999),
    'a status below 100': (res) => writeHead(res, 99),
    'a negative status': (res) => writeHead(res, -1, { 'X-A': '1' }),
    'no status': (res) => writeHead(res),
    'a status that is text': (res) => writeHead(res, 'x'),
    'a symbol for a status': (res) => writeHead(res, Symbol('x')),
    'a bigint for a status': (res) => writeHead(res, 200n),
    'a message with a line break': (res) => writeHead(res, 200, 'a\r\nb'),
    'a statusMessage with a line break': (res) => {
      res.statusMessage = 'a\r\nb'
      res.end()
    },
    'half a pair': (res) => writeHead(res, 200, ['X-A', '1', 'X-B']),
    'half a pair in a pair': (res) => writeHead(res, 200, [['X-A', '1'], ['X-B']]),
    'pairs with something else among them': (res) => writeHead(res, 200, [['X-A', '1'], null]),
    'pairs with a number among them': (res) => writeHead(res, 200, [['X-A', '1'], 5]),
    'an undefined value': (res) => writeHead(res, 200, { 'X-A': undefined }),
    'an undefined value in a flat array': (res) => writeHead(res, 200, ['X-A', undefined]),
    'an undefined Vary': (res) => writeHead(res, 200, { Vary: undefined }),
    'a value with a line break': (res) => writeHead(res, 200, { 'X-A': 'a\r\nX-B: 1' }),
    'a Vary with a line break': (res) => writeHead(res, 200, { Vary: 'a\r\nX-B: 1' }),
    'a value in an array with a line break': (res) => writeHead(res, 200, { 'X-A': ['a', 'b\n'] }),
    'a name with a space': (res) => writeHead(res, 200, { 'X A': '1' }),
    'an empty name': (res) => writeHead(res, 200, { '': '1' }),
    'an empty name in a flat array': (res) => writeHead(res, 200, ['', '1']),
    'a name that is a number': (res) => writeHead(res, 200, [5, '1']),
    'a name that is undefined': (res) => writeHead(res, 200, [undefined, '1']),
    'a symbol for a value': (res) => writeHead(res, 200, { 'X-A': Symbol('x') }),
    'headers that are text': (res) => writeHead(res, 200, 'OK', 'text'),
    'headers that are a number': (res) => writeHead(res, 200, 5),
    'headers that are a flag': (res) => writeHead(res, 200, false),
    'a Map for headers': (res) => writeHead(res, 200, new Map([['X-A', '1']])),
    'setHeader with an undefined value': (res) => res.setHeader('X-A', undefined as never),
    'setHeader with a bad name': (res) => res.setHeader('X A', '1'),
    'setHeaders with an object': (res) => res.setHeaders({ 'X-A': '1' } as never),
    'more than was told, strictly': (res) => {
      res.strictContentLength = true
      res.setHeader('Content-Length', 3)
      res.end('four')
    },
    'a second head': (res) => {
      writeHead(res, 200, { 'X-A': '1' })
      writeHead(res, 200, { 'X-B': '1' })
    },
    'a second head, with a message': (res) => {
      res.write('hi')
      writeHead(res, 500, 'Too Late', { 'Access-Control-Allow-Origin': '*' })
    },
    'setHeader after the head': (res) => {
      res.flushHeaders()
      res.setHeader('Vary', 'X-A')
    },
    'removeHeader after the head': (res) => {
      res.flushHeaders()
      res.removeHeader('Vary')
    },
    'a head after the end': (res) => {
      res.end('hi')
      writeHead(res, 200)
    },
  }
  // Nothing of these is sent, or the response is not ended, so the answer is the one that the handler gave after its error.
  test.each(Object.entries(wrong))('%s', async (_, act) => {
    for (const stored of [[], ['X-First', '1']]) {
      pair = await startPair()
      const tried: Act = (res) => {
        const [name, value] = stored
        if (name !== undefined) res.setHeader(name, value as string)
        act(res, undefined as never)
        res.end('hi')
      }
      const ask = { origin: APP, policy: POLICY, lines: ['Connection: close'] }
      const bare = await pair.bare(tried, ask)
      const { answer, errors } = await pair.wrapped(tried, ask)
      expect(errors).toEqual(bare.errors)
      expect({ ...answer, head: otherLines(answer.head) }).toEqual({
        ...bare.answer,
        head: otherLines(bare.answer.head),
      })
      const isStaged =
        answer.status === 0 || answer.head.includes(`Access-Control-Allow-Origin: ${APP}`)
      expect(isStaged).toBe(true)
      await pair.close()
    }
  })

  test('pairs are refused if headers are stored, as without a policy', async () => {
    pair = await startPair()
    const act: Act = (res) => {
      res.setHeader('X-First', '1')
      writeHead(res, 200, [
        ['X-A', '1'],
        ['X-B', '2'],
      ])
    }
    const bare = await pair.bare(act, { origin: APP, policy: POLICY })
    expect(await pair.wrapped(act, { origin: APP, policy: POLICY })).toMatchObject({
      errors: bare.errors,
    })
    expect(bare.errors).toHaveLength(1)
  })
})

test('known defect 34: a response whose client has left is ended without a word', async () => {
  const told: string[] = []
  const server = createServer(
    withCors(async (req, res) => {
      if (!req.socket.destroyed) await new Promise((resolve) => req.socket.once('close', resolve))
      for (const action of [
        () => res.writeHead(200, { 'X-A': '1' }),
        () => res.write('hi'),
        () => res.end(),
      ]) {
        try {
          action()
        } catch (error) {
          told.push(nameOf(error))
        }
      }
      told.push('ended')
    }, POLICY),
  )
  const port = await listen(server)
  const { connect } = await import('node:net')
  const socket = connect(port, '127.0.0.1')
  socket.write(request('GET /', [`Origin: ${APP}`]))
  await new Promise((resolve) => server.once('request', resolve))
  socket.destroy()
  while (told.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  expect(told).toEqual(['ended'])
  await close(server)
})
