import {
  defineHandler,
  fromWebHandler,
  H3,
  type H3Config,
  HTTPError,
  HTTPResponse,
  iterable,
  mockEvent,
  noContent,
  onError,
  onResponse,
  readValidatedBody,
  redirect,
  setCookie,
} from 'h3'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { APP, corsHeaders, EVIL, ownAnswer, pageRequest } from './ask.test-util.ts'
import { cors } from './index.ts'
import { ALLOWED, DENIED, POLICY } from './policy.test-util.ts'
import { createApp, type Handler } from './cors.test-util.ts'

const log = vi.spyOn(console, 'error')

const bytes = new TextEncoder().encode('bytes')

const RETURNED: Readonly<Record<string, Handler>> = {
  'a string': () => 'text',
  'an object': () => ({ a: 1 }),
  'an array': () => [1, 2],
  'a number': () => 42,
  'a bigint': () => 42n,
  'a boolean': () => true,
  'a symbol': () => Symbol('text'),
  null: () => null,
  undefined: () => undefined,
  'a promise': async () => 'later',
  'a Uint8Array': () => bytes,
  'a Blob': () => new Blob(['blob'], { type: 'text/csv' }),
  'a File': () => new File(['file'], 'a b.csv', { type: 'text/csv' }),
  'a stream': () => new Blob(['stream']).stream(),
  'an iterable': () => iterable(['a', 'b']),
  'a Response': () => new Response('text', { status: 418, headers: { 'X-Own': '1' } }),
  'a Response without a body': () => new Response(null, { status: 204 }),
  'an immutable Response': () => Response.redirect('https://api.example.com/b', 303),
  'a fetched Response': () => fetch('data:text/plain,fetched'),
  'an HTTPResponse': () => new HTTPResponse('text', { status: 202, headers: { 'X-Own': '1' } }),
  'a redirect': () => redirect('/b', 307),
  'the result of noContent()': () => noContent(),
  'a value, with a status and headers on the event': (event) => {
    event.res.status = 201
    event.res.statusText = 'Made'
    event.res.headers.set('X-Own', '1')
    setCookie(event, 'a', '1')
    setCookie(event, 'b', '2')
    return { made: true }
  },
  'a Response, with headers on the event': (event) => {
    event.res.headers.set('X-Event', '1')
    return new Response('text', { headers: { 'X-Own': '1' } })
  },
  'the Response of a fetch handler': fromWebHandler(async ({ method }) => new Response(method)),
}

const FAILING: Readonly<Record<string, Handler>> = {
  'an HTTPError': () => {
    throw new HTTPError({
      status: 409,
      statusText: 'Conflict',
      message: 'Sold out',
      data: { a: 1 },
    })
  },
  'an HTTPError with headers': () => {
    throw new HTTPError({ status: 429, headers: { 'Retry-After': '3' } })
  },
  'a rejection': async () => {
    throw new HTTPError('Sold out', { status: 409 })
  },
  'an HTTPError that is returned': () => new HTTPError({ status: 400 }),
  'an Error': () => {
    throw new Error('secret')
  },
  'an Error with a status': () => {
    throw Object.assign(new Error('secret'), { status: 503 })
  },
  'a string': () => {
    throw 'secret'
  },
  undefined: () => {
    throw undefined
  },
  'a Response': () => {
    throw new Response('h3 does not accept it', { status: 418 })
  },
  'headers for errors on the event': (event) => {
    event.res.headers.set('X-Lost', '1')
    event.res.errHeaders.set('X-Kept', '1')
    event.res.errHeaders.append('Set-Cookie', 'a=1')
    event.res.errHeaders.append('Set-Cookie', 'b=2')
    throw new HTTPError({ status: 403, headers: { 'X-Own': '1' } })
  },
  'a body that cannot be read': async (event) => event.req.json(),
  'an invalid body': (event) => readValidatedBody(event, () => false),
}

beforeEach(() => void log.mockReset().mockImplementation(() => {}))

afterEach(() => {
  if (log.mock.lastCall) throw new Error('Something was logged', { cause: log.mock.lastCall })
})

