import { describe, expect, test, vi } from 'vitest'
import { createCors, withCors } from '../index.ts'
import {
  APP,
  EVIL,
  fetchPreflight,
  fetchRequest,
  optionsErrorOf,
  OTHER,
} from '../policy/policy.test-util.ts'
import { type Answer, LISTED } from './with-cors.test-util.ts'

describe('the handler', () => {
  test('the handler gets its arguments and its `this`', async () => {
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

  test('onError and a selecting function get the arguments of the handler', async () => {
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

  test('the wrapper declares two parameters, because Deno passes only as many as are declared', () => {
    expect(withCors(() => new Response())).toHaveLength(2)
    expect(withCors((request: Request) => new Response(request.url), LISTED)).toHaveLength(2)
  })

  test('the handler runs once for each request', async () => {
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
  ])('the handler %s is refused, because it is not a function', (handler) => {
    const { issues } = optionsErrorOf(() => withCors(handler as () => Response, LISTED))
    expect(issues).toMatchObject([{ code: 'handler-invalid', path: [] }])
    expect(issues[0]?.value).toBe(handler)
  })
})

describe('a value that is not a response', () => {
  test.each<readonly [unknown]>([
    [undefined],
    [null],
    [0],
    [false],
    ['hi'],
    [{}],
    [{ status: 200, body: 'hi' }],
    [Symbol.for('no response')],
  ])('%s is returned as it is', (value) => {
    const handler = withCors((() => value) as () => Response, LISTED)
    expect(handler(fetchRequest(APP))).toBe(value)
    expect(handler(fetchRequest(EVIL))).toBe(value)
  })

  test.each<readonly [unknown]>([[undefined], [null], ['hi'], [{}]])(
    'a promise of %s is returned as it is',
    async (value) => {
      const handler = withCors((() => Promise.resolve(value)) as () => Promise<Response>, LISTED)
      expect(await handler(fetchRequest(APP))).toBe(value)
    },
  )
})

describe('synchronous and asynchronous results', () => {
  const sync = (): Response => new Response()
  const async = async (): Promise<Response> => new Response()
  const asked = createCors({ origin: async () => true })
  const listed = createCors(LISTED)

  test.each<readonly [name: string, answer: () => Answer, isPromise: boolean]>([
    [
      'a synchronous handler with listed origins',
      () => withCors(sync, LISTED)(fetchRequest(APP)),
      false,
    ],
    [
      'a synchronous handler with a synchronous predicate',
      () => withCors(sync, { origin: () => true })(fetchRequest(APP)),
      false,
    ],
    [
      'a synchronous handler with a synchronous selection',
      () => withCors(sync, () => listed)(fetchRequest(APP)),
      false,
    ],
    [
      'a synchronous handler for which no policy is selected',
      () => withCors(sync, () => undefined)(fetchRequest(APP)),
      false,
    ],
    ['a preflight with listed origins', () => withCors(async, LISTED)(fetchPreflight(APP)), false],
    ['an asynchronous handler', () => withCors(async, LISTED)(fetchRequest(APP)), true],
    ['an asynchronous predicate', () => withCors(sync, asked)(fetchRequest(APP)), true],
    [
      'a preflight with an asynchronous predicate',
      () => withCors(sync, asked)(fetchPreflight(APP)),
      true,
    ],
    [
      'an asynchronous selection',
      () => withCors(sync, async () => listed)(fetchRequest(APP)),
      true,
    ],
    [
      'an asynchronous selection of no policy',
      () => withCors(sync, async () => undefined)(fetchRequest(APP)),
      true,
    ],
  ])('%s gives the expected kind of result', async (_, run, isPromise) => {
    const answer = run()
    expect(answer instanceof Promise).toBe(isPromise)
    expect((await answer).status).toBeLessThan(300)
  })
})
