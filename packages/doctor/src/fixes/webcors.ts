import { type FixPolicy, type FixTarget, lines, list } from './fix.js'

const options = ({ origins, isCredentialed }: FixPolicy): string =>
  lines(
    '{',
    `  // And the other origins that are allowed already`,
    `  origin: [${list(origins)}],`,
    isCredentialed && '  credentials: true,',
    '}',
  )

const BEFORE_ALL = 'Before everything else in the app, in place of the CORS code that is there.'

const js = (name: string, where: string, write: (options: string) => string): FixTarget => ({
  for: name,
  language: 'js',
  where,
  write: (policy) => write(options(policy)),
})

/** Ours: any method and any header are the default. */
export const WEBCORS: readonly FixTarget[] = [
  js(
    'webcors, Express and Connect',
    BEFORE_ALL,
    (given) => `import { cors } from '@webcors/node'\n\napp.use(cors(${given}))`,
  ),
  js(
    'webcors, node:http',
    'Where the server is created, in place of the CORS code that is there.',
    (given) =>
      `import { withCors } from '@webcors/node'\n\nconst server = createServer(withCors(listener, ${given}))`,
  ),
  js(
    'webcors, fetch handlers (Deno, Bun, Workers)',
    'Around the handler that the runtime gets, in place of the CORS code that is there.',
    (given) =>
      `import { withCors } from '@webcors/core'\n\nexport default { fetch: withCors(handler, ${given}) }`,
  ),
  js(
    'webcors, Koa',
    BEFORE_ALL,
    (given) => `import { cors } from '@webcors/koa'\n\napp.use(cors(${given}))`,
  ),
  js(
    'webcors, Fastify',
    'Before all routes and other plugins, in place of the CORS code that is there.',
    (given) => `import { cors } from '@webcors/fastify'\n\nawait app.register(cors(${given}))`,
  ),
  js(
    'webcors, Hono',
    BEFORE_ALL,
    (given) => `import { cors } from '@webcors/hono'\n\napp.use(cors(${given}))`,
  ),
  js(
    'webcors, AWS Lambda',
    'Around the handler, in place of the CORS code that is there. Switch off the CORS of the function URL or the gateway.',
    (given) =>
      `import { withCors } from '@webcors/lambda'\n\nexport const handler = withCors(handle, ${given})`,
  ),
  js(
    'webcors, Next.js',
    'In proxy.js (middleware.js before Next.js 16), in place of the CORS code in routes and in next.config.js.',
    (given) =>
      `import { corsProxy } from '@webcors/next'\n\nexport const proxy = corsProxy(${given})`,
  ),
  js(
    'webcors, h3 and Nitro',
    BEFORE_ALL,
    (given) => `import { cors } from '@webcors/h3'\n\napp.use(cors(${given}))`,
  ),
]
