import { describe, expect, test } from 'vitest'
import { run, write } from './run-program.ts'

/** Code that sends a request to a server on a free port, and ends. */
const ASK = `
server.listen(0, '127.0.0.1', async () => {
  await fetch(\`http://127.0.0.1:\${server.address().port}/\`).then((response) => response.text(), () => {})
  // Express prints the error of a middleware after it has answered.
  setTimeout(() => process.exit(), 200)
})`

const ALLOW = `{ origin: 'https://app.example.com' }`

/** A program with an adapter of another host, and its output. */
const MISTAKES: Readonly<Record<string, readonly [program: string, words: string]>> = {
  'withCors of core around an application of Express': [
    `import express from 'express'
import { withCors } from '@webcors/core'
withCors(express(), ${ALLOW})`,
    'Write app.use(cors(…)) with cors from @webcors/node.',
  ],
  'withCors of core around an application of Koa': [
    `import Koa from 'koa'
import { withCors } from '@webcors/core'
withCors(new Koa(), ${ALLOW})`,
    'Write app.use(cors(…)) with cors from @webcors/koa.',
  ],
  'withCors of core around an application of Hono': [
    `import { Hono } from 'hono'
import { withCors } from '@webcors/core'
withCors(new Hono(), ${ALLOW})`,
    'Write withCors(app.fetch, …)',
  ],
  'withCors of core with options in place of a handler': [
    `import { withCors } from '@webcors/core'
withCors(${ALLOW})`,
    'with the handler first',
  ],
  'withCors of core on node:http, with the first request': [
    `import { createServer } from 'node:http'
import { withCors } from '@webcors/core'
const server = createServer(withCors((request, response) => response.end('hi'), ${ALLOW}))
${ASK}`,
    'from @webcors/node',
  ],
  'withCors of core as a middleware of Express, with the first request': [
    `import { createServer } from 'node:http'
import express from 'express'
import { withCors } from '@webcors/core'
const app = express()
app.use(withCors((request, response, next) => next(), ${ALLOW}))
const server = createServer(app)
${ASK}`,
    'from @webcors/node',
  ],
  'withCors of node in srvx, with the first request': [
    `import { serve } from 'srvx'
import { withCors } from '@webcors/node'
const server = serve({
  fetch: withCors(() => new Response('hi'), ${ALLOW}),
  port: 0,
  hostname: '127.0.0.1',
  silent: true,
  error: (error) => {
    console.error(error)
    return new Response('failed', { status: 500 })
  },
})
await server.ready()
await fetch(server.url).then((response) => response.text(), () => {})
process.exit()`,
    'from @webcors/core',
  ],
  'cors of node in Hono, with the first request': [
    `import { Hono } from 'hono'
import { cors } from '@webcors/node'
const app = new Hono()
app.use(cors(${ALLOW}))
app.get('/', (c) => c.text('hi'))
await app.request('/')`,
    'from @webcors/hono',
  ],
  'cors of h3 in Express, with the first request': [
    `import { createServer } from 'node:http'
import express from 'express'
import { cors } from '@webcors/h3'
const app = express()
app.use(cors(${ALLOW}))
const server = createServer(app)
${ASK}`,
    'from @webcors/node',
  ],
  'cors of node in h3, with the first request': [
    `import { H3 } from 'h3'
import { cors } from '@webcors/node'
const app = new H3({ onError: (error) => console.error(error.cause ?? error) })
app.use(cors(${ALLOW}))
app.get('/', () => 'hi')
await app.fetch(new Request('http://localhost/'))`,
    'from @webcors/h3',
  ],
}

describe('the error of the wrong adapter', () => {
  test.each(Object.entries(MISTAKES))(
    'names the right package and the code to write: %s',
    (name, [program, words]) => {
      const file = write(`${name.replaceAll(/\W+/g, '-')}.mjs`, program)
      expect(run(process.execPath, [file]).lines.join('\n')).toContain(words)
    },
  )
})
