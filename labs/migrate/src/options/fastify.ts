import * as fc from 'fast-check'
import { CREDENTIALS, EXPOSED, HEADERS, MAX_AGE, METHODS, named, OWN, STATUS } from './common.ts'
import { ORIGIN } from './express.ts'

const APP = 'https://app.example.com'

const PROMISES = named<(origin: string | undefined) => Promise<unknown>>({
  compareLater: async (origin) => origin === APP,
  sayListLater: async () => [APP, ['http://localhost:3000']],
  stopStrangersLater: async (origin) => {
    if (origin !== APP) throw new Error('Not allowed by CORS')
    return true
  },
})

const OPTIONS = fc.record(
  {
    origin: fc.oneof({ weight: 6, arbitrary: ORIGIN }, { weight: 1, arbitrary: PROMISES }),
    methods: METHODS,
    allowedHeaders: HEADERS,
    exposedHeaders: EXPOSED,
    credentials: CREDENTIALS,
    maxAge: MAX_AGE,
    // With `undefined`, the first preflight ends the process of @fastify/cors.
    optionsSuccessStatus: STATUS.filter((status) => status !== undefined),
    cacheControl: fc.constantFrom<unknown>(60, 'no-store', null),
    preflight: fc.constantFrom(true, true, true, false),
    strictPreflight: fc.boolean(),
    hook: fc.constantFrom('onRequest', 'onRequest', 'preHandler', 'preParsing'),
    logLevel: fc.constant('silent'),
    ...OWN,
  },
  { requiredKeys: [] },
)

const DELEGATES = OPTIONS.chain((options) => {
  const shown = { [fc.toStringMethod]: () => `delegate of ${fc.stringify(options)}` }
  return fc.constantFrom<unknown>(
    Object.assign(async () => options, shown),
    Object.assign(
      (_: unknown, callback: (...answer: unknown[]) => void) => callback(null, options),
      shown,
    ),
  )
})

/** The arguments of `@fastify/cors`. */
export const FASTIFY_ARGS: fc.Arbitrary<readonly unknown[]> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(OPTIONS) },
  { weight: 1, arbitrary: fc.tuple(DELEGATES) },
  { weight: 1, arbitrary: fc.tuple(fc.record({ delegator: DELEGATES })) },
  { weight: 1, arbitrary: fc.constant([]) },
)
