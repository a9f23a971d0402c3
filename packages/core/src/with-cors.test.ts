import { describe, expect, test, vi } from 'vitest'
import {
  type CorsDecision,
  type CorsOptions,
  CorsOptionsError,
  type CorsPolicy,
  createCors,
  withCors,
} from './index.js'
import {
  APP,
  CORS_HEADERS,
  corsHeaders,
  EVIL,
  fetchPreflight,
  fetchRequest,
  optionsErrorOf,
} from './policy.test-util.js'

const OTHER = 'https://other.example.com'
const LISTED = { origin: [APP, OTHER], exposedHeaders: ['ETag'] } as const satisfies CorsOptions
const ALLOWED = {
  'access-control-allow-origin': APP,
  'access-control-expose-headers': 'ETag',
  vary: 'Origin',
}
const DENIED = { vary: 'Origin' }

type Answer = Response | Promise<Response>

/** The answer of a wrapped handler that has to be there at once. */
function now(answer: Answer): Response {
  if (answer instanceof Promise) throw new Error('The answer is a promise')
  return answer
}

/** The answer of one that answers at once with this, to this origin. */
function answerTo(
  origin: string | null,
  response: Response,
  options: CorsOptions = LISTED,
): Response {
  return now(withCors(() => response, options)(fetchRequest(origin)))
}

/** What the platform does not let one make. */
function standIn(properties: object): Response {
  return properties as Response
}

describe('the response', () => {
  test.each<readonly [name: string, make: () => Response, status: number]>([
    ['a plain one', () => new Response('hi'), 200],
    ['one without a body', () => new Response(null, { status: 204 }), 204],
    ['a 404', () => new Response('?', { status: 404 }), 404],
    ['a 401', () => new Response('?', { status: 401 }), 401],
    ['a 500', () => new Response('?', { status: 500 }), 500],
    ['a redirect', () => Response.redirect('https://api.example.com/b', 307), 307],
    ['a 304', () => new Response(null, { status: 304 }), 304],
    ['JSON', () => Response.json({ a: 1 }), 200],
  ])('pitfall 21: %s from an allowed origin, one that is not, and none', (_, make, status) => {
    for (const [origin, headers] of [
      [APP, ALLOWED],
      [EVIL, DENIED],
      [null, DENIED],
    ] as const) {
      const response = answerTo(origin, make())
      expect(response.status).toBe(status)
      expect(corsHeaders(response)).toEqual(headers)
    }
  })

  test('is the handler’s own object where its headers can be changed', () => {
    const response = new Response('hi', { headers: { 'X-Own': '1' } })
    expect(answerTo(APP, response)).toBe(response)
    expect(response.headers.get('X-Own')).toBe('1')
  })

  test('its status, its text and its other headers stay', async () => {
    const headers = new Headers({ 'Content-Type': 'text/x-own', ETag: '"1"', 'X-Own': 'a, b' })
    for (const freeze of [false, true]) {
      const response = new Response('body', { status: 418, statusText: 'Short And Stout', headers })
      const answer = answerTo(APP, freeze ? Object.freeze(response) : response)
      expect(answer.status).toBe(418)
      expect(answer.statusText).toBe('Short And Stout')
      for (const [name, value] of headers) expect(answer.headers.get(name)).toBe(value)
      expect(await answer.text()).toBe('body')
    }
  })

  test('pitfall 32: every Set-Cookie line stays a line of its own', () => {
    const lines = ['a=1; Path=/', 'b=2; Expires=Wed, 21 Oct 2026 07:28:00 GMT', 'a=3']
    const make = (): Response => {
      const response = new Response(null)
      for (const line of lines) response.headers.append('Set-Cookie', line)
      return response
    }
    expect(answerTo(APP, make()).headers.getSetCookie()).toEqual(lines)
    expect(answerTo(EVIL, make()).headers.getSetCookie()).toEqual(lines)
    const shared = make()
    const handler = withCors(() => shared, LISTED)
    expect(now(handler(fetchRequest(APP))).headers.getSetCookie()).toEqual(lines)
    expect(now(handler(fetchRequest(OTHER))).headers.getSetCookie()).toEqual(lines)
    expect(answerTo(APP, Object.freeze(make())).headers.getSetCookie()).toEqual(lines)
  })

  test('pitfall 32: a stream is not read, whether the response is copied or not', async () => {
    for (const freeze of [false, true]) {
      let pulls = 0
      const body = new ReadableStream<Uint8Array>(
        {
          pull(controller) {
            pulls++
            controller.enqueue(new Uint8Array([pulls]))
            if (pulls === 3) controller.close()
          },
        },
        { highWaterMark: 0 },
      )
      const response = new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
      const answer = answerTo(APP, freeze ? Object.freeze(response) : response)
      await Promise.resolve()
      expect(pulls).toBe(0)
      expect(answer.bodyUsed).toBe(false)
      expect(new Uint8Array(await answer.arrayBuffer())).toEqual(new Uint8Array([1, 2, 3]))
      expect(pulls).toBe(3)
    }
  })

  test('a body that is used up already is passed on with its headers right', () => {
    const response = new Response('hi')
    void response.text()
    expect(corsHeaders(answerTo(APP, response))).toEqual(ALLOWED)
  })
})

