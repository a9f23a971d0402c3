// Wrappers that other packages put around a response, before the policy and after it.
import { createServer, type IncomingMessage, ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { createCors } from '@webcors/core'
import compression from 'compression'
import { afterEach, describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import {
  type Answer,
  close,
  corsLines,
  exchange,
  linesOf,
  listen,
  otherLines,
  request,
  varyNames,
} from './exchange.test-util.js'

const APP = 'https://app.example.com'
const EVIL = 'https://evil.example'
const POLICY = createCors({ origin: APP, credentials: true })
const ALLOWED = ['access-control-allow-credentials: true', `access-control-allow-origin: ${APP}`]

type Next = () => unknown
type Layer = (req: IncomingMessage, res: ServerResponse, next: Next) => unknown
type Handler = (res: ServerResponse) => unknown
type WriteHead = (this: ServerResponse, status: number, ...rest: unknown[]) => ServerResponse

let server: ReturnType<typeof createServer> | undefined
afterEach(async () => {
  if (server) await close(server)
  server = undefined
})

async function ask(
  layers: readonly Layer[],
  handler: Handler,
  origin: string,
  lines: readonly string[] = [],
  method = 'GET',
): Promise<Answer> {
  if (server) await close(server)
  server = createServer((req, res) => {
    const run = layers.reduceRight<Next>(
      (next, layer) => () => layer(req, res, next),
      () => handler(res),
    )
    run()
  })
  const port = await listen(server)
  return exchange(port, request(`${method} /`, [`Origin: ${origin}`, ...lines]))
}

const policy: Layer = (req, res, next) => cors(POLICY)(req, res, next)

function around(make: (write: WriteHead) => WriteHead): Layer {
  return (_, res, next) => {
    const target = res as unknown as { writeHead: WriteHead }
    target.writeHead = make(target.writeHead)
    next()
  }
}

/** As the package on-headers does it: stores what is given, calls the listener once, and passes on the status. */
function onHead(listen: (res: ServerResponse) => void): Layer {
  return around((write) => {
    let told = false
    return function (status, ...rest) {
      const message = typeof rest[0] === 'string' ? [rest[0]] : []
      const given = rest[message.length]
      const entries = Array.isArray(given) ? pairsOf(given) : Object.entries(given ?? {})
      for (const [name, value] of entries) this.setHeader(name as string, value as string)
      if (!told) listen(this)
      told = true
      return write.call(this, status, ...message)
    }
  })
}

function pairsOf(list: readonly unknown[]): readonly (readonly unknown[])[] {
  if (Array.isArray(list[0])) return list as readonly unknown[][]
  return Array.from({ length: list.length / 2 }, (_, i) => list.slice(2 * i, 2 * i + 2))
}

const LAYERS: Readonly<Record<string, Layer>> = {
  'one that passes all on': around(
    (write) =>
      function (...args) {
        return write.apply(this, args)
      },
  ),
  'one that passes the status on alone': around(
    (write) =>
      function (status) {
        return write.call(this, status)
      },
  ),
  'one that passes undefined for a message': around(
    (write) =>
      function (status, ...rest) {
        return write.call(this, status, undefined, ...rest.slice(-1))
      },
  ),
  'one that stores what is given': onHead(() => {}),
  'one that adds a header': onHead((res) => res.setHeader('X-Layer', '1')),
  'one that adds to Vary': onHead((res) => {
    res.setHeader('Vary', [res.getHeader('Vary') ?? [], 'X-Layer'].flat() as string[])
  }),
  'one that removes what it knows': onHead((res) => res.removeHeader('X-Number')),
  'one that changes the status': around(
    (write) =>
      function (status, ...rest) {
        return write.call(this, status + 1, ...rest)
      },
  ),
  'one that throws the first time': around((write) => {
    let thrown = false
    return function (...args) {
      if (!thrown) {
        thrown = true
        throw new Error('Not yet')
      }
      return write.apply(this, args)
    }
  }),
  'one around write and end': (_, res, next) => {
    for (const name of ['write', 'end'] as const) {
      const method = res[name] as (...args: unknown[]) => never
      res[name] = function (this: ServerResponse, ...args: unknown[]) {
        if (!this.headersSent) this.writeHead(this.statusCode)
        return method.apply(this, args)
      }
    }
    next()
  },
}

/** Tries again if a layer throws. */
function insist(action: () => unknown, times = 3): void {
  try {
    action()
  } catch (error) {
    if (times === 0) throw error
    insist(action, times - 1)
  }
}

const writeHead = (res: ServerResponse, ...args: unknown[]): void => {
  insist(() => res.writeHead(...(args as [number])))
}

const HANDLERS: Readonly<Record<string, Handler>> = {
  end: (res) => insist(() => res.end('hi')),
  setHeader: (res) => {
    res.setHeader('X-Number', 7)
    res.setHeader('Vary', 'Accept')
    res.setHeader('Set-Cookie', ['a=1', 'b=2'])
    res.setHeader('Access-Control-Allow-Origin', '*')
    writeHead(res, 200)
    res.end('hi')
  },
  'writeHead with an object': (res) => {
    writeHead(res, 200, {
      'X-Number': 7,
      Vary: 'Accept',
      'Set-Cookie': ['a=1', 'b=2'],
      'access-control-allow-origin': '*',
    })
    res.end('hi')
  },
  'writeHead with a message': (res) => {
    writeHead(res, 200, 'Fine', { 'X-Number': 7, vary: ['Accept'], 'Access-Control-Max-Age': 1 })
    res.end('hi')
  },
  both: (res) => {
    res.setHeader('Vary', 'X-Gone')
    res.setHeader('Access-Control-Allow-Origin', EVIL)
    writeHead(res, 200, { VARY: 'Accept', 'X-Number': 7 })
    res.end('hi')
  },
  'writeHead with a flat array': (res) => {
    writeHead(res, 200, [
      'X-Number',
      7,
      'Vary',
      'Accept',
      'Access-Control-Allow-Origin',
      '*',
      'Set-Cookie',
      'a=1',
      'Set-Cookie',
      'b=2',
    ])
    res.end('hi')
  },
  'writeHead with pairs': (res) => {
    writeHead(res, 200, [
      ['X-Number', 7],
      ['Vary', 'Accept'],
      ['Access-Control-Allow-Origin', '*'],
      ['Set-Cookie', ['a=1', 'b=2']],
    ])
    res.end('hi')
  },
}

describe.each(Object.entries(LAYERS))('%s', (layerName, layer) => {
  test.each(Object.entries(HANDLERS))(
    'known defects 23, 28, 33: %s',
    async (handlerName, handler) => {
      for (const layers of [
        [policy, layer],
        [layer, policy],
        [layer, policy, layer],
      ]) {
        // A list is passed on as a list with the policy's headers in it. A layer that drops it drops the handler's headers as well.
        const isDropped =
          layers[1] === policy &&
          layers.length === 2 &&
          layerName.includes('status on alone') &&
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
  'known defect 17: preflights, with %s',
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

test('a preflight has the headers that a layer stores when it ends the response, as sessions do', async () => {
  const late: Layer = (_, res, next) => {
    for (const name of ['end'] as const) {
      const end = res[name] as (...args: unknown[]) => never
      res[name] = function (this: ServerResponse, ...args: unknown[]) {
        if (!this.headersSent) this.setHeader('Set-Cookie', 'session=1')
        return end.apply(this, args)
      }
    }
    next()
  }
  const lines = ['Access-Control-Request-Method: PUT']
  const { status, head } = await ask([late, policy], () => {}, APP, lines, 'OPTIONS')
  expect([status, linesOf(head, 'Set-Cookie')]).toEqual([204, ['session=1']])
  expect(corsLines(head)).toEqual(expect.arrayContaining(ALLOWED))
})

describe('the last word', () => {
  const meddling = onHead((res) => {
    res.setHeader('Access-Control-Allow-Origin', '*')
    res.removeHeader('Vary')
  })

  test('belongs to the policy over every layer that is mounted after it', async () => {
    const { head } = await ask([policy, meddling], (res) => res.end('hi'), EVIL)
    expect([corsLines(head), varyNames(head)]).toEqual([[], ['Origin']])
  })

  test('belongs to a layer that is mounted before the policy', async () => {
    const { head } = await ask([meddling, policy], (res) => res.end('hi'), EVIL)
    expect([corsLines(head), varyNames(head)]).toEqual([['access-control-allow-origin: *'], []])
  })
})

describe('compression', () => {
  const body = 'compress me, '.repeat(500)
  const compress = compression({ threshold: 0 }) as unknown as Layer

  test.each([
    ['before', [compress, policy]],
    ['after', [policy, compress]],
  ] as const)('known defect 24: mounted %s', async (_, layers) => {
    const handlers: readonly Handler[] = [
      (res) => {
        res.setHeader('Content-Type', 'text/plain')
        res.end(body)
      },
      (res) => {
        res.writeHead(200, { 'Content-Type': 'text/plain', Vary: 'Accept' })
        res.write(body.slice(0, 1000))
        res.end(body.slice(1000))
      },
      (res) => {
        res.writeHead(404, 'Not Here', { 'content-type': 'text/plain', Vary: 'accept-encoding' })
        res.end(body)
      },
    ]
    for (const handler of handlers) {
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
          expect((isZipped ? gunzipSync(bytes) : bytes).toString()).toBe(body)
        }
      }
    }
  })
})

describe('a ServerResponse of the server’s own', () => {
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
    ['which overrides writeHead', Counting, ['X-Heads: 1']],
    ['which does not', Plain, []],
  ])('%s', async (_, Own, own) => {
    for (const [name, handler] of Object.entries(HANDLERS)) {
      // If headers are stored, Node.js takes no pairs, with a policy or without.
      if (own.length > 0 && name.includes('pairs')) continue
      const listener = cors(POLICY)
      server = createServer({ ServerResponse: Own as typeof ServerResponse }, (req, res) => {
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
      server = undefined
    }
  })
})
