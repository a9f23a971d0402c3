import { isPotentiallyTrustworthy } from '../simulate/address-space.js'
import { type FixPolicy, type FixTarget, lines, list } from './fix.js'

function options({ origins, isCredentialed }: FixPolicy): string {
  const isInsecure = origins.some((origin) => isPlainHttp(origin))
  return lines(
    '{',
    `  // Add the other origins that you already allow`,
    `  origin: [${list(origins)}],`,
    isCredentialed && '  credentials: true,',
    isCredentialed && isInsecure && '  // During development only: in production, use https',
    isCredentialed && isInsecure && '  dangerouslyAllowInsecureOrigins: true,',
    '}',
  )
}

/** Whether a policy with credentials refuses an origin, unless an option allows plain http. */
function isPlainHttp(origin: string): boolean {
  return origin.startsWith('http:') && !isPotentiallyTrustworthy(new URL(origin))
}

const BEFORE_ALL =
  'Put this before everything else in the app, and remove the CORS code that is there.'

const useCors = (given: string): string => `app.use(cors(${given}))`

interface Host {
  readonly name: string
  /** The package that the code imports. */
  readonly from: string
  /** @default 'cors' */
  readonly imports?: string
  /** @default BEFORE_ALL */
  readonly where?: string
  /** Whether such servers are often written in CommonJS. */
  readonly isOftenRequired?: boolean
  /** @default useCors */
  readonly write?: (options: string) => string
}

const HOSTS: readonly Host[] = [
  {
    name: 'Express and Connect',
    from: '@webcors/node',
    isOftenRequired: true,
  },
  {
    name: 'node:http',
    from: '@webcors/node',
    imports: 'withCors',
    where: 'Put this where the server is created, and remove the CORS code that is there.',
    isOftenRequired: true,
    write: (given) => `const server = createServer(withCors(listener, ${given}))`,
  },
  {
    name: 'fetch handlers (Deno, Bun, Workers)',
    from: '@webcors/core',
    imports: 'withCors',
    where: 'Wrap the handler that the runtime calls, and remove the CORS code that is there.',
    write: (given) => `export default { fetch: withCors(handler, ${given}) }`,
  },
  {
    name: 'Koa',
    from: '@webcors/koa',
    isOftenRequired: true,
  },
  {
    name: 'Fastify',
    from: '@webcors/fastify',
    where: 'Put this before all routes and other plugins, and remove the CORS code that is there.',
    write: (given) => `await app.register(cors(${given}))`,
  },
  { name: 'Hono', from: '@webcors/hono' },
  {
    name: 'AWS Lambda',
    from: '@webcors/lambda',
    imports: 'withCors',
    where:
      'Wrap the handler, and remove the CORS code that is there. Switch off the CORS settings of the function URL or the gateway.',
    write: (given) => `export const handler = withCors(handle, ${given})`,
  },
  {
    name: 'Next.js',
    from: '@webcors/next',
    imports: 'corsProxy',
    where:
      'Put this into proxy.js beside app/, and remove the CORS code from routes and next.config.js. Before Next.js 16, the file is middleware.js: write export const middleware there.',
    write: (given) => `export const proxy = corsProxy(${given})`,
  },
  { name: 'h3 and Nitro', from: '@webcors/h3' },
]

/** The adapters of this project. They allow any method and any header by default. */
export const WEBCORS: readonly FixTarget[] = HOSTS.map(
  ({ name, from, imports = 'cors', where = BEFORE_ALL, isOftenRequired, write = useCors }) => ({
    for: `webcors, ${name}`,
    language: 'js',
    install: `npm install ${from}`,
    where: isOftenRequired
      ? `${where} In CommonJS, write const { ${imports} } = require('${from}').`
      : where,
    write: (policy) => `import { ${imports} } from '${from}'\n\n${write(options(policy))}`,
  }),
)
