import { createServer, ServerResponse } from 'node:http'
import { expect, test } from 'vitest'
import { cors } from '../cors.js'
import { close, corsLines, exchange, listen, request } from '../exchange.test-util.js'
import { ALLOWED, APP, EVIL, HANDLERS, POLICY } from './layers.test-util.js'

class Counting extends ServerResponse {
  heads = 0
  override writeHead(...args: unknown[]): this {
    this.heads++
    this.setHeader('X-Heads', this.heads)
    return super.writeHead(...(args as [number]))
  }
}
class Plain extends ServerResponse {
  readonly own = 'kept'
}

test.each([
  ['that overrides writeHead', Counting, ['X-Heads: 1']],
  ['that does not override writeHead', Plain, []],
])(
  'the headers of the policy are on responses of a class of the server %s',
  async (_, Own, own) => {
    for (const [name, handler] of Object.entries(HANDLERS)) {
      // Node.js accepts no pairs beside stored headers, with a policy or without.
      if (own.length > 0 && name.includes('pairs')) continue
      const listener = cors(POLICY)
      const server = createServer({ ServerResponse: Own as typeof ServerResponse }, (req, res) => {
        expect(res).toBeInstanceOf(Own)
        listener(req, res, () => handler(res))
      })
      const port = await listen(server)
      for (const [origin, allowed] of [
        [APP, ALLOWED],
        [EVIL, []],
      ] as const) {
        const { head } = await exchange(port, request('GET /', [`Origin: ${origin}`]))
        expect.soft(corsLines(head), name).toEqual(allowed)
        expect.soft(head, name).toEqual(expect.arrayContaining(own))
      }
      await close(server)
    }
  },
)
