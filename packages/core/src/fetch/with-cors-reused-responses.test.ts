import { describe, expect, test } from 'vitest'
import { createCors, withCors } from '../index.ts'
import { APP, corsHeaders, EVIL, fetchRequest, OTHER } from '../policy/policy.test-util.ts'
import { LISTED, ALLOWED, DENIED, now } from './with-cors.test-util.ts'

describe('known defect 30: one Response object that is returned for several requests', () => {
  test('each response has only the headers of its own request', () => {
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

  test('the first response keeps its headers when the second one is made', () => {
    const shared = new Response(null)
    const handler = withCors(() => shared, LISTED)
    const first = now(handler(fetchRequest(EVIL)))
    const second = now(handler(fetchRequest(APP)))
    expect(corsHeaders(first)).toEqual(DENIED)
    expect(corsHeaders(second)).toEqual(ALLOWED)
  })

  test('a shared response with a body gets the headers of each request, without an error', () => {
    const shared = new Response('once')
    const handler = withCors(() => shared, LISTED)
    expect(corsHeaders(now(handler(fetchRequest(APP))))).toEqual(ALLOWED)
    expect(corsHeaders(now(handler(fetchRequest(OTHER))))).toEqual({
      ...ALLOWED,
      'access-control-allow-origin': OTHER,
    })
    expect(corsHeaders(now(handler(fetchRequest(EVIL))))).toEqual(DENIED)
  })

  test('a shared response whose body was read gets the headers of the next request', async () => {
    const shared = new Response('once')
    const handler = withCors(() => shared, LISTED)
    expect(await now(handler(fetchRequest(APP))).text()).toBe('once')
    const second = now(handler(fetchRequest(EVIL)))
    expect(corsHeaders(second)).toEqual(DENIED)
  })

  test('the headers of one policy are removed when another policy stages the response', () => {
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

  test('a shared response that is thrown gets the headers of each request', () => {
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
