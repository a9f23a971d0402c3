// An informational response is not the final one:
// https://www.rfc-editor.org/rfc/rfc9110#section-15.2
import { createServer, type ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import { close, corsLines, exchange, listen, request, varyNames } from '../exchange.test-util.js'
import { type Act, type Pair, startPair } from '../pair.test-util.js'
import { withCors } from '../with-cors.js'
import { APP, expectSame, POLICY } from './expect-same.test-util.js'

let pair: Pair | undefined
afterEach(async () => {
  await pair?.close()
  pair = undefined
})

describe('informational responses and upgrades', () => {
  const informational: Readonly<Record<string, (res: ServerResponse) => unknown>> = {
    writeContinue: (res) => res.writeContinue(),
    writeProcessing: (res) => res.writeProcessing(),
    writeEarlyHints: (res) =>
      res.writeEarlyHints({ link: '</a.css>; rel=preload', 'x-hint': '1', vary: 'Accept' }),
    // Node.js 26 and later have this method.
    writeInformation: (res) => {
      const { writeInformation } = res as ServerResponse & {
        writeInformation?: (status: number) => void
      }
      writeInformation?.call(res, 102)
    },
  }

  test.each(Object.entries(informational))(
    'known defect 31: the response of %s is sent unchanged, and the final one has the headers of the policy',
    async (name, write) => {
      const answer = await expectSame((res) => {
        write(res)
        res.setHeader('X-A', '1')
        res.end('hi')
      })
      expect(answer.before.join('\n')).not.toMatch(/access-control|origin/i)
      expect(answer.before.length > 0 || name === 'writeInformation').toBe(true)
    },
  )

  test.each([100, 102, 103])(
    'known defect 31: writeHead(%i) sends its headers unchanged, and Node.js refuses another head after it',
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

  test('known defect 31: writeHead(101) sends its headers unchanged', async () => {
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

  test('known defect 31: an upgrade does not reach the wrapped listener, and a listener for upgrades can ask the policy', async () => {
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
