// Layers are functions that other packages put around a response, before the policy or after it.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createCors } from '@webcors/core'
import { cors } from '../cors.js'
import { type Answer, close, exchange, listen, request } from '../exchange.test-util.js'

export const APP = 'https://app.example.com'
export const EVIL = 'https://evil.example'
export const POLICY = createCors({ origin: APP, credentials: true })
export const ALLOWED = [
  'access-control-allow-credentials: true',
  `access-control-allow-origin: ${APP}`,
]

type Next = () => unknown
type WriteHead = (this: ServerResponse, status: number, ...rest: unknown[]) => ServerResponse

/** A middleware that changes the response before it calls `next`. */
export type Layer = (req: IncomingMessage, res: ServerResponse, next: Next) => unknown
export type Handler = (res: ServerResponse) => unknown

/** The policy as a layer. */
export const policy: Layer = (req, res, next) => cors(POLICY)(req, res, next)

/** Sends one request to a server with these layers around a handler. */
export async function ask(
  layers: readonly Layer[],
  handler: Handler,
  origin: string,
  lines: readonly string[] = [],
  method = 'GET',
): Promise<Answer> {
  const server = createServer((req, res) => {
    const run = layers.reduceRight<Next>(
      (next, layer) => () => layer(req, res, next),
      () => handler(res),
    )
    run()
  })
  try {
    const port = await listen(server)
    return await exchange(port, request(`${method} /`, [`Origin: ${origin}`, ...lines]))
  } finally {
    await close(server)
  }
}

/** Creates a layer that wraps `writeHead`. */
export function around(make: (write: WriteHead) => WriteHead): Layer {
  return (_, res, next) => {
    const target = res as unknown as { writeHead: WriteHead }
    target.writeHead = make(target.writeHead)
    next()
  }
}

/**
 * Creates a layer that works as the package on-headers: it stores the headers that are passed to
 * `writeHead`, calls its listener once, and passes on only the status.
 */
export function onHead(listener: (res: ServerResponse) => void): Layer {
  return around((write) => {
    let isCalled = false
    return function (status, ...rest) {
      const message = typeof rest[0] === 'string' ? [rest[0]] : []
      const given = rest[message.length]
      const entries = Array.isArray(given) ? pairsOf(given) : Object.entries(given ?? {})
      for (const [name, value] of entries) this.setHeader(name as string, value as string)
      if (!isCalled) listener(this)
      isCalled = true
      return write.call(this, status, ...message)
    }
  })
}

function pairsOf(list: readonly unknown[]): readonly (readonly unknown[])[] {
  if (Array.isArray(list[0])) return list as readonly unknown[][]
  return Array.from({ length: list.length / 2 }, (_, i) => list.slice(2 * i, 2 * i + 2))
}

export const LAYERS: Readonly<Record<string, Layer>> = {
  'a layer that passes on all arguments': around(
    (write) =>
      function (...args) {
        return write.apply(this, args)
      },
  ),
  'a layer that passes on only the status': around(
    (write) =>
      function (status) {
        return write.call(this, status)
      },
  ),
  'a layer that passes undefined as message': around(
    (write) =>
      function (status, ...rest) {
        return write.call(this, status, undefined, ...rest.slice(-1))
      },
  ),
  'a layer that stores the passed headers': onHead(() => {}),
  'a layer that adds a header': onHead((res) => res.setHeader('X-Layer', '1')),
  'a layer that adds to Vary': onHead((res) => {
    res.setHeader('Vary', [res.getHeader('Vary') ?? [], 'X-Layer'].flat() as string[])
  }),
  'a layer that removes a header of the handler': onHead((res) => res.removeHeader('X-Number')),
  'a layer that changes the status': around(
    (write) =>
      function (status, ...rest) {
        return write.call(this, status + 1, ...rest)
      },
  ),
  'a layer that throws once': around((write) => {
    let isThrown = false
    return function (...args) {
      if (!isThrown) {
        isThrown = true
        throw new Error('Not yet')
      }
      return write.apply(this, args)
    }
  }),
  'a layer around write and end': (_, res, next) => {
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

/** Repeats an action if a layer throws. */
function retry(action: () => unknown, times = 3): void {
  try {
    action()
  } catch (error) {
    if (times === 0) throw error
    retry(action, times - 1)
  }
}

const writeHead = (res: ServerResponse, ...args: unknown[]): void => {
  retry(() => res.writeHead(...(args as [number])))
}

/** Handlers by the ways in which they pass headers. */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  end: (res) => retry(() => res.end('hi')),
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
  'setHeader and writeHead': (res) => {
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
