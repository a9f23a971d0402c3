import { describe, expect, test } from 'vitest'
import { readCorsRequest } from '../adapter.ts'
import { withCors } from '../index.ts'
import { optionsErrorOf } from '../policy/policy.test-util.ts'
import { wrongRequestError } from './hosts.ts'
import { assertHandler } from './validate-handler.ts'

// Objects with only the properties by which hosts are recognized. The packages of the adapters test
// real hosts.
const f = (): void => {}

/** The request object of each host, its name in messages, and the fix for that host. */
const REQUESTS: readonly (readonly [given: object, name: string, fix: string])[] = [
  [
    { req: {}, res: {}, throw: f },
    'a context of Koa',
    'Write app.use(cors(…)) with cors from @webcors/koa.',
  ],
  [
    { req: { raw: {} } },
    'a context of Hono',
    'Write app.use(cors(…)) with cors from @webcors/hono.',
  ],
  [
    { req: {}, context: {} },
    'an event of h3',
    'Write app.use(cors(…)) with cors from @webcors/h3, or from @webcors/h3/v1 for h3 1.',
  ],
  [
    { node: {}, context: {} },
    'an event of h3',
    'Write app.use(cors(…)) with cors from @webcors/h3, or from @webcors/h3/v1 for h3 1.',
  ],
  [
    { raw: {}, routeOptions: {} },
    'a request of Fastify',
    'Write app.register(cors(…)) with cors from @webcors/fastify.',
  ],
  [
    { requestContext: {}, headers: {} },
    'an event of AWS Lambda',
    'Write withCors(handler, …) with withCors from @webcors/lambda.',
  ],
  [
    new Request('https://api.example.com'),
    'a Request',
    'Write withCors(handler, …) with withCors from @webcors/core.',
  ],
  [
    { headers: {}, method: 'GET' },
    'a request of Node.js',
    'Write createServer(withCors(listener, …)) or app.use(cors(…)) with withCors and cors from @webcors/node.',
  ],
]

const UNKNOWN = 'See https://github.com/webcors/webcors#readme for the package of your server.'

describe('the error for a request of another host', () => {
  test.each(REQUESTS)('names the host of %o, and the code to write', (given, name, fix) => {
    const { message } = wrongRequestError(given, 'a response')
    expect(message).toBe(
      `Cannot apply a CORS policy to ${name}: this function takes a response. ${fix}`,
    )
  })

  test.each([
    [undefined],
    [null],
    ['text'],
    [{}],
    [{ req: {}, res: {} }],
    [{ req: {}, throw: f }],
    [{ res: {}, throw: f }],
    [{ req: {} }],
    [{ context: {} }],
    [{ raw: {} }],
    [{ routeOptions: {} }],
    [{ headers: {} }],
    [{ method: 'GET' }],
    [{ throw: 'text' }],
  ])('names no host for %o, which is not recognized', (given) => {
    expect(wrongRequestError(given, 'a Request').message).toBe(
      `Cannot apply a CORS policy to something else: this function takes a Request. ${UNKNOWN}`,
    )
  })

  test('is a TypeError that a wrapped fetch handler throws', () => {
    const given = { headers: { origin: 'https://app.example.com' }, method: 'GET' }
    expect(() => readCorsRequest(given as never)).toThrow(
      new TypeError(wrongRequestError(given, 'a Request').message),
    )
    expect(() => withCors(() => new Response())(undefined as never)).toThrow(
      /^Cannot apply a CORS policy to something else: this function takes a Request\./,
    )
  })
})

/** Values in place of a handler, their names in messages, and the fixes. */
const HANDLERS: readonly (readonly [given: object, name: string, fix: string])[] = [
  [
    { use: f, handle: f },
    'an application of Express or Connect',
    'Write app.use(cors(…)) with cors from @webcors/node.',
  ],
  [
    { use: f, callback: f },
    'an application of Koa',
    'Write app.use(cors(…)) with cors from @webcors/koa.',
  ],
  [
    { register: f, inject: f },
    'an application of Fastify',
    'Write app.register(cors(…)) with cors from @webcors/fastify.',
  ],
  [
    { fetch: f },
    'an application with a fetch handler',
    'Write withCors(app.fetch, …) with withCors from @webcors/core.',
  ],
  [
    { origin: '*' },
    'options',
    'Write app.use(cors(…)), or withCors(handler, …) with the handler first.',
  ],
]

describe('a value in place of a handler', () => {
  test.each(HANDLERS)('the error names %o, and the code to write', (given, name, fix) => {
    for (const kind of ['fetch', 'node', 'event'] as const) {
      const { issues } = optionsErrorOf(() => assertHandler(given, kind))
      expect(issues).toEqual([
        {
          code: 'handler-invalid',
          path: [],
          value: given,
          message: `Cannot wrap ${name}: it is not a handler. ${fix}`,
          fix,
        },
      ])
    }
  })

  test.each([
    ['fetch', 'Write a function that takes a Request, such as app.fetch.'],
    ['node', 'Write a function that takes a request and a response.'],
    ['event', 'Write a function that takes an event.'],
  ] as const)(
    'the fix describes a handler of the kind %s if the value is not recognized',
    (kind, fix) => {
      const unknown = [
        {},
        null,
        { use: f },
        { handle: f },
        { callback: f },
        { register: f },
        { inject: f },
        { fetch: 'text' },
      ]
      for (const given of unknown) {
        expect(optionsErrorOf(() => assertHandler(given, kind)).issues[0]?.fix).toBe(fix)
      }
    },
  )

  test('an application of Express is a listener of node:http, and not a fetch handler', () => {
    const app = Object.assign(() => {}, { use: f, handle: f })
    expect(() => assertHandler(app, 'node')).not.toThrow()
    expect(() => assertHandler(app, 'fetch')).toThrow('an application of Express or Connect')
  })

  test('a function with a property fetch is a handler, because handlers of h3 have one', () => {
    const handler = Object.assign(() => new Response(), { fetch: f })
    expect(() => assertHandler(handler, 'fetch')).not.toThrow()
  })
})
