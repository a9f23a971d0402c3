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

interface Host {
  readonly name: string
  /** What the code imports. */
  readonly from: string
  readonly imports: string
  readonly where: string
  /** Whether such servers are often written in CommonJS. */
  readonly isOftenRequired?: boolean
  readonly write: (options: string) => string
}

const HOSTS: readonly Host[] = [
  {
    name: 'Express and Connect',
    from: '@webcors/node',
    imports: 'cors',
    where: BEFORE_ALL,
    isOftenRequired: true,
    write: (given) => `app.use(cors(${given}))`,
  },
  {
    name: 'node:http',
    from: '@webcors/node',
    imports: 'withCors',
    where: 'Where the server is created, in place of the CORS code that is there.',
    isOftenRequired: true,
    write: (given) => `const server = createServer(withCors(listener, ${given}))`,
  },
  {
    name: 'fetch handlers (Deno, Bun, Workers)',
    from: '@webcors/core',
    imports: 'withCors',
    where: 'Around the handler that the runtime gets, in place of the CORS code that is there.',
    write: (given) => `export default { fetch: withCors(handler, ${given}) }`,
  },
  {
    name: 'Koa',
    from: '@webcors/koa',
    imports: 'cors',
    where: BEFORE_ALL,
    isOftenRequired: true,
    write: (given) => `app.use(cors(${given}))`,
  },
  {
    name: 'Fastify',
    from: '@webcors/fastify',
    imports: 'cors',
    where: 'Before all routes and other plugins, in place of the CORS code that is there.',
    write: (given) => `await app.register(cors(${given}))`,
  },
  {
    name: 'Hono',
    from: '@webcors/hono',
    imports: 'cors',
    where: BEFORE_ALL,
    write: (given) => `app.use(cors(${given}))`,
  },
  {
    name: 'AWS Lambda',
    from: '@webcors/lambda',
    imports: 'withCors',
    where:
      'Around the handler, in place of the CORS code that is there. Switch off the CORS of the function URL or the gateway.',
    write: (given) => `export const handler = withCors(handle, ${given})`,
  },
  {
    name: 'Next.js',
    from: '@webcors/next',
    imports: 'corsProxy',
    where:
      'In proxy.js (middleware.js before Next.js 16), in place of the CORS code in routes and in next.config.js.',
    write: (given) => `export const proxy = corsProxy(${given})`,
  },
  {
    name: 'h3 and Nitro',
    from: '@webcors/h3',
    imports: 'cors',
    where: BEFORE_ALL,
    write: (given) => `app.use(cors(${given}))`,
  },
]

/** Ours: any method and any header are the default. */
export const WEBCORS: readonly FixTarget[] = HOSTS.map(
  ({ name, from, imports, where, isOftenRequired, write }) => ({
    for: `webcors, ${name}`,
    language: 'js',
    install: `npm install ${from}`,
    where: isOftenRequired
      ? `${where} In CommonJS, const { ${imports} } = require('${from}').`
      : where,
    write: (policy) => `import { ${imports} } from '${from}'\n\n${write(options(policy))}`,
  }),
)
