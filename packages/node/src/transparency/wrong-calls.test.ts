// Node.js checks the arguments of a handler's calls. A policy does not change which of them it
// refuses.
import type { ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { type Act, startPair } from '../pair.test-util.js'
import { APP, expectSameOthers, POLICY } from './expect-same.test-util.js'

/** Calls `writeHead` with arguments that its type forbids. */
const writeHead = (res: ServerResponse, ...args: unknown[]): void => {
  res.writeHead(...(args as [number]))
}

const WRONG: Readonly<Record<string, Act>> = {
  'a status of 99,999': (res) => writeHead(res, 99_999),
  'a status of 99': (res) => writeHead(res, 99),
  'a negative status': (res) => writeHead(res, -1, { 'X-A': '1' }),
  'no status': (res) => writeHead(res),
  'a text as status': (res) => writeHead(res, 'x'),
  'a symbol as status': (res) => writeHead(res, Symbol('x')),
  'a bigint as status': (res) => writeHead(res, 200n),
  'a message with a line break': (res) => writeHead(res, 200, 'a\r\nb'),
  'a statusMessage with a line break': (res) => {
    res.statusMessage = 'a\r\nb'
    res.end()
  },
  'a flat array whose last name has no value': (res) => writeHead(res, 200, ['X-A', '1', 'X-B']),
  'a pair without a value': (res) => writeHead(res, 200, [['X-A', '1'], ['X-B']]),
  'null among pairs': (res) => writeHead(res, 200, [['X-A', '1'], null]),
  'a number among pairs': (res) => writeHead(res, 200, [['X-A', '1'], 5]),
  'an undefined value': (res) => writeHead(res, 200, { 'X-A': undefined }),
  'an undefined value in a flat array': (res) => writeHead(res, 200, ['X-A', undefined]),
  'an undefined Vary': (res) => writeHead(res, 200, { Vary: undefined }),
  'a value with a line break': (res) => writeHead(res, 200, { 'X-A': 'a\r\nX-B: 1' }),
  'a Vary with a line break': (res) => writeHead(res, 200, { Vary: 'a\r\nX-B: 1' }),
  'an array that has a value with a line break': (res) =>
    writeHead(res, 200, { 'X-A': ['a', 'b\n'] }),
  'a name with a space': (res) => writeHead(res, 200, { 'X A': '1' }),
  'an empty name': (res) => writeHead(res, 200, { '': '1' }),
  'an empty name in a flat array': (res) => writeHead(res, 200, ['', '1']),
  'a number as name': (res) => writeHead(res, 200, [5, '1']),
  'undefined as name': (res) => writeHead(res, 200, [undefined, '1']),
  'a symbol as value': (res) => writeHead(res, 200, { 'X-A': Symbol('x') }),
  'a text as headers': (res) => writeHead(res, 200, 'OK', 'text'),
  'a number as headers': (res) => writeHead(res, 200, 5),
  'a boolean as headers': (res) => writeHead(res, 200, false),
  'a Map as headers': (res) => writeHead(res, 200, new Map([['X-A', '1']])),
  'setHeader with an undefined value': (res) => res.setHeader('X-A', undefined as never),
  'setHeader with an invalid name': (res) => res.setHeader('X A', '1'),
  'setHeaders with an object': (res) => res.setHeaders({ 'X-A': '1' } as never),
  'a body that is longer than its length, with strictContentLength': (res) => {
    res.strictContentLength = true
    res.setHeader('Content-Length', 3)
    res.end('four')
  },
  'a second head': (res) => {
    writeHead(res, 200, { 'X-A': '1' })
    writeHead(res, 200, { 'X-B': '1' })
  },
  'a second head with a message': (res) => {
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

// After an error the handler answers with 500. If the head was sent before the error, it closes the
// connection.
test.each(Object.entries(WRONG))(
  'a wrong call has the same effect as without a policy: %s',
  async (_, act) => {
    for (const stored of [[], ['X-First', '1']]) {
      const pair = await startPair()
      const tried: Act = (res) => {
        const [name, value] = stored
        if (name !== undefined) res.setHeader(name, value as string)
        act(res, undefined as never)
        res.end('hi')
      }
      const ask = { origin: APP, policy: POLICY, lines: ['Connection: close'] }
      const answer = await expectSameOthers(pair, tried, ask)
      const isStaged =
        answer.status === 0 || answer.head.includes(`Access-Control-Allow-Origin: ${APP}`)
      expect(isStaged).toBe(true)
      await pair.close()
    }
  },
)

test('Node.js refuses pairs beside stored headers, with a policy too', async () => {
  const pair = await startPair()
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
  await pair.close()
})