describe('pitfall 31: responses that cannot be changed', () => {
  test('a redirect is copied, with its Location', () => {
    const answer = answerTo(APP, Response.redirect('https://api.example.com/b', 301))
    expect(answer.status).toBe(301)
    expect(answer.headers.get('Location')).toBe('https://api.example.com/b')
    expect(corsHeaders(answer)).toEqual(ALLOWED)
  })

  test('a fetched one is copied, with its body', async () => {
    const fetched = await fetch('data:text/x-own,fetched')
    expect(() => fetched.headers.set('X-A', '1')).toThrow(TypeError)
    const answer = answerTo(APP, fetched)
    expect(answer.headers.get('Content-Type')).toBe('text/x-own')
    expect(corsHeaders(answer)).toEqual(ALLOWED)
    expect(await answer.text()).toBe('fetched')
  })

  test('a fetched one whose body is used up passes untouched, and nothing throws', async () => {
    const fetched = await fetch('data:,fetched')
    await fetched.text()
    expect(answerTo(APP, fetched)).toBe(fetched)
  })

  test('a network error passes untouched', () => {
    const error = Response.error()
    expect(answerTo(APP, error)).toBe(error)
    expect(answerTo(EVIL, error)).toBe(error)
    expect(corsHeaders(error)).toEqual({})
  })

  test('a switch of protocols passes untouched', () => {
    const headers = new Headers({ Upgrade: 'websocket' })
    const upgrade = standIn({ status: 101, headers, body: null, webSocket: {} })
    expect(answerTo(APP, upgrade)).toBe(upgrade)
    expect(answerTo(EVIL, upgrade)).toBe(upgrade)
    expect([...headers]).toEqual([['upgrade', 'websocket']])
  })

  test('a frozen one gets its headers', () => {
    expect(corsHeaders(answerTo(APP, Object.freeze(new Response('hi'))))).toEqual(ALLOWED)
    expect(corsHeaders(answerTo(EVIL, Object.freeze(new Response('hi'))))).toEqual(DENIED)
  })

  test('one of another kind that has headers gets them', () => {
    const headers = new Headers({ 'X-Own': '1' })
    const answer = answerTo(APP, standIn({ status: 200, headers, body: null }))
    expect(corsHeaders(answer)).toEqual(ALLOWED)
    expect(answer.headers.get('X-Own')).toBe('1')
  })
})

describe('what is no response is for the host to judge', () => {
  test.each<readonly [unknown]>([
    [undefined],
    [null],
    [0],
    [false],
    ['hi'],
    [{}],
    [{ status: 200, body: 'hi' }],
    [Symbol.for('no response')],
  ])('%s passes through', (value) => {
    const handler = withCors((() => value) as () => Response, LISTED)
    expect(handler(fetchRequest(APP))).toBe(value)
    expect(handler(fetchRequest(EVIL))).toBe(value)
  })

  test.each<readonly [unknown]>([[undefined], [null], ['hi'], [{}]])(
    '%s later, too',
    async (value) => {
      const handler = withCors((() => Promise.resolve(value)) as () => Promise<Response>, LISTED)
      expect(await handler(fetchRequest(APP))).toBe(value)
    },
  )
})

describe('the policy owns the CORS headers', () => {
  const upstream = (): Response =>
    new Response('hi', {
      headers: [
        ['Access-Control-Allow-Origin', '*'],
        ['Access-Control-Allow-Origin', EVIL],
        ['Access-Control-Allow-Credentials', 'true'],
        ['Access-Control-Expose-Headers', '*'],
        ['Access-Control-Allow-Methods', 'PUT'],
        ['Access-Control-Allow-Headers', 'X-A'],
        ['Access-Control-Max-Age', '1'],
        ['X-Own', '1'],
      ],
    })

  test('pitfall 28: what an upstream set is replaced, and nothing is there twice', () => {
    const answer = answerTo(APP, upstream())
    expect(corsHeaders(answer)).toEqual(ALLOWED)
    expect(answer.headers.get('X-Own')).toBe('1')
  })

  test.each([EVIL, 'null', 'nonsense', '', null])(
    'pitfall 29: from %j, what an upstream allows is taken away',
    (origin) => {
      const answer = answerTo(origin, upstream())
      for (const name of CORS_HEADERS) expect(answer.headers.has(name)).toBe(false)
      expect(answer.headers.get('Vary')).toBe('Origin')
      expect(answer.headers.get('X-Own')).toBe('1')
    },
  )

  test('pitfall 29: the same where the upstream’s response cannot be changed', async () => {
    // Stands in for a proxied upstream; Node's `fetch` makes the headers of its answers immutable.
    const frozen = Object.freeze(upstream())
    expect(corsHeaders(answerTo(EVIL, frozen))).toEqual(DENIED)
    const fetched = await fetch('data:,hi')
    expect(corsHeaders(answerTo(EVIL, fetched))).toEqual(DENIED)
  })

  test('a policy that allows any origin replaces them too', () => {
    expect(corsHeaders(answerTo(EVIL, upstream(), { origin: '*' }))).toEqual({
      'access-control-allow-origin': '*',
    })
    expect(corsHeaders(answerTo(null, upstream(), { origin: '*' }))).toEqual({
      'access-control-allow-origin': '*',
    })
  })

  test('Timing-Allow-Origin is the handler’s, unless the policy sends it', () => {
    const own = (): Response => new Response('', { headers: { 'Timing-Allow-Origin': '*' } })
    const timed: CorsOptions = { origin: APP, timingAllowOrigin: true }
    expect(answerTo(APP, own()).headers.get('Timing-Allow-Origin')).toBe('*')
    expect(answerTo(APP, own(), timed).headers.get('Timing-Allow-Origin')).toBe(APP)
    expect(answerTo(EVIL, own(), timed).headers.get('Timing-Allow-Origin')).toBeNull()
    expect(answerTo(null, own(), timed).headers.get('Timing-Allow-Origin')).toBeNull()
    expect(answerTo(EVIL, Object.freeze(own()), timed).headers.has('Timing-Allow-Origin')).toBe(
      false,
    )
  })
})

