import { describe, expect, test, vi } from 'vitest'
import { withCors } from '../index.ts'
import { APP, corsHeaders, EVIL, fetchRequest } from '../policy/policy.test-util.ts'
import { LISTED, ALLOWED, DENIED, type Answer } from './with-cors.test-util.ts'

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
    'known defect 21: what onError makes of it gets the headers: a handler %s',
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
    'known defect 22: a Response that a handler %s is returned, with its headers',
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

  test('known defect 30: the error that was thrown stays as it was', async () => {
    const error = Object.freeze(Object.assign(new Error('no'), { headers: Object.freeze({}) }))
    const onError = (): Response => new Response('', { status: 500 })
    const handler = (): Response => {
      throw error
    }
    const wrapped = withCors(handler, LISTED, { onError })
    expect(corsHeaders(await wrapped(fetchRequest(APP)))).toEqual(ALLOWED)
    expect(Reflect.ownKeys(error.headers)).toEqual([])
  })

  test('turns errors into responses where no policy is selected, too', async () => {
    const onError = (): Response => new Response('', { status: 500 })
    for (const [, handler] of fails) {
      const answer = await withCors(handler, () => undefined, { onError })(fetchRequest(APP))
      expect(answer.status).toBe(500)
      expect(corsHeaders(answer)).toEqual({})
    }
  })
})
