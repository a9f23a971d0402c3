import { describe, expect, test, vi } from 'vitest'
import { withCors } from '../index.ts'
import { APP, corsHeaders, EVIL, fetchRequest } from '../policy/policy.test-util.ts'
import { LISTED, ALLOWED, DENIED, type Answer } from './with-cors.test-util.ts'

describe('errors of a handler', () => {
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

  test.each(fails)(
    'without onError, the error of a handler that %s reaches the runtime',
    async (_, handler) => {
      await expect(async () => withCors(handler, LISTED)(fetchRequest(APP))).rejects.toBe(boom)
      await expect(async () => withCors(handler)(fetchRequest(EVIL))).rejects.toBe(boom)
    },
  )

  test('the wrapper throws synchronously if the handler does', () => {
    const handler = (): Response => {
      throw boom
    }
    expect(() => withCors(handler, LISTED)(fetchRequest(APP))).toThrow(boom)
  })

  test.each(fails)(
    'known defect 21: the response of onError gets the headers if the handler %s',
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

  test.each(fails)(
    'the response of an asynchronous onError gets the headers if the handler %s',
    async (_, handler) => {
      const onError = async (): Promise<Response> => new Response('sorry', { status: 503 })
      const answer = await withCors(handler, LISTED, { onError })(fetchRequest(APP))
      expect(answer.status).toBe(503)
      expect(corsHeaders(answer)).toEqual(ALLOWED)
    },
  )

  test.each(fails)(
    'the error is thrown again if onError returns undefined and the handler %s',
    async (_, handler) => {
      for (const onError of [() => undefined, async () => undefined]) {
        const wrapped = withCors(handler, LISTED, { onError })
        await expect(async () => wrapped(fetchRequest(APP))).rejects.toBe(boom)
      }
    },
  )

  test.each(fails)(
    'the error of onError reaches the runtime if onError fails and the handler %s',
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
    'known defect 22: a Response that the handler %s is returned with the CORS headers',
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

  test('known defect 30: the thrown error is not changed', async () => {
    const error = Object.freeze(Object.assign(new Error('no'), { headers: Object.freeze({}) }))
    const onError = (): Response => new Response('', { status: 500 })
    const handler = (): Response => {
      throw error
    }
    const wrapped = withCors(handler, LISTED, { onError })
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(ALLOWED)
    expect(Reflect.ownKeys(error.headers)).toEqual([])
  })

  test('onError creates responses even if no policy is selected', async () => {
    const onError = (): Response => new Response('', { status: 500 })
    for (const [, handler] of fails) {
      const answer = await withCors(handler, () => undefined, { onError })(fetchRequest(APP))
      expect(answer.status).toBe(500)
      expect(corsHeaders(answer)).toEqual({})
    }
  })
})
