/** A CORS library whose place in the program changes, so that a person has to move it. */
export interface LibraryByHand {
  readonly module: string
  readonly packages: readonly string[]
  /** The names under which the module exports what is called. */
  readonly exported: readonly string[]
  /** Which argument has the options. */
  readonly argument: 0 | 1 | 2
  /** Its names of options that have another name here; `null` for those that are left out. */
  readonly names: Readonly<Record<string, string | null>>
  /** What it does if an option is not given, where that is not what ours does. */
  readonly defaults?: Readonly<Record<string, unknown>>
  /** Why the call cannot be replaced where it stands. */
  readonly why: string
  /** The same with ours. @param options as source text */
  suggest(options: string): string
}

const LISTS = {
  allowMethods: 'methods',
  allowHeaders: 'allowedHeaders',
  exposeHeaders: 'exposedHeaders',
}

const ELYSIA: LibraryByHand = {
  module: '@elysiajs/cors',
  packages: ['@elysiajs/cors'],
  exported: ['default', 'cors'],
  argument: 0,
  names: { ...LISTS, preflight: null, aot: null },
  defaults: { credentials: true },
  why: 'a plugin of Elysia does not see every response, so the policy goes around the application, once',
  suggest: (options) => `import { withCors } from '@webcors/core'

const cors = withCors((request, next) => next(request), ${options})

new Elysia().wrap((next) => (request) => cors(request, next))`,
}

export const LIBRARIES_BY_HAND: readonly LibraryByHand[] = [
  ELYSIA,
  { ...ELYSIA, module: '@elysia/cors', packages: ['@elysia/cors'] },
  {
    module: 'itty-router',
    packages: [],
    exported: ['cors'],
    argument: 0,
    names: LISTS,
    why: 'preflight and corsify stand on two sides of the router, and the policy goes around it',
    suggest: (options) => `import { withCors } from '@webcors/core'

export default { fetch: withCors((request, ...args) => router.fetch(request, ...args), ${options}) }`,
  },
  {
    module: 'nextjs-cors',
    packages: ['nextjs-cors'],
    exported: ['default'],
    argument: 2,
    names: { optionsSuccessStatus: 'preflightStatus', headers: 'allowedHeaders' },
    why: 'the policy goes around the handler, so that errors have its headers too',
    suggest: (options) => `import { withCors } from '@webcors/next/pages'

export default withCors(handler, ${options})`,
  },
  {
    module: '@middy/http-cors',
    packages: ['@middy/http-cors'],
    exported: ['default'],
    argument: 0,
    names: {
      headers: 'allowedHeaders',
      exposeHeaders: 'exposedHeaders',
      origins: 'origin',
      cacheControl: null,
      vary: null,
      getOrigin: null,
      disableBeforePreflightResponse: null,
      requestHeaders: null,
      requestMethods: null,
    },
    why: 'a middleware of middy does not see every error, so the policy goes around the handler',
    suggest: (options) => `import { withCors } from '@webcors/lambda'

export const handler = withCors(middy().handler(lambdaHandler), ${options})`,
  },
  {
    module: 'h3',
    packages: [],
    exported: ['handleCors', 'appendCorsHeaders', 'appendCorsPreflightHeaders'],
    argument: 1,
    names: { ...LISTS, preflight: null },
    why: 'it is called within a handler, and the policy is a middleware in front of all of them',
    suggest: (options) => `import { cors } from '@webcors/h3'

app.use(cors(${options}))`,
  },
]