describe('pitfall 23: Vary is merged into what the handler set', () => {
  test.each([
    [undefined, 'Origin'],
    ['Accept-Encoding', 'Accept-Encoding, Origin'],
    ['origin', 'origin'],
    ['Accept, ORIGIN', 'Accept, ORIGIN'],
    ['*', '*'],
    ['Accept, *', 'Accept, *'],
    ['X-Origin', 'X-Origin, Origin'],
  ])('%j becomes %j', (own, merged) => {
    for (const origin of [APP, EVIL, null]) {
      const headers: Record<string, string> = own === undefined ? {} : { Vary: own }
      expect(answerTo(origin, new Response('', { headers })).headers.get('Vary')).toBe(merged)
      const frozen = Object.freeze(new Response('', { headers }))
      expect(answerTo(origin, frozen).headers.get('Vary')).toBe(merged)
    }
  })

  test('pitfall 24: two lines of it become one list', () => {
    const response = new Response('')
    response.headers.append('Vary', 'Accept')
    response.headers.append('Vary', 'Accept-Encoding')
    expect(answerTo(APP, response).headers.get('Vary')).toBe('Accept, Accept-Encoding, Origin')
  })

  test('pitfall 27: a policy that allows any origin leaves it alone', () => {
    const own = new Response('', { headers: { Vary: 'Accept' } })
    expect(answerTo(APP, own, { origin: '*' }).headers.get('Vary')).toBe('Accept')
    expect(answerTo(APP, new Response(''), { origin: '*' }).headers.has('Vary')).toBe(false)
  })
})

describe('pitfall 30: one Response object, returned for several requests', () => {
  test('each gets its own headers, and none has another’s', () => {
    const shared = new Response(null, { headers: { Vary: 'Accept', 'X-Own': '1' } })
    const handler = withCors(() => shared, LISTED)
    const answers = [APP, OTHER, EVIL, APP, null].map((origin) =>
      now(handler(fetchRequest(origin))),
    )
    expect(answers.map(({ headers }) => headers.get('Access-Control-Allow-Origin'))).toEqual([
      APP,
      OTHER,
      null,
      APP,
      null,
    ])
    for (const { headers } of answers) {
      expect(headers.get('Vary')).toBe('Accept, Origin')
      expect(headers.get('X-Own')).toBe('1')
    }
  })

  test('the first answer keeps its headers while the others are made', () => {
    const shared = new Response(null)
    const handler = withCors(() => shared, LISTED)
    const first = now(handler(fetchRequest(EVIL)))
    const second = now(handler(fetchRequest(APP)))
    expect(corsHeaders(first)).toEqual(DENIED)
    expect(corsHeaders(second)).toEqual(ALLOWED)
  })

  test('with a body, too, and none of its uses throws', () => {
    const shared = new Response('once')
    const handler = withCors(() => shared, LISTED)
    expect(corsHeaders(now(handler(fetchRequest(APP))))).toEqual(ALLOWED)
    expect(corsHeaders(now(handler(fetchRequest(OTHER))))).toEqual({
      ...ALLOWED,
      'access-control-allow-origin': OTHER,
    })
    expect(corsHeaders(now(handler(fetchRequest(EVIL))))).toEqual(DENIED)
  })

  test('with a body that was read in between', async () => {
    const shared = new Response('once')
    const handler = withCors(() => shared, LISTED)
    expect(await now(handler(fetchRequest(APP))).text()).toBe('once')
    const second = now(handler(fetchRequest(EVIL)))
    expect(corsHeaders(second)).toEqual(DENIED)
  })

  test('under two policies, nothing of the first stays', () => {
    const shared = new Response(null)
    const timed = createCors({
      origin: APP,
      credentials: true,
      exposedHeaders: ['ETag'],
      timingAllowOrigin: true,
    })
    const plain = createCors({ origin: OTHER })
    const handler = withCors(
      () => shared,
      (request) => (request.headers.get('Origin') === APP ? timed : plain),
    )
    expect(corsHeaders(now(handler(fetchRequest(APP))))).toEqual({
      'access-control-allow-credentials': 'true',
      'access-control-allow-origin': APP,
      'access-control-expose-headers': 'ETag',
      'timing-allow-origin': APP,
      vary: 'Origin',
    })
    expect(corsHeaders(now(handler(fetchRequest(OTHER))))).toEqual({
      'access-control-allow-origin': OTHER,
      vary: 'Origin',
    })
    expect(corsHeaders(now(handler(fetchRequest(EVIL))))).toEqual(DENIED)
  })

  test('a thrown one, too', () => {
    const shared = new Response(null, { status: 302 })
    const handler = withCors((): Response => {
      throw shared
    }, LISTED)
    const answers = [APP, OTHER].map((origin) => now(handler(fetchRequest(origin))))
    expect(answers.map(({ headers }) => headers.get('Access-Control-Allow-Origin'))).toEqual([
      APP,
      OTHER,
    ])
  })
})

