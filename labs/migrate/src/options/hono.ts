import * as fc from 'fast-check'
import { CREDENTIALS, EXPOSED, HEADERS, MAX_AGE, named, OWN, TEXT } from './common.ts'

interface Context {
  readonly req: { readonly path: string }
}

const APP = 'https://app.example.com'

const FUNCTIONS = named<(origin: string, c: Context) => unknown>({
  echo: (origin) => origin,
  compare: (origin) => (origin === APP ? origin : null),
  compareLater: async (origin) => (origin === APP ? origin : undefined),
  saySame: () => APP,
  sayAnyone: (origin) => (origin === 'null' ? null : '*'),
  sayPattern: (origin) => origin && 'https://*.example.com',
  sayTrue: (origin) => origin !== 'null',
  byPath: (origin, c) => (c.req.path === '/own' ? origin : APP),
  byPathLater: async (origin, c) => (c.req.path === '/own' ? origin : null),
  fail: (origin) => {
    if (origin !== APP) throw new Error('Thrown')
    return origin
  },
})

const METHODS = fc.oneof(
  fc.constantFrom<unknown>(['GET', 'PUT'], ['PATCH'], ['DELETE', 'PUT'], []),
  fc.constantFrom<unknown>(['put'], ['*'], ['patch'], undefined, 'GET,PUT'),
  named<(origin: string, c: Context) => unknown>({
    methodsOfApp: (origin) => (origin === APP ? ['PUT', 'PATCH'] : ['GET']),
    methodsByPath: async (_, c) => (c.req.path === '/own' ? ['DELETE'] : ['PUT']),
  }),
)

/** Turns most texts into lists, because Hono throws for a text. */
function asLists(names: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const lists = names.map((value) => (typeof value === 'string' ? value.split(/, ?/) : value))
  return fc.oneof({ weight: 9, arbitrary: lists }, names)
}

const OPTIONS = fc.record(
  {
    origin: fc.oneof(
      { weight: 3, arbitrary: TEXT },
      { weight: 3, arbitrary: fc.array(TEXT, { minLength: 1, maxLength: 3 }) },
      { weight: 4, arbitrary: FUNCTIONS },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(undefined, /app/, true) },
    ),
    allowMethods: METHODS,
    allowHeaders: asLists(HEADERS),
    exposeHeaders: asLists(EXPOSED),
    credentials: CREDENTIALS,
    maxAge: MAX_AGE,
    ...OWN,
  },
  { requiredKeys: [] },
)

/** The arguments of `hono/cors`. */
export const HONO_ARGS: fc.Arbitrary<readonly unknown[]> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(OPTIONS) },
  { weight: 1, arbitrary: fc.constant([]) },
)
