import { list, type Need, type Target } from './need.js'

const options = ({ origin, isCredentialed, methods, headers }: Need, indent: string): string =>
  [
    `origin: '${origin}',`,
    ...(isCredentialed ? ['credentials: true,'] : []),
    ...(methods.length > 0 ? [`methods: [${list(methods)}],`] : []),
    ...(headers.length > 0 ? [`allowedHeaders: [${list(headers)}],`] : []),
  ]
    .map((line) => indent + line)
    .join('\n')

const js = (name: string, write: (options: string) => string, indent = '  '): Target => ({
  for: name,
  language: 'js',
  write: (need) => write(`{\n${options(need, indent)}\n${indent.slice(2)}}`),
})

/** Ours. */
export const WEBCORS: readonly Target[] = [
  js(
    'webcors, fetch handlers (Deno, Bun, Workers)',
    (given) => `import { withCors } from '@webcors/core'

export default { fetch: withCors(handler, ${given}) }`,
  ),
  js(
    'webcors, node:http',
    (given) => `import { withCors } from '@webcors/node'

createServer(withCors(listener, ${given}))`,
  ),
  js(
    'webcors, Express and Connect',
    (given) => `import { cors } from '@webcors/node'

// Before authentication, body parsers and routes
app.use(cors(${given}))`,
  ),
  js(
    'webcors, Koa',
    (given) => `import { cors } from '@webcors/koa'

// Before everything else
app.use(cors(${given}))`,
  ),
  js(
    'webcors, Fastify',
    (given) => `import { cors } from '@webcors/fastify'

// Before all routes
await app.register(cors(${given}))`,
  ),
  js(
    'webcors, Hono',
    (given) => `import { cors } from '@webcors/hono'

// Before everything else
app.use(cors(${given}))`,
  ),
  js(
    'webcors, AWS Lambda',
    (given) => `import { withCors } from '@webcors/lambda'

export const handler = withCors(handle, ${given})`,
  ),
  js(
    'webcors, Next.js',
    (given) => `// app/api/…/route.js
import { withCors } from '@webcors/next'

export const { GET, POST, OPTIONS } = withCors({ GET: get, POST: post }, ${given})`,
  ),
  js(
    'webcors, h3 and Nitro',
    (given) => `import { cors } from '@webcors/h3'

// Before everything else
app.use(cors(${given}))`,
  ),
]
