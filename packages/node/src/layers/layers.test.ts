import type { ServerResponse } from 'node:http'
import { describe, expect, test } from 'vitest'
import { cors } from '../cors.js'
import { corsLines, linesOf, otherLines, varyNames } from '../exchange.test-util.js'
import {
  ALLOWED,
  APP,
  ask,
  EVIL,
  HANDLERS,
  type Layer,
  LAYERS,
  policy,
} from './layers.test-util.js'

describe.each(Object.entries(LAYERS))('with %s', (layerName, layer) => {
  test.each(Object.entries(HANDLERS))(
    'known defects 23, 28, 33: the policy adds its headers and changes nothing else: %s',
    async (handlerName, handler) => {
      for (const layers of [
        [policy, layer],
        [layer, policy],
        [layer, policy, layer],
      ]) {
        // The policy adds its headers to an array that is passed to writeHead. A layer that drops
        // the array drops them too.
        const isDropped =
          layers[1] === policy &&
          layers.length === 2 &&
          layerName.includes('only the status') &&
          /flat|pairs/.test(handlerName)
        for (const [origin, allowed] of [
          [APP, ALLOWED],
          [EVIL, []],
        ] as const) {
          const others = layers.filter((one) => one !== policy)
          const bare = await ask(others, handler, origin)
          const { head, body } = await ask(layers, handler, origin)
          expect(corsLines(head)).toEqual(isDropped ? [] : allowed)
          expect(varyNames(head).toSorted()).toEqual(
            [...varyNames(bare.head), ...(isDropped ? [] : ['Origin'])].toSorted(),
          )
          expect(otherLines(head)).toEqual(otherLines(bare.head))
          expect(body).toBe(bare.body)
        }
      }
    },
  )
})

test.each(Object.entries(LAYERS).filter(([name]) => !name.includes('throws')))(
  'known defect 17: preflights are answered before the handler, with %s',
  async (_, layer) => {
    const lines = ['Access-Control-Request-Method: PUT']
    const unreached = (): never => expect.fail('A preflight does not reach the handler')
    for (const preflightStatus of [200, 204] as const) {
      const options = { origin: APP, credentials: true, methods: ['PUT'], preflightStatus } as const
      const answering: Layer = (req, res, next) => {
        // Another layer has stored headers.
        res.setHeader('Vary', 'Accept')
        res.setHeader('access-control-allow-headers', '*')
        cors({ ...options, allowedHeaders: [] })(req, res, next)
      }
      for (const layers of [
        [answering, layer],
        [layer, answering],
      ]) {
        const { head, body } = await ask(layers, unreached, APP, lines, 'OPTIONS')
        const own = ['access-control-allow-methods: PUT', 'access-control-max-age: 7200']
        expect([corsLines(head), body]).toEqual([[...ALLOWED, ...own].toSorted(), ''])
        expect(varyNames(head)).toEqual(expect.arrayContaining(['Accept', 'Origin']))
        const denied = await ask(layers, unreached, EVIL, lines, 'OPTIONS')
        expect([corsLines(denied.head), denied.body]).toEqual([[], ''])
        expect(varyNames(denied.head)).toEqual(expect.arrayContaining(['Accept', 'Origin']))
      }
    }
  },
)

test('the response to a preflight has the headers that a layer stores when the response ends, as express-session does', async () => {
  const late: Layer = (_, res, next) => {
    const target = res as { end: (...args: unknown[]) => unknown }
    const { end } = target
    target.end = function (this: ServerResponse, ...args: unknown[]) {
      if (!this.headersSent) this.setHeader('Set-Cookie', 'session=1')
      return end.apply(this, args)
    }
    next()
  }
  const lines = ['Access-Control-Request-Method: PUT']
  const { status, head } = await ask([late, policy], () => {}, APP, lines, 'OPTIONS')
  expect([status, linesOf(head, 'Set-Cookie')]).toEqual([204, ['session=1']])
  expect(corsLines(head)).toEqual(expect.arrayContaining(ALLOWED))
})
