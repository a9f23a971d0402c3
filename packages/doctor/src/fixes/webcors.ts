import { type FixPolicy, type FixTarget, lines, list } from './fix.js'

const options = ({ origins, isCredentialed }: FixPolicy): string =>
  lines(
    '{',
    `  // Add the other origins that you already allow`,
    `  origin: [${list(origins)}],`,
    isCredentialed && '  credentials: true,',
    '}',
  )

const BEFORE_ALL =
  'Put this before everything else in the app, and remove the CORS code that is there.'

const createTarget = (
  name: string,
  where: string,
  write: (options: string) => string,
): FixTarget => ({
  for: name,
  language: 'js',
  where,
  write: (policy) => write(options(policy)),
})

/** The adapters of this project. They allow any method and any header by default. */
export const WEBCORS: readonly FixTarget[] = [
  createTarget(
    'webcors, Express and Connect',
    BEFORE_ALL,
    (written) => `import { cors } from '@webcors/node'\n\napp.use(cors(${written}))`,
  ),
  createTarget(
    'webcors, node:http',
    'Put this where the server is created, and remove the CORS code that is there.',
    (written) =>
      `import { withCors } from '@webcors/node'\n\nconst server = createServer(withCors(listener, ${written}))`,
  ),
  createTarget(
    'webcors, fetch handlers (Deno, Bun, Workers)',
    'Wrap the handler that the runtime calls, and remove the CORS code that is there.',
    (written) =>
      `import { withCors } from '@webcors/core'\n\nexport default { fetch: withCors(handler, ${written}) }`,
  ),
  createTarget(
    'webcors, Koa',
    BEFORE_ALL,
    (written) => `import { cors } from '@webcors/koa'\n\napp.use(cors(${written}))`,
  ),
  createTarget(
    'webcors, Fastify',
    'Put this before all routes and other plugins, and remove the CORS code that is there.',
    (written) => `import { cors } from '@webcors/fastify'\n\nawait app.register(cors(${written}))`,
  ),
  createTarget(
    'webcors, Hono',
    BEFORE_ALL,
    (written) => `import { cors } from '@webcors/hono'\n\napp.use(cors(${written}))`,
  ),
  createTarget(
    'webcors, AWS Lambda',
    'Wrap the handler, and remove the CORS code that is there. Switch off the CORS settings of the function URL or the gateway.',
    (written) =>
      `import { withCors } from '@webcors/lambda'\n\nexport const handler = withCors(handle, ${written})`,
  ),
  createTarget(
    'webcors, Next.js',
    'Put this into proxy.js (middleware.js before Next.js 16), and remove the CORS code from routes and next.config.js.',
    (written) =>
      `import { corsProxy } from '@webcors/next'\n\nexport const proxy = corsProxy(${written})`,
  ),
  createTarget(
    'webcors, h3 and Nitro',
    BEFORE_ALL,
    (written) => `import { cors } from '@webcors/h3'\n\napp.use(cors(${written}))`,
  ),
]