describe('preflights', () => {
  test('pitfall 17: they are answered without the handler', async () => {
    const handler = vi.fn<() => Response>(() => new Response('hi'))
    const wrapped = withCors(handler, LISTED)
    const allowed = now(wrapped(fetchPreflight(APP, 'PUT', 'x-a')))
    expect(allowed.status).toBe(204)
    expect(await allowed.text()).toBe('')
    expect(corsHeaders(allowed)).toMatchObject({
      'access-control-allow-origin': APP,
      'access-control-max-age': '7200',
      vary: 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers',
    })
    expect(allowed.headers.get('Access-Control-Allow-Headers')).toContain('x-a')
    expect(handler).not.toHaveBeenCalled()
  })

  test('pitfall 15: one that is denied does not reach the handler either', () => {
    const handler = vi.fn<() => Response>(() => new Response('hi'))
    const denied = now(withCors(handler, LISTED)(fetchPreflight(EVIL, 'PUT')))
    expect(denied.status).toBe(403)
    expect([...denied.headers]).toEqual([['vary', 'Origin']])
    expect(handler).not.toHaveBeenCalled()
    const timed = withCors(handler, { origin: APP, timingAllowOrigin: true, credentials: true })
    expect([...now(timed(fetchPreflight(EVIL))).headers]).toEqual([['vary', 'Origin']])
  })

  test('the answer has no header but those of CORS, and none that is empty', () => {
    const options: CorsOptions = { origin: '*', methods: [], allowedHeaders: [] }
    const answer = now(withCors(() => new Response(), options)(fetchPreflight(APP)))
    expect([...answer.headers]).toEqual([
      ['access-control-allow-methods', 'GET, HEAD, POST'],
      ['access-control-allow-origin', '*'],
      ['access-control-max-age', '7200'],
    ])
  })

  test('the status can be 200, and the body is empty still', async () => {
    const options: CorsOptions = { ...LISTED, preflightStatus: 200 }
    const answer = now(withCors(() => new Response('hi'), options)(fetchPreflight(APP)))
    expect(answer.status).toBe(200)
    expect(answer.body).toBeNull()
  })

  test('each answer is an object of its own', () => {
    const handler = withCors(() => new Response(), { origin: '*', methods: [], allowedHeaders: [] })
    const first = now(handler(fetchPreflight(APP)))
    first.headers.set('X-Evil', '1')
    expect(now(handler(fetchPreflight(APP))).headers.has('X-Evil')).toBe(false)
  })

  test.each([
    ['without Access-Control-Request-Method', fetchRequest(APP, { method: 'OPTIONS' })],
    [
      'without Origin',
      fetchRequest(null, {
        method: 'OPTIONS',
        headers: { 'Access-Control-Request-Method': 'PUT' },
      }),
    ],
  ])('pitfall 14: OPTIONS %s reaches the handler', async (_, request) => {
    const handler = withCors(() => new Response('own', { headers: { Allow: 'GET' } }), LISTED)
    const answer = now(handler(request))
    expect(await answer.text()).toBe('own')
    expect(answer.headers.get('Allow')).toBe('GET')
    expect(answer.headers.get('Vary')).toBe('Origin')
  })
})

describe('cross-origin protection', () => {
  const options: CorsOptions = { origin: APP, crossOriginProtection: true }
  const post = (origin: string | null, headers = {}, url?: string): Request =>
    fetchRequest(origin, { method: 'POST', headers, ...(url === undefined ? {} : { url }) })

  test('refuses before the handler runs', () => {
    const handler = vi.fn<() => Response>(() => new Response())
    const answer = now(withCors(handler, options)(post(EVIL)))
    expect(answer.status).toBe(403)
    expect([...answer.headers]).toEqual([['vary', 'Origin']])
    const metadata = { 'Sec-Fetch-Site': 'cross-site' }
    expect(now(withCors(handler, options)(post(null, metadata))).status).toBe(403)
    expect(handler).not.toHaveBeenCalled()
  })

  test('compares with the host that the request was sent to', () => {
    const handler = withCors(() => new Response(), options)
    expect(now(handler(post('https://api.example.com'))).status).toBe(200)
    expect(now(handler(post('http://api.example.com'))).status).toBe(200)
    expect(now(handler(post('https://api.example.com:8443'))).status).toBe(403)
    const url = 'http://localhost:3000/things'
    expect(now(handler(post('http://localhost:3000', {}, url))).status).toBe(200)
    expect(now(handler(post('http://localhost:3001', {}, url))).status).toBe(403)
  })

  test('lets the allowed pass, with their headers', () => {
    const answer = now(withCors(() => new Response(), options)(post(APP)))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(APP)
  })
})

