import { describe, expect, test } from 'vitest'
import { type CorsOptions } from '../index.ts'
import { APP, CORS_HEADERS, corsHeaders, EVIL } from '../policy/policy.test-util.ts'
import { ALLOWED, DENIED, answerTo, standIn } from './with-cors.test-util.ts'

describe('known defect 31: responses that cannot be changed', () => {
  test('a redirect is copied, with its Location', () => {
    const answer = answerTo(APP, Response.redirect('https://api.example.com/b', 301))
    expect(answer.status).toBe(301)
    expect(answer.headers.get('Location')).toBe('https://api.example.com/b')
    expect(corsHeaders(answer)).toEqual(ALLOWED)
  })

  test('a fetched response is copied, with its body', async () => {
    const fetched = await fetch('data:text/x-own,fetched')
    expect(() => fetched.headers.set('X-A', '1')).toThrow(TypeError)
    const answer = answerTo(APP, fetched)
    expect(answer.headers.get('Content-Type')).toBe('text/x-own')
    expect(corsHeaders(answer)).toEqual(ALLOWED)
    expect(await answer.text()).toBe('fetched')
  })

  test('a fetched response whose body was read is returned unchanged, without an error', async () => {
    const fetched = await fetch('data:,fetched')
    await fetched.text()
    expect(answerTo(APP, fetched)).toBe(fetched)
  })

  test('a network error is returned unchanged', () => {
    const error = Response.error()
    expect(answerTo(APP, error)).toBe(error)
    expect(answerTo(EVIL, error)).toBe(error)
    expect(corsHeaders(error)).toEqual({})
  })

  test('a response with status 101 is returned unchanged', () => {
    const headers = new Headers({ Upgrade: 'websocket' })
    const upgrade = standIn({ status: 101, headers, body: null, webSocket: {} })
    expect(answerTo(APP, upgrade)).toBe(upgrade)
    expect(answerTo(EVIL, upgrade)).toBe(upgrade)
    expect([...headers]).toEqual([['upgrade', 'websocket']])
  })

  test('a frozen response gets the headers', () => {
    expect(corsHeaders(answerTo(APP, Object.freeze(new Response('hi'))))).toEqual(ALLOWED)
    expect(corsHeaders(answerTo(EVIL, Object.freeze(new Response('hi'))))).toEqual(DENIED)
  })

  test('an object of the runtime that is not a Response, but has headers, gets the headers', () => {
    const headers = new Headers({ 'X-Own': '1' })
    const answer = answerTo(APP, standIn({ status: 200, headers, body: null }))
    expect(corsHeaders(answer)).toEqual(ALLOWED)
    expect(answer.headers.get('X-Own')).toBe('1')
  })
})

describe('CORS headers of the application', () => {
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

  test('known defect 28: the CORS headers of an upstream are replaced, and no header is sent twice', () => {
    const answer = answerTo(APP, upstream())
    expect(corsHeaders(answer)).toEqual(ALLOWED)
    expect(answer.headers.get('X-Own')).toBe('1')
  })

  test.each([EVIL, 'null', 'nonsense', '', null])(
    'known defect 29: for the origin %j, the CORS headers of an upstream are removed',
    (origin) => {
      const answer = answerTo(origin, upstream())
      for (const name of CORS_HEADERS) expect(answer.headers.has(name)).toBe(false)
      expect(answer.headers.get('Vary')).toBe('Origin')
      expect(answer.headers.get('X-Own')).toBe('1')
    },
  )

  test('known defect 29: the CORS headers of an upstream are removed if its response cannot be changed', async () => {
    // A substitute for a proxied upstream. The headers of a response of Node's `fetch` are
    // immutable.
    const frozen = Object.freeze(upstream())
    expect(corsHeaders(answerTo(EVIL, frozen))).toEqual(DENIED)
    const fetched = await fetch('data:,hi')
    expect(corsHeaders(answerTo(EVIL, fetched))).toEqual(DENIED)
  })

  test('a policy that allows any origin replaces the CORS headers of an upstream', () => {
    expect(corsHeaders(answerTo(EVIL, upstream(), { origin: '*' }))).toEqual({
      'access-control-allow-origin': '*',
    })
    expect(corsHeaders(answerTo(null, upstream(), { origin: '*' }))).toEqual({
      'access-control-allow-origin': '*',
    })
  })

  test('Timing-Allow-Origin of the handler is kept, unless the policy sends it', () => {
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

describe('known defect 23: Vary of the handler', () => {
  test.each([
    [undefined, 'Origin'],
    ['Accept-Encoding', 'Accept-Encoding, Origin'],
    ['origin', 'origin'],
    ['Accept, ORIGIN', 'Accept, ORIGIN'],
    ['*', '*'],
    ['Accept, *', 'Accept, *'],
    ['X-Origin', 'X-Origin, Origin'],
  ])('the value %j becomes %j', (own, merged) => {
    for (const origin of [APP, EVIL, null]) {
      const headers: Record<string, string> = own === undefined ? {} : { Vary: own }
      expect(answerTo(origin, new Response('', { headers })).headers.get('Vary')).toBe(merged)
      const frozen = Object.freeze(new Response('', { headers }))
      expect(answerTo(origin, frozen).headers.get('Vary')).toBe(merged)
    }
  })

  test('known defect 24: two lines of Vary become one list', () => {
    const response = new Response('')
    response.headers.append('Vary', 'Accept')
    response.headers.append('Vary', 'Accept-Encoding')
    expect(answerTo(APP, response).headers.get('Vary')).toBe('Accept, Accept-Encoding, Origin')
  })

  test('known defect 27: a policy that allows any origin does not change Vary', () => {
    const own = new Response('', { headers: { Vary: 'Accept' } })
    expect(answerTo(APP, own, { origin: '*' }).headers.get('Vary')).toBe('Accept')
    expect(answerTo(APP, new Response(''), { origin: '*' }).headers.has('Vary')).toBe(false)
  })
})
