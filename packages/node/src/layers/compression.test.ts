import { gunzipSync } from 'node:zlib'
import compression from 'compression'
import { expect, test } from 'vitest'
import { corsLines, linesOf, varyNames } from '../exchange.test-util.js'
import { ALLOWED, APP, ask, EVIL, type Handler, type Layer, policy } from './layers.test-util.js'

const BODY = 'compress me, '.repeat(500)
const compress = compression({ threshold: 0 }) as unknown as Layer

const HANDLERS: readonly Handler[] = [
  (res) => {
    res.setHeader('Content-Type', 'text/plain')
    res.end(BODY)
  },
  (res) => {
    res.writeHead(200, { 'Content-Type': 'text/plain', Vary: 'Accept' })
    res.write(BODY.slice(0, 1000))
    res.end(BODY.slice(1000))
  },
  (res) => {
    res.writeHead(404, 'Not Here', { 'content-type': 'text/plain', Vary: 'accept-encoding' })
    res.end(BODY)
  },
]

test.each([
  ['before', [compress, policy]],
  ['after', [policy, compress]],
] as const)(
  'known defect 24: Vary has Origin and Accept-Encoding once each with compression mounted %s the policy',
  async (_, layers) => {
    for (const handler of HANDLERS) {
      for (const [origin, lines] of [
        [APP, ALLOWED],
        [EVIL, []],
      ] as const) {
        for (const accept of ['gzip', 'identity']) {
          const answer = await ask(layers, handler, origin, [`Accept-Encoding: ${accept}`])
          expect(corsLines(answer.head)).toEqual(lines)
          const names = varyNames(answer.head).map((name) => name.toLowerCase())
          expect(names).toEqual(expect.arrayContaining(['origin', 'accept-encoding']))
          expect(new Set(names).size).toBe(names.length)
          const isZipped = linesOf(answer.head, 'Content-Encoding').includes('gzip')
          expect(isZipped).toBe(accept === 'gzip')
          const bytes = Buffer.from(answer.body, 'latin1')
          expect((isZipped ? gunzipSync(bytes) : bytes).toString()).toBe(BODY)
        }
      }
    }
  },
)
