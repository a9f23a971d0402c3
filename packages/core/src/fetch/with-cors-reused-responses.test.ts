import { describe, expect, test } from 'vitest'
import { createCors, withCors } from '../index.ts'
import { APP, corsHeaders, EVIL, fetchRequest } from '../policy/policy.test-util.ts'
import { OTHER, LISTED, ALLOWED, DENIED, now } from './with-cors.test-util.ts'

describe('known defect 30: one Response object, returned for several requests', () => {
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
