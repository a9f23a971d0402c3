import { createCors } from '@webcors/core'
import { describe, expect, it, vi } from 'vitest'
import { withCors } from './index.js'
import { APP, ok, preflight, request } from './requests.test-util.js'

describe('the methods of a route', () => {
  const allowed = async (methods: object, asked = preflight('PUT')): Promise<string | null> => {
    const { OPTIONS } = methods as { OPTIONS: (request: Request) => Promise<Response> }
    return (await OPTIONS(asked)).headers.get('Access-Control-Allow-Methods')
  }

  it('known defect 16: withCors returns each handler wrapped, and OPTIONS', async () => {
    const wrapped = withCors({ GET: ok, POST: ok }, { origin: APP })
    expect(Object.keys(wrapped).toSorted()).toEqual(['GET', 'OPTIONS', 'POST'])
    for (const method of ['GET', 'POST'] as const) {
      const { headers } = await wrapped[method](request(method))
      expect(headers.get('Access-Control-Allow-Origin')).toBe(APP)
    }
  })

  it('the policy allows the methods of the route, and HEAD with GET', async () => {
    expect(await allowed(withCors({ GET: ok, PUT: ok }, { origin: APP }))).toBe('GET, PUT, HEAD')
    expect(await allowed(withCors({ GET: ok, PUT: ok }))).toBe('GET, PUT, HEAD')
    expect(await allowed(withCors({ DELETE: ok }, { origin: APP }))).toBe('DELETE')
    expect(await allowed(withCors({ OPTIONS: ok }, { origin: APP }))).toBe('OPTIONS')
  })

  it('the methods of the route are not allowed if the policy has `methods`', async () => {
    const options = { origin: APP, methods: ['PATCH'] } as const
    expect(await allowed(withCors({ GET: ok }, options))).toBe('PATCH')
    expect(await allowed(withCors({ GET: ok }, createCors(options)))).toBe('PATCH')
    expect(await allowed(withCors({ GET: ok }, () => createCors(options)))).toBe('PATCH')
  })

  it('all methods of a route share one look-up of an origin', async () => {
    const test = vi.fn<(origin: string) => Promise<boolean>>(async () => true)
    const wrapped = withCors({ GET: ok, POST: ok }, { origin: { test, cacheSeconds: 60 } })
    await wrapped.OPTIONS(preflight('POST'))
    await wrapped.POST(request('POST'))
    expect(test).toHaveBeenCalledTimes(1)
  })

  it('known defect 14: a plain OPTIONS is answered as Next does, with 204 and Allow', async () => {
    const { OPTIONS } = withCors({ GET: ok, POST: ok }, { origin: APP })
    const response = await OPTIONS(request('OPTIONS'))
    expect(response.status).toBe(204)
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(APP)
  })

  it('the route’s own OPTIONS handler gets a plain OPTIONS', async () => {
    const own = (_request: Request) => new Response('own')
    const { OPTIONS } = withCors({ GET: ok, OPTIONS: own }, { origin: APP })
    expect(await (await OPTIONS(request('OPTIONS'))).text()).toBe('own')
    expect((await OPTIONS(preflight('GET'))).status).toBe(204)
  })
})
