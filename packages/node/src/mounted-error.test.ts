import { describe, expect, test } from 'vitest'
import { cors } from './cors.js'
import { readIncomingMessage } from './read-incoming-message.js'
import { stageServerResponse } from './stage-server-response.js'
import { createUnservedResponse } from './head/unwrapped-methods.js'

// Arguments with which hosts call a middleware. `test/wrong-adapter.test.ts` calls the hosts
// themselves.
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

describe('cors in place of its middleware', () => {
  test('cors passes an error with the line to write to next', () => {
    const given: unknown[] = []
    mounted(new HostRequest(), createUnservedResponse(), (error: unknown) => given.push(error))
    expect(given).toEqual([new TypeError(NOT_CALLED)])
  })

  test.each([
    ['a request and a response', [new HostRequest(), createUnservedResponse()], NOT_CALLED],
    ['a context of Koa', [new HostContext(), next], KOA],
  ])('cors throws an error with the line to write if there is no next: %s', (_, args, message) => {
    expect(() => mounted(...args)).toThrow(new TypeError(message))
  })

  test('cors recognizes the mistake by next alone, and the error names the framework if it is known', () => {
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
  ])('cors does not take %s for a request', (_, options) => {
    expect(cors(options as { origin: '*' })).toBeTypeOf('function')
  })
})

describe('a middleware that another host calls', () => {
  test.each([[undefined], [null], [{}], [{ headers: new Headers() }], [new HostContext()]])(
    'readIncomingMessage throws for %o, which is not a request of Node.js',
    (given) => {
      expect(() => readIncomingMessage(given as never)).toThrow(
        /^Cannot apply a CORS policy to .+: this function takes a request of Node\.js\. /,
      )
    },
  )

  test('stageServerResponse throws for a response without writeHead, and does not change it', () => {
    const request = new HostRequest()
    const response = { setHeader(): void {} }
    const outcome = { hostRequest: request, decision: {} }
    expect(() => stageServerResponse(response as never, outcome as never)).toThrow(
      'Cannot apply a CORS policy to a request of Node.js: this function takes a request and a response of Node.js. ',
    )
    expect(Object.getOwnPropertySymbols(response)).toEqual([])
  })

  test('readIncomingMessage reads a request without a method as GET', () => {
    expect(readIncomingMessage({ headers: {} } as never).method).toBe('GET')
  })
})
