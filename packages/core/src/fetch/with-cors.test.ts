import { describe, expect, test } from 'vitest'
import { withCors } from '../index.ts'
import { APP, corsHeaders, EVIL, fetchRequest, OTHER } from '../policy/policy.test-util.ts'
import { ALLOWED, answerTo, DENIED, LISTED, now, standIn } from './with-cors.test-util.ts'

describe('the response', () => {
  test.each<readonly [name: string, make: () => Response, status: number]>([
    ['a response', () => new Response('hi'), 200],
    ['a response without a body', () => new Response(null, { status: 204 }), 204],
    ['a 404', () => new Response('?', { status: 404 }), 404],
    ['a 401', () => new Response('?', { status: 401 }), 401],
    ['a 500', () => new Response('?', { status: 500 }), 500],
    ['a redirect', () => Response.redirect('https://api.example.com/b', 307), 307],
    ['a 304', () => new Response(null, { status: 304 }), 304],
    ['JSON', () => Response.json({ a: 1 }), 200],
  ])(
    'known defect 21: %s gets the headers for an allowed origin, and only Vary otherwise',
    (_, make, status) => {
      for (const [origin, headers] of [
        [APP, ALLOWED],
        [EVIL, DENIED],
        [null, DENIED],
      ] as const) {
        const response = answerTo(origin, make())
        expect(response.status).toBe(status)
        expect(corsHeaders(response)).toEqual(headers)
      }
    },
  )

  test('the returned object is the one of the handler if its headers can be changed', () => {
    const response = new Response('hi', { headers: { 'X-Own': '1' } })
    expect(answerTo(APP, response)).toBe(response)
    expect(response.headers.get('X-Own')).toBe('1')
  })

  test('the status, the status text and the other headers are kept', async () => {
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

  test('known defect 32: Set-Cookie lines are not joined', () => {
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

  test('known defect 32: a streamed body is not read, whether the response is copied or not', async () => {
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

  test('a response whose body was read gets the headers', () => {
    const response = new Response('hi')
    void response.text()
    expect(corsHeaders(answerTo(APP, response))).toEqual(ALLOWED)
  })
})

test('known defect 34: the wrapper does not throw if the objects of the runtime are hostile', () => {
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