describe('errors', () => {
  const boom = new Error('boom')
  const fails: readonly (readonly [how: string, handler: (request: Request) => Answer])[] = [
    [
      'throws',
      () => {
        throw boom
      },
    ],
    ['rejects', () => Promise.reject(boom)],
  ]

  test.each(fails)('without onError, what a handler %s is passed on', async (_, handler) => {
    await expect(async () => withCors(handler, LISTED)(fetchRequest(APP))).rejects.toBe(boom)
    await expect(async () => withCors(handler)(fetchRequest(EVIL))).rejects.toBe(boom)
  })

  test('what is thrown at once is thrown at once', () => {
    const handler = (): Response => {
      throw boom
    }
    expect(() => withCors(handler, LISTED)(fetchRequest(APP))).toThrow(boom)
  })

  test.each(fails)(
    'pitfall 21: what onError makes of it gets the headers: a handler %s',
    async (_, handler) => {
      const seen: unknown[][] = []
      const onError = (...args: unknown[]): Response => {
        seen.push(args)
        return new Response('sorry', { status: 500, headers: { Vary: 'Accept' } })
      }
      const wrapped = withCors(handler, LISTED, { onError })
      const request = fetchRequest(APP)
      const answer = await wrapped(request)
      expect(answer.status).toBe(500)
      expect(corsHeaders(answer)).toEqual({ ...ALLOWED, vary: 'Accept, Origin' })
      expect(seen).toEqual([[boom, request]])
      expect(seen[0]?.[1]).toBe(request)
      expect(corsHeaders(await wrapped(fetchRequest(EVIL)))).toEqual({ vary: 'Accept, Origin' })
    },
  )

  test.each(fails)('what onError makes later, too: a handler %s', async (_, handler) => {
    const onError = async (): Promise<Response> => new Response('sorry', { status: 503 })
    const answer = await withCors(handler, LISTED, { onError })(fetchRequest(APP))
    expect(answer.status).toBe(503)
    expect(corsHeaders(answer)).toEqual(ALLOWED)
  })

  test.each(fails)('undefined passes the error on: a handler %s', async (_, handler) => {
    for (const onError of [() => undefined, async () => undefined]) {
      const wrapped = withCors(handler, LISTED, { onError })
      await expect(async () => wrapped(fetchRequest(APP))).rejects.toBe(boom)
    }
  })

  test.each(fails)(
    'an onError that fails passes its own error on: a handler %s',
    async (_, handler) => {
      const worse = new Error('worse')
      for (const onError of [
        () => {
          throw worse
        },
        () => Promise.reject(worse),
      ]) {
        const wrapped = withCors(handler, LISTED, { onError })
        await expect(async () => wrapped(fetchRequest(APP))).rejects.toBe(worse)
      }
    },
  )

  test.each([
    [
      'throws',
      () => {
        throw new Response('stop', { status: 302, headers: { Location: '/login' } })
      },
    ],
    [
      'rejects with',
      () => Promise.reject(new Response('stop', { status: 302, headers: { Location: '/login' } })),
    ],
  ] as readonly (readonly [string, () => Answer])[])(
    'pitfall 22: a Response that a handler %s is returned, with its headers',
    async (_, handler) => {
      const onError = vi.fn<() => Response>(() => new Response('no'))
      const answer = await withCors(handler, LISTED, { onError })(fetchRequest(APP))
      expect(answer.status).toBe(302)
      expect(answer.headers.get('Location')).toBe('/login')
      expect(corsHeaders(answer)).toEqual(ALLOWED)
      expect(onError).not.toHaveBeenCalled()
      expect(corsHeaders(await withCors(handler, LISTED)(fetchRequest(EVIL)))).toEqual(DENIED)
    },
  )

  test('pitfall 30: the error that was thrown stays as it was', async () => {
    const error = Object.freeze(Object.assign(new Error('no'), { headers: Object.freeze({}) }))
    const onError = (): Response => new Response('', { status: 500 })
    const handler = (): Response => {
      throw error
    }
    const wrapped = withCors(handler, LISTED, { onError })
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(ALLOWED)
    expect(Reflect.ownKeys(error.headers)).toEqual([])
  })

  test('where no policy is selected, errors are turned into responses all the same', async () => {
    const onError = (): Response => new Response('', { status: 500 })
    for (const [, handler] of fails) {
      const answer = await withCors(handler, () => undefined, { onError })(fetchRequest(APP))
      expect(answer.status).toBe(500)
      expect(corsHeaders(answer)).toEqual({})
    }
  })
})

