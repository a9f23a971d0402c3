import { describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import { readIncomingMessage } from './read-incoming-message.js'
import { stageServerResponse } from './stage-server-response.js'
import { unserved } from './head/nodes-own.js'

// What hosts call a middleware with. `test/wrong-adapter.test.ts` asks the hosts themselves.
class HostRequest {
  headers = {}
  method = 'GET'
}
class HostContext {
  req = {}
  res = {}
  throw(): void {}
}
const next = (): void => {}

const NOT_CALLED =
  "Cannot use cors as middleware: it makes one. Write app.use(cors({ origin: 'https://app.example.com' }))."
const KOA =
  'Cannot apply a CORS policy to a context of Koa: this function takes options. Write app.use(cors(…)) with cors from @webcors/koa.'

const mounted = cors as (...args: unknown[]) => unknown

describe('app.use(cors)', () => {
  test('a host that takes errors by next gets one that says what to write', () => {
    const given: unknown[] = []
    mounted(new HostRequest(), unserved(), (error: unknown) => given.push(error))
    expect(given).toEqual([new TypeError(NOT_CALLED)])
  })

  test.each([
    ['a request and a response', [new HostRequest(), unserved()], NOT_CALLED],
    ['a context of Koa', [new HostContext(), next], KOA],
  ])('throws what to write in a host that gives no next: %s', (_, args, message) => {
    expect(() => mounted(...args)).toThrow(new TypeError(message))
  })

  test('a context of another framework is named if it is recognized by next alone', () => {
    const errors: unknown[] = []
    mounted({ req: { raw: {} } }, {}, (error: unknown) => errors.push(error))
    mounted('text', undefined, (error: unknown) => errors.push(error))
    expect(errors.map((error) => (error as Error).message)).toEqual([
      'Cannot apply a CORS policy to a context of Hono: this function takes options. Write app.use(cors(…)) with cors from @webcors/hono.',
      'Cannot apply a CORS policy to something else: this function takes options. See https://github.com/webcors/webcors#readme for the package of your server.',
    ])
  })

  test.each([
    ['options', { origin: 'https://app.example.com' }],
    ['options without a prototype', Object.assign(Object.create(null), { origin: '*' })],
    [
      'options of a class of their own',
      new (class {
        origin = '*' as const
      })(),
    ],
  ])('%s are not taken for a request', (_, options) => {
    expect(cors(options as { origin: '*' })).toBeTypeOf('function')
  })
})

describe('a middleware that another host calls', () => {
  test.each([[undefined], [null], [{}], [{ headers: new Headers() }], [new HostContext()]])(
    '%o is not a request of Node.js',
    (given) => {
      expect(() => readIncomingMessage(given as never)).toThrow(
        /^Cannot apply a CORS policy to .+: this function takes a request of Node\.js\. /,
      )
    },
  )

  test('what cannot write a head is not a response of Node.js, and stays as it is', () => {
    const request = new HostRequest()
    const response = { setHeader(): void {} }
    const outcome = { hostRequest: request, decision: {} }
    expect(() => stageServerResponse(response as never, outcome as never)).toThrow(
      'Cannot apply a CORS policy to a request of Node.js: this function takes a request and a response of Node.js. ',
    )
    expect(Object.getOwnPropertySymbols(response)).toEqual([])
  })

  test('a request without a method is a GET', () => {
    expect(readIncomingMessage({ headers: {} } as never).method).toBe('GET')
  })
})
