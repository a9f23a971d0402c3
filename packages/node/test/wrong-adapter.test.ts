// The errors of this package in a host that has another adapter. Each host really calls the
// package.
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { createServer, type RequestListener } from 'node:http'
import { promisify } from 'node:util'
import { cors, withCors } from '@webcors/node'
import express from 'express'
import Fastify from 'fastify'
import { H3 } from 'h3'
import { createApp, eventHandler, toNodeListener } from 'h3-v1'
import { Hono } from 'hono'
import Koa from 'koa'
import { serve } from 'srvx'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { close, exchange, listen, request } from '../src/exchange.test-util.js'

// Some hosts print every error.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => void vi.restoreAllMocks())

const OPTIONS = { origin: 'https://app.example.com' } as const

/**
 * The type of values that are mounted by mistake. It fits everywhere, because JavaScript lets such
 * values pass.
 */
type Wrong = never
const MISTAKES: Readonly<Record<string, Wrong>> = {
  'cors({…})': cors(OPTIONS) as Wrong,
  cors: cors as Wrong,
  'withCors(listener, {…})': withCors((_, res) => res.end('hi'), OPTIONS) as Wrong,
}

async function ask(listener: (...args: Parameters<RequestListener>) => unknown): Promise<void> {
  const server = createServer((req, res) => void listener(req, res))
  const port = await listen(server)
  await exchange(port, request('GET /', ['Origin: https://app.example.com']))
  await close(server)
}

/** Each host mounts a mistake, gets one request, and returns the error. */
const HOSTS: Readonly<
  Record<string, readonly [fix: string, run: (mistake: Wrong) => Promise<unknown>]>
> = {
  Koa: [
    'Cannot apply a CORS policy to a context of Koa: .+ Write app.use\\(cors\\(…\\)\\) with cors from @webcors/koa.',
    async (mistake) => {
      let error: unknown
      const app = new Koa().use(mistake).on('error', (thrown) => (error = thrown))
      await ask(app.callback())
      return error
    },
  ],
  Hono: [
    'Cannot apply a CORS policy to a context of Hono: .+ Write app.use\\(cors\\(…\\)\\) with cors from @webcors/hono.',
    async (mistake) => {
      let error: unknown
      const app = new Hono().use(mistake).onError((thrown, c) => {
        error = thrown
        return c.text('', 500)
      })
      await app.request('/')
      return error
    },
  ],
  'h3 2': [
    'Cannot apply a CORS policy to an event of h3: .+ cors from @webcors/h3',
    async (mistake) => {
      let error: unknown
      const app = new H3({ onError: (thrown) => void (error = thrown.cause ?? thrown) }).use(
        mistake,
      )
      await app.request('/')
      return error
    },
  ],
  'h3 1': [
    'Cannot apply a CORS policy to an event of h3: .+ from @webcors/h3/v1 for h3 1.',
    async (mistake) => {
      let error: unknown
      const app = createApp({ onError: (thrown) => void (error = thrown.cause ?? thrown) })
      app.use(eventHandler(mistake))
      await ask(toNodeListener(app))
      return error
    },
  ],
  srvx: [
    'Cannot apply a CORS policy to a Request: .+ Write withCors\\(handler, …\\) with withCors from @webcors/core.',
    async (mistake) => {
      let error: unknown
      const server = serve({
        fetch: mistake,
        error: (thrown) => {
          error = thrown
          return new Response(null, { status: 500 })
        },
        port: 0,
        hostname: '127.0.0.1',
        silent: true,
      })
      await server.ready()
      await (await fetch(String(server.url))).text()
      await server.close(true)
      return error
    },
  ],
  'a hook of Fastify': [
    'Cannot apply a CORS policy to a request of Fastify: .+ with cors from @webcors/fastify.',
    async (mistake) => {
      const app = Fastify()
        .addHook('onRequest', mistake)
        .get('/', () => 'hi')
      let error: unknown
      app.setErrorHandler((thrown, _, reply) => {
        error = thrown
        void reply.code(500).send()
      })
      await app.inject('/')
      await app.close()
      return error
    },
  ],
}

describe.each(Object.entries(HOSTS))('in %s', (_, [fix, run]) => {
  test.each(Object.entries(MISTAKES))(
    'the error for %s names the package and the line to write',
    async (__, mistake) => {
      const error = await run(mistake)
      expect(error).toBeInstanceOf(TypeError)
      expect((error as Error).message).toMatch(new RegExp(fix))
    },
  )
})

test('the error in Bun names the package and the line to write', async () => {
  const os = process.platform === 'win32' ? 'windows' : process.platform
  const cpu = process.arch === 'arm64' ? 'aarch64' : process.arch
  const bun = createRequire(import.meta.resolve('bun/package.json')).resolve(
    `@oven/bun-${os}-${cpu}/bin/bun`,
  )
  const program = `
    import { cors, withCors } from '@webcors/node'
    const messages = []
    for (const fetch of [cors({ origin: '*' }), cors, withCors(() => {}, { origin: '*' })]) {
      const error = (thrown) => {
        messages.push(thrown.message)
        return new Response()
      }
      const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch, error })
      await (await globalThis.fetch(server.url)).text()
      server.stop(true)
    }
    console.log(JSON.stringify(messages))`
  const { stdout } = await promisify(execFile)(bun, ['-e', program], { cwd: import.meta.dirname })
  const messages = JSON.parse(stdout) as string[]
  expect(messages).toHaveLength(3)
  for (const message of messages) {
    expect(message).toMatch(
      /to a Request: .+ Write withCors\(handler, …\) with withCors from @webcors\/core\./,
    )
  }
})

describe('in Express', () => {
  async function run(mount: (app: express.Express) => void): Promise<unknown> {
    let error: unknown
    const app = express()
    mount(app)
    const rescue: express.ErrorRequestHandler = (thrown, _, res, __) => {
      error = thrown
      res.end()
    }
    await ask(app.use(rescue))
    return error
  }

  test('the error for app.use(cors) names the line to write', async () => {
    const error = await run((app) => app.use(cors as Wrong))
    expect(String(error)).toBe(
      "TypeError: Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' })).",
    )
  })

  test('app.use(withCors({…})) throws at the start, and the error names the line to write', async () => {
    await expect(run((app) => app.use(withCors(OPTIONS as Wrong)))).rejects.toThrow(
      'Write app.use(cors(…)), or withCors(handler, …) with the handler first.',
    )
  })

  test('app.use(cors({…})) passes no error', async () => {
    const handler = vi.fn<express.RequestHandler>((_, res) => void res.end())
    expect(await run((app) => app.use(cors(OPTIONS)).use(handler))).toBeUndefined()
    expect(handler).toHaveBeenCalledTimes(1)
  })
})