describe('what is synchronous stays so', () => {
  const sync = (): Response => new Response()
  const async = async (): Promise<Response> => new Response()
  const asked = createCors({ origin: async () => true })
  const listed = createCors(LISTED)

  test.each<readonly [name: string, answer: () => Answer, later: boolean]>([
    ['handler and policy', () => withCors(sync, LISTED)(fetchRequest(APP)), false],
    [
      'handler, and a predicate',
      () => withCors(sync, { origin: () => true })(fetchRequest(APP)),
      false,
    ],
    ['handler, and a selection', () => withCors(sync, () => listed)(fetchRequest(APP)), false],
    ['handler, and no policy', () => withCors(sync, () => undefined)(fetchRequest(APP)), false],
    ['preflight', () => withCors(async, LISTED)(fetchPreflight(APP)), false],
    ['a handler that answers later', () => withCors(async, LISTED)(fetchRequest(APP)), true],
    ['a predicate that does', () => withCors(sync, asked)(fetchRequest(APP)), true],
    ['a preflight with that', () => withCors(sync, asked)(fetchPreflight(APP)), true],
    ['a selection that does', () => withCors(sync, async () => listed)(fetchRequest(APP)), true],
    [
      'a selection that answers nothing later',
      () => withCors(sync, async () => undefined)(fetchRequest(APP)),
      true,
    ],
  ])('%s: %#', async (_, run, later) => {
    const answer = run()
    expect(answer instanceof Promise).toBe(later)
    expect((await answer).status).toBeLessThan(300)
  })
})

describe('the handler', () => {
  test('gets its arguments and its `this`', async () => {
    const seen: unknown[] = []
    const server = {
      fetch: withCors(function (this: unknown, request: Request, env: { a: number }, ctx: string) {
        seen.push(this, request, env, ctx)
        return new Response()
      }, LISTED),
    }
    const request = fetchRequest(APP)
    const env = { a: 1 }
    await server.fetch(request, env, 'ctx')
    expect(seen).toHaveLength(4)
    expect(seen[0]).toBe(server)
    expect(seen[1]).toBe(request)
    expect(seen[2]).toBe(env)
    expect(seen[3]).toBe('ctx')
  })

  test('onError and a selection get the arguments, too', async () => {
    const seen: unknown[][] = []
    const policy = createCors(LISTED)
    const wrapped = withCors(
      (_request: Request, env: { name: string }): Response => {
        throw env
      },
      (...args) => {
        seen.push(args)
        return policy
      },
      {
        onError: (...args) => {
          seen.push(args)
          return new Response()
        },
      },
    )
    const request = fetchRequest(APP)
    const env = { name: 'env' }
    await wrapped(request, env)
    expect(seen).toEqual([
      [request, env],
      [env, request, env],
    ])
  })

  test('is wrapped in a function that declares two parameters, for Deno hands over no more than are declared', () => {
    expect(withCors(() => new Response())).toHaveLength(2)
    expect(withCors((request: Request) => new Response(request.url), LISTED)).toHaveLength(2)
  })

  test('runs once, whatever becomes of its response', async () => {
    const shared = new Response('once')
    const handler = vi.fn<() => Response>(() => shared)
    const wrapped = withCors(handler, LISTED)
    await wrapped(fetchRequest(APP))
    await wrapped(fetchRequest(OTHER))
    await wrapped(fetchRequest(EVIL))
    expect(handler).toHaveBeenCalledTimes(3)
  })

  test.each<readonly [unknown]>([
    [undefined],
    [null],
    ['handler'],
    [{}],
    [new Response()],
    [LISTED],
  ])('has to be a function, not %s', (handler) => {
    const { issues } = optionsErrorOf(() => withCors(handler as () => Response, LISTED))
    expect(issues).toMatchObject([{ code: 'handler-invalid', path: [] }])
    expect(issues[0]?.value).toBe(handler)
  })
})

