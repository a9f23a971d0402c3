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

  test('known defect 28: what an upstream set is replaced, and nothing is there twice', () => {
    const answer = answerTo(APP, upstream())
    expect(corsHeaders(answer)).toEqual(ALLOWED)
    expect(answer.headers.get('X-Own')).toBe('1')
  })

  test.each([EVIL, 'null', 'nonsense', '', null])(
    'known defect 29: from %j, what an upstream allows is taken away',
    (origin) => {
      const answer = answerTo(origin, upstream())
      for (const name of CORS_HEADERS) expect(answer.headers.has(name)).toBe(false)
      expect(answer.headers.get('Vary')).toBe('Origin')
      expect(answer.headers.get('X-Own')).toBe('1')
    },
  )

  test('known defect 29: the same where the upstream’s response cannot be changed', async () => {
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

describe('known defect 23: Vary is merged into what the handler set', () => {
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

  test('known defect 24: two lines of it become one list', () => {
    const response = new Response('')
    response.headers.append('Vary', 'Accept')
    response.headers.append('Vary', 'Accept-Encoding')
    expect(answerTo(APP, response).headers.get('Vary')).toBe('Accept, Accept-Encoding, Origin')
  })

  test('known defect 27: a policy that allows any origin leaves it alone', () => {
    const own = new Response('', { headers: { Vary: 'Accept' } })
    expect(answerTo(APP, own, { origin: '*' }).headers.get('Vary')).toBe('Accept')
    expect(answerTo(APP, new Response(''), { origin: '*' }).headers.has('Vary')).toBe(false)
  })
})
