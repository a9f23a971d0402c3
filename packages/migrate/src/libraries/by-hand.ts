/** A CORS library whose place in the program changes, so that a person must move it. */
export interface LibraryByHand {
  readonly module: string
  readonly packages: readonly string[]
  /** The names of the exported functions whose calls must move. */
  readonly exported: readonly string[]
  /** The index of the argument that has the options. */
  readonly argument: 0 | 1 | 2
  /**
   * The library's names of options, with the names in webcors. `null`: webcors has no such option.
   */
  readonly names: Readonly<Record<string, string | null>>
  /** The defaults of the library that differ from those of webcors. */
  readonly defaults?: Readonly<Record<string, unknown>>
  /** The reason why the call cannot be replaced in its place: the rest of a sentence. */
  readonly why: string
  /** Writes the replacement. @param options the options as source text */
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
  why: 'a plugin of Elysia does not see every response, so the policy must wrap the application',
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
    why: 'preflight and corsify run before and after the router, and one policy must wrap it',
    suggest: (options) => `import { withCors } from '@webcors/core'

export default { fetch: withCors((request, ...args) => router.fetch(request, ...args), ${options}) }`,
  },
  {
    module: 'nextjs-cors',
    packages: ['nextjs-cors'],
    exported: ['default'],
    argument: 2,
    names: { optionsSuccessStatus: 'preflightStatus', headers: 'allowedHeaders' },
    why: 'the policy must wrap the handler, so that errors have its headers too',
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
    why: 'a middleware of middy does not see every error, so the policy must wrap the handler',
    suggest: (options) => `import { withCors } from '@webcors/lambda'

export const handler = withCors(middy().handler(lambdaHandler), ${options})`,
  },
  {
    module: 'h3',
    packages: [],
    exported: ['handleCors', 'appendCorsHeaders', 'appendCorsPreflightHeaders'],
    argument: 1,
    names: { ...LISTS, preflight: null },
    why: 'it is called inside a handler, and the policy is a middleware in front of all handlers',
    suggest: (options) => `import { cors } from '@webcors/h3'

app.use(cors(${options}))`,
  },
]