describe.each([
  ['without options', {}],
  ['with debug', { debug: true }],
  ['with onError', { onError: ({ status }) => new Response('mine', { status }) }],
  ['with onError that returns a value', { onError: ({ message }) => ({ message }) }],
  ['with onError that returns nothing', { onError: () => {} }],
  ['with onError that fails', { onError: () => Promise.reject(new HTTPError({ status: 502 })) }],
] satisfies [string, H3Config][])('an app %s', (_, config) => {
  const cases = [
    ...Object.entries(RETURNED).map(([name, handler]) => [`returned ${name}`, handler] as const),
    ...Object.entries(FAILING).map(([name, handler]) => [`thrown: ${name}`, handler] as const),
  ]

  test.each(cases)(
    'known defects 21, 31, 32: the response to a handler has the policy’s headers (%s)',
    async (_name, handler) => {
      for (const method of ['GET', 'HEAD', 'POST']) {
        for (const [origin, headers] of [
          [APP, ALLOWED],
          [EVIL, DENIED],
          [null, DENIED],
        ] as const) {
          const init = { method, ...(method === 'POST' && { body: 'no JSON' }) }
          const ask = (behind: boolean) =>
            createApp(handler, { config, behind }).fetch(pageRequest(origin, '/', init))
          const response = await ask(true)
          expect(corsHeaders(response)).toEqual(headers)
          // With debug, the body has a stack, which contains the place of the call.
          const plain = (text: unknown) => JSON.stringify(text).replace(/\\"stack\\".*?\]/, '')
          expect(plain(await ownAnswer(response))).toBe(plain(await ownAnswer(await ask(false))))
        }
      }
    },
  )
})

describe('hooks of the app', () => {
  test('hooks run once for each request, and onResponse gets the response that is sent', async () => {
    const config = {
      onRequest: vi.fn<() => void>(),
      onError: vi.fn<(error: HTTPError) => void>(),
      onResponse: vi.fn<(response: Response) => void>(({ headers }) => headers.set('X-Late', '1')),
    }
    const failure = new Error('no')
    const app = createApp(() => Promise.reject(failure), { config })
    const response = await app.fetch(pageRequest(APP))
    expect(corsHeaders(response)).toEqual(ALLOWED)
    expect(response.headers.get('X-Late')).toBe('1')
    expect(config.onRequest).toHaveBeenCalledOnce()
    expect(config.onResponse).toHaveBeenCalledExactlyOnceWith(response, expect.anything())
    expect(config.onError).toHaveBeenCalledOnce()
    expect(config.onError.mock.lastCall?.[0]).toMatchObject({ cause: failure, unhandled: true })
  })

  test('an unhandled error is logged once', async () => {
    const app = createApp(() => Promise.reject(new Error('no')), { config: { silent: false } })
    expect((await app.fetch(pageRequest(APP))).status).toBe(500)
    expect(log).toHaveBeenCalledOnce()
    log.mockReset()
  })

  test('middleware within the policy sees errors, and middleware around it sees the response', async () => {
    const seen: string[] = []
    const app = new H3({ silent: true })
    app.use(onResponse(({ status, headers }) => void seen.push(`${status} ${headers.get('Vary')}`)))
    app.use(cors(POLICY))
    app.use(onError(({ message }) => void seen.push(message)))
    app.get('/', () => Promise.reject(new HTTPError({ status: 409, message: 'Sold out' })))
    expect((await app.fetch(pageRequest(APP))).status).toBe(409)
    expect(seen).toEqual(['Sold out', '409 Origin'])
  })
})

test('the middleware answers synchronously if policy and handler are synchronous', () => {
  const app = createApp(() => 'text')
  expect(app.fetch(pageRequest(APP))).toBeInstanceOf(Response)
})

test('the middleware works without an app', async () => {
  const event = mockEvent(pageRequest(APP))
  const response = (await cors(POLICY)(event, () => 'text')) as Response
  expect(corsHeaders(response)).toEqual(ALLOWED)
  const handler = defineHandler({ middleware: [cors(POLICY)], handler: () => 'text' })
  expect(corsHeaders(await handler.fetch(pageRequest(APP)))).toEqual(ALLOWED)
})