describe('where the policy comes from', () => {
  test('no second argument is the public policy', async () => {
    const wrapped = withCors(() => new Response('', { headers: { Vary: 'Accept' } }))
    for (const origin of [APP, EVIL, 'null', null]) {
      expect(corsHeaders(await wrapped(fetchRequest(origin)))).toEqual({
        'access-control-allow-origin': '*',
        vary: 'Accept',
      })
    }
    const answer = await wrapped(fetchPreflight(EVIL, 'PUT', 'authorization,x-a'))
    expect(answer.status).toBe(204)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('*')
    expect(answer.headers.get('Access-Control-Allow-Credentials')).toBeNull()
    expect(answer.headers.get('Access-Control-Allow-Headers')).toMatch(/authorization/i)
  })

  test.each<readonly [source: unknown, code: string]>([
    [undefined, 'options-invalid'],
    [null, 'options-invalid'],
    ['*', 'options-invalid'],
    [APP, 'options-invalid'],
    [[APP], 'options-invalid'],
    [true, 'options-invalid'],
    [{}, 'origin-missing'],
    [{ origin: undefined }, 'origin-missing'],
    [{ origin: '' }, 'origin-missing'],
    [{ decide: true }, 'option-unknown'],
  ])('pitfall 3: a second argument that says nothing is refused: %j', (source, code) => {
    const handler = (): Response => new Response()
    const { issues } = optionsErrorOf(() => withCors(handler, source as CorsOptions))
    expect(issues.map((issue) => issue.code)).toContain(code)
  })

  test('a policy, whose later configuration counts', () => {
    const policy = createCors({ origin: APP })
    const wrapped = withCors(() => new Response(), policy)
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toMatchObject({
      'access-control-allow-origin': APP,
    })
    policy.reconfigure({ origin: OTHER })
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toEqual(DENIED)
  })

  test('a policy of another copy of this package', () => {
    const { decide, report } = createCors(LISTED) // oxlint-disable-line typescript/unbound-method
    const wrapped = withCors(() => new Response(), { decide, report } as unknown as CorsPolicy)
    expect(corsHeaders(now(wrapped(fetchRequest(APP))))).toEqual(ALLOWED)
  })

  test('a function, for each request', async () => {
    const one = createCors({ origin: APP })
    const two = createCors({ origin: OTHER })
    for (const select of [
      (request: Request) => (request.url.endsWith('/one') ? one : two),
      async (request: Request) => (request.url.endsWith('/one') ? one : two),
    ]) {
      const wrapped = withCors(() => new Response(), select)
      for (const [path, origin, allowed] of [
        ['one', APP, true],
        ['one', OTHER, false],
        ['two', APP, false],
        ['two', OTHER, true],
      ] as const) {
        const url = `https://api.example.com/${path}`
        const answer = await wrapped(fetchRequest(origin, { url }))
        expect(answer.headers.has('Access-Control-Allow-Origin')).toBe(allowed)
        const asked = await wrapped(new Request(url, fetchPreflight(origin)))
        expect(asked.status).toBe(allowed ? 204 : 403)
      }
    }
  })

  test.each([() => undefined, async () => undefined])(
    'undefined selects none: the handler does as it likes, preflights included',
    async (select) => {
      const own = {
        'access-control-allow-origin': '*',
        vary: 'Accept',
      }
      const handler = vi.fn<() => Response>(() => new Response('own', { headers: own }))
      const wrapped = withCors(handler, select)
      expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(own)
      expect(corsHeaders(await wrapped(fetchPreflight(APP)))).toEqual(own)
      expect(handler).toHaveBeenCalledTimes(2)
    },
  )

  const boom = new Error('boom')
  const noPolicy = (value: unknown) => (): CorsPolicy => value as CorsPolicy
  test.each<readonly [what: string, select: () => CorsPolicy | Promise<CorsPolicy>]>([
    [
      'throws',
      () => {
        throw boom
      },
    ],
    ['rejects', () => Promise.reject(boom)],
    ['answers null', noPolicy(null)],
    ['answers options', noPolicy({ origin: '*' })],
    ['answers true', noPolicy(true)],
    ['answers "*"', noPolicy('*')],
    ['answers options later', async () => noPolicy({ origin: '*' })()],
    [
      'answers a thenable that throws',
      noPolicy(
        Object.assign(Promise.resolve(), {
          // oxlint-disable-next-line unicorn/no-thenable -- Hostile.
          then: () => {
            throw boom
          },
        }),
      ),
    ],
  ])('an error in it denies, and is told: one that %s', async (_, select) => {
    const told: CorsDecision[] = []
    const handler = vi.fn<() => Response>(
      () => new Response('hi', { headers: { 'Access-Control-Allow-Origin': '*' } }),
    )
    const wrapped = withCors(handler, select, {
      onDecision: (decision) => void told.push(decision),
    })

    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
    expect(corsHeaders(await wrapped(fetchRequest(null)))).toEqual(DENIED)
    expect(handler).toHaveBeenCalledTimes(2)

    const answer = await wrapped(fetchPreflight(APP))
    expect(answer.status).toBe(403)
    expect([...answer.headers]).toEqual([['vary', 'Origin']])
    expect(handler).toHaveBeenCalledTimes(2)

    expect(told.map(({ kind, allowed, reason }) => [kind, allowed, reason])).toEqual([
      ['actual', false, 'selection-failed'],
      ['non-cors', false, 'selection-failed'],
      ['preflight', false, 'selection-failed'],
    ])
    for (const { error } of told) expect(error).toBeInstanceOf(Error)
    for (const decision of told) expect(Object.isFrozen(decision)).toBe(true)
  })

  test('the error that is told is the one that was thrown, or says what was selected', async () => {
    const errors: unknown[] = []
    const onDecision = ({ error }: CorsDecision): void => void errors.push(error)
    const handler = (): Response => new Response()
    await withCors(handler, () => Promise.reject(boom), { onDecision })(fetchRequest(APP))
    await withCors(handler, noPolicy(42), { onDecision })(fetchRequest(APP))
    expect(errors[0]).toBe(boom)
    expect(errors[1]).toBeInstanceOf(TypeError)
    expect(errors[1]).not.toBeInstanceOf(CorsOptionsError)
    expect(String(errors[1])).toContain('42')
  })

  test('a hook that throws while it is told changes nothing', async () => {
    const onDecision = (): never => {
      throw boom
    }
    const wrapped = withCors(() => new Response(), noPolicy(null), { onDecision })
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('without a hook it denies in silence', async () => {
    const wrapped = withCors(() => new Response(), noPolicy(null))
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('the hook of the wrapper is not told of what the policy tells its own', async () => {
    const own = vi.fn<(decision: CorsDecision) => void>()
    const wrappers = vi.fn<(decision: CorsDecision) => void>()
    const policy = createCors({ origin: APP, onDecision: own })
    for (const source of [policy, { origin: APP, onDecision: own }, () => policy] as const) {
      await withCors(() => new Response(), source, { onDecision: wrappers })(fetchRequest(APP))
    }
    expect(own).toHaveBeenCalledTimes(3)
    expect(wrappers).not.toHaveBeenCalled()
  })
})

describe('policies are not stacked', () => {
  const handler = (): Response => new Response('hi')

  test('a handler that is wrapped already is refused', () => {
    for (const wrapped of [
      withCors(handler),
      withCors(handler, LISTED),
      withCors(handler, () => undefined),
    ]) {
      const { issues } = optionsErrorOf(() => withCors(wrapped, LISTED))
      expect(issues).toMatchObject([{ code: 'handler-wrapped', path: [] }])
    }
  })

  test('one that is wrapped can be used twice, but for that', () => {
    const wrapped = withCors(handler, LISTED)
    expect(withCors(handler, LISTED)).not.toBe(wrapped)
    expect(Object.keys(wrapped)).toEqual([])
  })

  /** A handler that is wrapped where the start cannot see it. */
  const nested = (outer: CorsOptions, inner: CorsOptions) => {
    const told: CorsDecision[] = []
    const onDecision = (decision: CorsDecision): void => void told.push(decision)
    const wrapped = withCors(handler, inner)
    const around = withCors((request: Request) => wrapped(request), {
      ...outer,
      onDecision,
    } as CorsOptions)
    return { told, answer: (request: Request): Response => now(around(request)) }
  }

  test('both allow: the outer one speaks, and it is reported', () => {
    const { told, answer } = nested(LISTED, {
      origin: APP,
      exposedHeaders: ['X-Inner'],
      credentials: true,
    })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(ALLOWED)
    expect(told.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [true, null],
      [true, 'nested-policy'],
    ])
  })

  test('the inner one can deny', () => {
    const { told, answer } = nested(LISTED, { origin: OTHER })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(DENIED)
    expect(told.map(({ allowed, reason }) => [allowed, reason])).toEqual([
      [true, null],
      [false, 'nested-policy'],
    ])
    expect(told[1]).toMatchObject({ kind: 'actual', headers: [], vary: ['Origin'] })
  })

  test('the inner one cannot widen', () => {
    for (const inner of [
      { origin: '*', exposedHeaders: '*' },
      { origin: EVIL, credentials: true },
      { origin: EVIL, timingAllowOrigin: true },
    ] as const) {
      const { told, answer } = nested(LISTED, inner)
      expect(corsHeaders(answer(fetchRequest(EVIL)))).toEqual(DENIED)
      expect(told.at(-1)).toMatchObject({ allowed: false, reason: 'nested-policy' })
    }
  })

  test('an inner one that denies is heard also where the outer allows any origin', () => {
    const { answer } = nested({ origin: '*', timingAllowOrigin: true }, { origin: OTHER })
    expect(corsHeaders(answer(fetchRequest(APP)))).toEqual(DENIED)
  })

  test('the outermost answers preflights, and the inner is not asked', () => {
    const { told, answer } = nested(LISTED, { origin: OTHER })
    expect(answer(fetchPreflight(APP)).status).toBe(204)
    expect(answer(fetchPreflight(EVIL)).status).toBe(403)
    expect(told).toHaveLength(2)
  })

  test('three deep, the innermost denies', () => {
    const first = withCors(handler, { origin: OTHER })
    const second = withCors((request: Request) => first(request), LISTED)
    const third = withCors((request: Request) => second(request), LISTED)
    expect(corsHeaders(now(third(fetchRequest(APP))))).toEqual(DENIED)
    expect(corsHeaders(now(third(fetchRequest(OTHER))))).toMatchObject({
      'access-control-allow-origin': OTHER,
    })
  })

  test('what is told cannot be changed by who is told', () => {
    const told: boolean[] = []
    const wrapped = withCors(handler, { origin: OTHER })
    const onDecision = (decision: CorsDecision): void => {
      told.push(Reflect.set(decision, 'allowed', true), Reflect.set(decision.headers, 'length', 0))
      told.push(Reflect.set(decision.headers, 0, ['Access-Control-Allow-Origin', '*']))
      told.push(Reflect.set(decision.vary, 0, 'X-Evil'))
    }
    const around = withCors((request: Request) => wrapped(request), { ...LISTED, onDecision })
    expect(corsHeaders(now(around(fetchRequest(APP))))).toEqual(DENIED)
    expect(told.filter(Boolean)).toEqual([])
    expect(told).toHaveLength(8)
  })

  test('the nested report goes to the policy that was selected', async () => {
    const told: CorsDecision[] = []
    const policy = createCors({ ...LISTED, onDecision: (decision) => void told.push(decision) })
    const wrapped = withCors(handler, LISTED)
    const around = withCors(
      (request: Request) => wrapped(request),
      async () => policy,
    )
    await around(fetchRequest(APP))
    expect(told.map(({ reason }) => reason)).toEqual([null, 'nested-policy'])
  })
})

test('pitfall 34: nothing throws where the platform’s own objects are hostile', () => {
  const hostile: readonly Response[] = [
    standIn({
      status: 200,
      headers: {
        set: () => {
          throw new Error('no')
        },
      },
    }),
    standIn({ status: 200, headers: {} }),
    standIn(Object.freeze({ status: 200, headers: Object.freeze({}) })),
    standIn({ status: 9000, headers: Object.freeze({}) }),
  ]
  for (const response of hostile) {
    expect(() => withCors(() => response, LISTED)(fetchRequest(APP))).not.toThrow()
  }
})
