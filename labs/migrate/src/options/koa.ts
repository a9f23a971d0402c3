import * as fc from 'fast-check'
import { CREDENTIALS, EXPOSED, HEADERS, MAX_AGE, METHODS, named, OWN, TEXT } from './common.ts'

interface Context {
  get(name: string): string
  readonly path: string
}

const APP = 'https://app.example.com'

const FUNCTIONS = named<(context: Context) => unknown>({
  echo: (context) => context.get('Origin'),
  compare: (context) => (context.get('Origin') === APP ? APP : ''),
  compareLater: async (context) => (context.get('Origin') === APP ? APP : false),
  saySame: () => APP,
  sayAnyone: () => '*',
  sayPattern: () => 'https://*.example.com',
  sayTrue: () => true,
  sayList: () => [APP, 'http://localhost:3000'],
  byPath: (context) => (context.path === '/own' ? '*' : APP),
  fail: (context) => {
    if (context.get('Origin') !== APP) throw new Error('Thrown')
    return APP
  },
})

const CREDENTIAL_FUNCTIONS = named<(context: Context) => unknown>({
  always: () => true,
  onOwn: async (context) => context.path === '/own',
  truthy: () => 1,
})

const OPTIONS = fc.record(
  {
    origin: fc.oneof(
      { weight: 3, arbitrary: TEXT },
      { weight: 3, arbitrary: FUNCTIONS },
      { weight: 1, arbitrary: fc.array(TEXT, { minLength: 1, maxLength: 2 }) },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(true, false, undefined, /app/) },
    ),
    allowMethods: METHODS,
    allowHeaders: HEADERS,
    exposeHeaders: EXPOSED,
    credentials: fc.oneof({ weight: 4, arbitrary: CREDENTIALS }, CREDENTIAL_FUNCTIONS),
    maxAge: MAX_AGE,
    keepHeadersOnError: fc.boolean(),
    secureContext: fc.constantFrom(false, false, true),
    privateNetworkAccess: fc.boolean(),
    ...OWN,
  },
  { requiredKeys: [] },
)

/** The arguments of `@koa/cors`. */
export const KOA_ARGS: fc.Arbitrary<readonly unknown[]> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(OPTIONS) },
  { weight: 1, arbitrary: fc.constant([]) },
)
