import { describe, expect, test, vi } from 'vitest'
import { type CorsOptions, withCors } from '../index.ts'
import { APP, corsHeaders, EVIL, fetchPreflight, fetchRequest } from '../policy/policy.test-util.ts'
import { LISTED, now } from './with-cors.test-util.ts'

describe('preflights', () => {
  test('known defect 17: a preflight is answered without the handler', async () => {
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

  test('known defect 15: a denied preflight does not reach the handler', () => {
    const handler = vi.fn<() => Response>(() => new Response('hi'))
    const denied = now(withCors(handler, LISTED)(fetchPreflight(EVIL, 'PUT')))
    expect(denied.status).toBe(403)
    expect([...denied.headers]).toEqual([['vary', 'Origin']])
    expect(handler).not.toHaveBeenCalled()
    const timed = withCors(handler, { origin: APP, timingAllowOrigin: true, credentials: true })
    expect([...now(timed(fetchPreflight(EVIL))).headers]).toEqual([['vary', 'Origin']])
  })

  test('the response to a preflight has only CORS headers, and none of them is empty', () => {
    const options: CorsOptions = { origin: '*', methods: [], allowedHeaders: [] }
    const answer = now(withCors(() => new Response(), options)(fetchPreflight(APP)))
    expect([...answer.headers]).toEqual([
      ['access-control-allow-methods', 'GET, HEAD, POST'],
      ['access-control-allow-origin', '*'],
      ['access-control-max-age', '7200'],
    ])
  })

  test('the status can be 200, and the body is still empty', async () => {
    const options: CorsOptions = { ...LISTED, preflightStatus: 200 }
    const answer = now(withCors(() => new Response('hi'), options)(fetchPreflight(APP)))
    expect(answer.status).toBe(200)
    expect(answer.body).toBeNull()
  })

  test('each preflight gets a new Response object', () => {
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
  ])('known defect 14: OPTIONS %s reaches the handler', async (_, request) => {
    const handler = withCors(() => new Response('own', { headers: { Allow: 'GET' } }), LISTED)
    const answer = now(handler(request))
    expect(await answer.text()).toBe('own')
    expect(answer.headers.get('Allow')).toBe('GET')
    expect(answer.headers.get('Vary')).toBe('Origin')
  })
})

describe('crossOriginProtection', () => {
  const options: CorsOptions = { origin: APP, crossOriginProtection: true }
  const post = (origin: string | null, headers = {}, url?: string): Request =>
    fetchRequest(origin, { method: 'POST', headers, ...(url === undefined ? {} : { url }) })

  test('a refused request does not reach the handler', () => {
    const handler = vi.fn<() => Response>(() => new Response())
    const answer = now(withCors(handler, options)(post(EVIL)))
    expect(answer.status).toBe(403)
    expect([...answer.headers]).toEqual([['vary', 'Origin']])
    const metadata = { 'Sec-Fetch-Site': 'cross-site' }
    expect(now(withCors(handler, options)(post(null, metadata))).status).toBe(403)
    expect(handler).not.toHaveBeenCalled()
  })

  test('the origin is compared with the host that the request was sent to', () => {
    const handler = withCors(() => new Response(), options)
    expect(now(handler(post('https://api.example.com'))).status).toBe(200)
    expect(now(handler(post('http://api.example.com'))).status).toBe(200)
    expect(now(handler(post('https://api.example.com:8443'))).status).toBe(403)
    const url = 'http://localhost:3000/things'
    expect(now(handler(post('http://localhost:3000', {}, url))).status).toBe(200)
    expect(now(handler(post('http://localhost:3001', {}, url))).status).toBe(403)
  })

  test('a request from an allowed origin reaches the handler, and gets the headers', () => {
    const answer = now(withCors(() => new Response(), options)(post(APP)))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe(APP)
  })
})
