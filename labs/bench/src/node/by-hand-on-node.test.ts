import type { OutgoingHttpHeaders, ServerResponse } from 'node:http'
import { withCors } from '@webcors/node'
import { describe, expect, test } from 'vitest'
import { ALLOWED, EXPOSED, POLICY } from '../kinds.ts'
import { sameGuaranteesOnNode } from './by-hand-on-node.ts'
import { Exchange, type Listener } from './exchange.ts'
import { minimumOnNode } from './minimum-on-node.ts'
import { readHead } from './read-head.test-util.ts'

const FLOORS: Record<string, (listener: Listener) => Listener> = {
  'by hand': (listener) => {
    const guard = sameGuaranteesOnNode(false)
    return (request, response) => guard(request, response) || listener(request, response)
  },
  webcors: (listener) => withCors(listener, POLICY),
}

const STRAY = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Credentials': 'true',
  'Access-Control-Expose-Headers': '*',
  'Access-Control-Allow-Methods': '*',
  'access-control-allow-headers': '*',
  'Access-Control-Max-Age': '1',
}

/** The ways in which an application, or an upstream that it passes on, adds headers to a head. */
const WAYS: Record<string, (response: ServerResponse, headers: Record<string, string>) => void> = {
  setHeader: (response, headers) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    response.end()
  },
  'writeHead with an object': (response, headers) => {
    response.writeHead(200, headers).end()
  },
  'writeHead with a message and an object': (response, headers) => {
    response.writeHead(200, 'Fine', headers).end()
  },
  'writeHead with a flat list': (response, headers) => {
    response.writeHead(200, Object.entries(headers).flat()).end()
  },
  'writeHead with pairs': (response, headers) => {
    response.writeHead(200, Object.entries(headers) as unknown as OutgoingHttpHeaders).end()
  },
  'setHeader, and writeHead beside it': (response, headers) => {
    response.setHeader('X-Powered-By', 'someone')
    response.writeHead(200, headers).end()
  },
}

describe.each(Object.entries(FLOORS))('the guarantees of %s', (_, wrap) => {
  describe.each(Object.entries(WAYS))('%s', (__, answer) => {
    test('CORS headers of an upstream are replaced or removed', () => {
      const denied = { status: '200', vary: 'Origin' }
      expect(headOf('denied', STRAY)).toEqual(denied)
      expect(headOf('no-origin', STRAY)).toEqual(denied)
      expect(headOf('actual', STRAY)).toEqual({
        ...denied,
        'access-control-allow-origin': ALLOWED,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': EXPOSED,
      })
    })

    test.each([
      ['Accept-Encoding', 'Accept-Encoding, Origin'],
      ['accept-encoding, origin', 'accept-encoding, origin'],
      ['*', '*'],
    ])('Vary: %s becomes %s', (before, after) => {
      expect(headOf('actual', { Vary: before })['vary']).toBe(after)
    })

    function headOf(kind: 'actual' | 'denied' | 'no-origin', headers: Record<string, string>) {
      const exchange = new Exchange(kind)
      void exchange.run(wrap((_request, response) => answer(response, headers)))
      return readHead(exchange.head)
    }
  })
})

test('the minimum by hand has none of the guarantees', () => {
  const exchange = new Exchange('denied')
  const guard = minimumOnNode(false)
  void exchange.run((request, response) => {
    if (!guard(request, response)) response.writeHead(200, STRAY).end()
  })
  expect(readHead(exchange.head)['access-control-allow-origin']).toBe('*')
})
