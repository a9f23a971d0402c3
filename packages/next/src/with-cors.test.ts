import { type CorsDecision, CorsOptionsError, createCors } from '@webcors/core'
import { redirect } from 'next/navigation.js'
import { NextRequest, NextResponse } from 'next/server.js'
import { describe, expect, it, vi } from 'vitest'
import { withCors } from './index.js'

const APP = 'https://app.example.com'
const context = { params: Promise.resolve({ id: '7' }) }

function request(method = 'GET', headers: Readonly<Record<string, string>> = {}): NextRequest {
  return new NextRequest('http://localhost/a', { method, headers: { Origin: APP, ...headers } })
}

function preflight(asked: string, origin = APP): NextRequest {
  return request('OPTIONS', { 'Access-Control-Request-Method': asked, Origin: origin })
}

const ok = () => new Response('ok')

function issuesOf(run: () => unknown): readonly (readonly [path: string, message: string])[] {
  try {
    run()
  } catch (error) {
    return (error as CorsOptionsError).issues.map(({ path, message }) => [path.join('.'), message])
  }
  return []
}

describe('one handler', () => {
  it('is given what Next gives it', async () => {
    const get = async (_request: NextRequest, { params }: { params: Promise<{ id: string }> }) =>
      Response.json(await params)
    const response = await withCors(get)(request(), context)
    expect(await response.json()).toEqual({ id: '7' })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('answers preflights, and passes every other OPTIONS on (known defect 14)', async () => {
    const handler = vi.fn<(asked: Request) => Response>(({ method }) => new Response(method))
    const wrapped = withCors(handler, { origin: APP })
    expect((await wrapped(preflight('PUT'))).status).toBe(204)
    expect((await wrapped(preflight('PUT', 'https://evil.example'))).status).toBe(403)
    expect(handler).not.toHaveBeenCalled()
    expect(await (await wrapped(request('OPTIONS'))).text()).toBe('OPTIONS')
  })

  it('keeps what a NextResponse carries', async () => {
    const wrapped = withCors(() => {
      const response = NextResponse.json({})
      response.cookies.set('a', '1').set('b', '2')
      return response
    })
    const { headers } = await wrapped(request())
    expect(headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
  })

  it('is not wrapped again', () => {
    expect(issuesOf(() => withCors(withCors(ok)))[0]?.[1]).toMatch(/it has a policy already/)
  })

  it('selects with the arguments of the handler, and leaves a request without a policy to Next', async () => {
    const policy = createCors({ origin: APP })
    const wrapped = withCors(
      async (_request: Request, { params }: typeof context) => {
        if ((await params).id === '8') redirect('/elsewhere')
        return new Response()
      },
      async (_request, { params }) => ((await params).id === '7' ? policy : undefined),
    )
    const { headers } = await wrapped(request(), context)
    expect(headers.get('Access-Control-Allow-Origin')).toBe(APP)
    const other = { params: Promise.resolve({ id: '8' }) }
    await expect(wrapped(request(), other)).rejects.toThrow('NEXT_REDIRECT')
  })

  it('asks onError about errors where no policy is selected, too', async () => {
    const fail = () => {
      throw new Error('no')
    }
    const wrapped = withCors(fail, () => undefined, {
      onError: () => new Response('sorry', { status: 503 }),
    })
    const { status, headers } = await wrapped(request())
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([503, null])
  })

  it('denies where the selection fails, and says so (known defect 35)', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const wrapped = withCors(ok, () => Promise.reject(new Error('no')), { onDecision })
    const { status, headers } = await wrapped(request())
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([200, null])
    expect(onDecision.mock.calls[0]?.[0]).toMatchObject({ reason: 'selection-failed' })
  })

  it('lets the page itself through, whose POST has an origin (known defect 37)', async () => {
    const wrapped = withCors(ok, { origin: APP, crossOriginProtection: true })
    const own = request('POST', { Origin: 'https://shop.example', Host: 'shop.example' })
    expect((await wrapped(own)).status).toBe(200)
    const foreign = request('POST', { Origin: 'https://evil.example', Host: 'shop.example' })
    expect((await wrapped(foreign)).status).toBe(403)
  })

  it('lets preview deployments in, and no look-alikes (known defect 39)', async () => {
    const wrapped = withCors(ok, { origin: 'https://pr-*.preview.example.com' })
    const allowed = async (origin: string) =>
      (await wrapped(request('GET', { Origin: origin }))).headers.get('Access-Control-Allow-Origin')
    expect(await allowed('https://pr-7.preview.example.com')).toBe(
      'https://pr-7.preview.example.com',
    )
    expect(await allowed('https://pr-7.evil.example')).toBeNull()
  })

  it('denies what a wrapped handler within it denies, and allows no more (known defect 28)', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const inner = withCors(ok, { origin: 'https://inner.example' })
    const outer = createCors({ origin: [APP, 'https://inner.example'], onDecision })
    const wrapped = withCors((asked: NextRequest) => inner(asked), outer)
    const allowed = async (origin: string) =>
      (await wrapped(request('GET', { Origin: origin }))).headers.get('Access-Control-Allow-Origin')
    expect(await allowed('https://inner.example')).toBe('https://inner.example')
    expect(await allowed(APP)).toBeNull()
    expect(onDecision).toHaveBeenLastCalledWith(
      expect.objectContaining({ reason: 'nested-policy' }),
      expect.anything(),
      expect.any(Request),
    )
  })

  it('passes a value that is not a response on to Next, which says what is wrong', async () => {
    expect(await withCors(() => {})(request())).toBeUndefined()
  })
})

describe('errors', () => {
  const failing = (error: unknown) => () => {
    throw error
  }

  it('are thrown on, the very same', async () => {
    const error = new Error('no')
    await expect(withCors(failing(error))(request())).rejects.toBe(error)
  })

  it('turns errors into what onError returns, with the headers (known defect 21)', async () => {
    const onError = vi.fn<(...args: unknown[]) => Response>(
      () => new Response('sorry', { status: 503 }),
    )
    const wrapped = withCors(failing('no'), { origin: APP }, { onError })
    const response = await wrapped(request())
    expect(response.status).toBe(503)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(APP)
    expect(onError).toHaveBeenCalledWith('no', expect.any(Request))
  })

  it('are thrown on where onError returns nothing', async () => {
    const wrapped = withCors(failing('no'), { origin: APP }, { onError: () => undefined })
    await expect(wrapped(request())).rejects.toBe('no')
  })

  it('of Next’s own are nothing for onError', async () => {
    const onError = vi.fn<() => Response>(() => new Response())
    const signal = Object.assign(new Error('signal'), { digest: 'DYNAMIC_SERVER_USAGE' })
    const wrapped = withCors(failing(signal), { origin: APP }, { onError })
    await expect(wrapped(request())).rejects.toBe(signal)
    expect(onError).not.toHaveBeenCalled()
  })

  it('returns a thrown response, without the headers of another request (known defect 30)', async () => {
    const shared = new Response('conflict', { status: 409 })
    const wrapped = withCors(failing(shared), { origin: [APP, 'https://b.example'] })
    const first = await wrapped(request())
    const second = await wrapped(request('GET', { Origin: 'https://b.example' }))
    expect(first.headers.get('Access-Control-Allow-Origin')).toBe(APP)
    expect(second.headers.get('Access-Control-Allow-Origin')).toBe('https://b.example')
  })
})

describe('the methods of a route', () => {
  const allowed = async (methods: object, asked = preflight('PUT')): Promise<string | null> => {
    const { OPTIONS } = methods as { OPTIONS: (request: Request) => Promise<Response> }
    return (await OPTIONS(asked)).headers.get('Access-Control-Allow-Methods')
  }

  it('returns each handler wrapped, and OPTIONS (known defect 16)', async () => {
    const wrapped = withCors({ GET: ok, POST: ok }, { origin: APP })
    expect(Object.keys(wrapped).toSorted()).toEqual(['GET', 'OPTIONS', 'POST'])
    for (const method of ['GET', 'POST'] as const) {
      const { headers } = await wrapped[method](request(method))
      expect(headers.get('Access-Control-Allow-Origin')).toBe(APP)
    }
  })

  it('are those that are allowed, and HEAD, which Next answers with GET', async () => {
    expect(await allowed(withCors({ GET: ok, PUT: ok }, { origin: APP }))).toBe('GET, PUT, HEAD')
    expect(await allowed(withCors({ GET: ok, PUT: ok }))).toBe('GET, PUT, HEAD')
    expect(await allowed(withCors({ DELETE: ok }, { origin: APP }))).toBe('DELETE')
    expect(await allowed(withCors({ OPTIONS: ok }, { origin: APP }))).toBe('OPTIONS')
  })

  it('are not, where the policy says itself what is allowed', async () => {
    const options = { origin: APP, methods: ['PATCH'] } as const
    expect(await allowed(withCors({ GET: ok }, options))).toBe('PATCH')
    expect(await allowed(withCors({ GET: ok }, createCors(options)))).toBe('PATCH')
    expect(await allowed(withCors({ GET: ok }, () => createCors(options)))).toBe('PATCH')
  })

  it('share a policy: what is asked about an origin is asked once for all', async () => {
    const test = vi.fn<(origin: string) => Promise<boolean>>(async () => true)
    const wrapped = withCors({ GET: ok, POST: ok }, { origin: { test, cacheSeconds: 60 } })
    await wrapped.OPTIONS(preflight('POST'))
    await wrapped.POST(request('POST'))
    expect(test).toHaveBeenCalledTimes(1)
  })

  it('answers a plain OPTIONS as Next does: 204, and Allow (known defect 14)', async () => {
    const { OPTIONS } = withCors({ GET: ok, POST: ok }, { origin: APP })
    const response = await OPTIONS(request('OPTIONS'))
    expect(response.status).toBe(204)
    expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS, POST')
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(APP)
  })

  it('leave a plain OPTIONS to the one that is given', async () => {
    const own = (_request: Request) => new Response('own')
    const { OPTIONS } = withCors({ GET: ok, OPTIONS: own }, { origin: APP })
    expect(await (await OPTIONS(request('OPTIONS'))).text()).toBe('own')
    expect((await OPTIONS(preflight('GET'))).status).toBe(204)
  })
})

describe('refused at the start', () => {
  const wrap = withCors as (...args: unknown[]) => unknown

  it.each([
    ['undefined, as an unset variable gives (known defect 3)', [ok, undefined]],
    ['undefined for a whole route (known defect 3)', [{ GET: ok }, undefined]],
    ['options without an origin', [{ GET: ok }, { methods: ['GET'] }]],
    [
      'any origin with credentials (known defect 4)',
      [{ GET: ok }, { origin: '*', credentials: true }],
    ],
    [
      'a slash at the end of an origin (known defect 5)',
      [ok, { origin: 'https://app.example.com/' }],
    ],
    ['an expression (known defect 6)', [ok, { origin: /example\.com$/ }]],
    ['a max-age in words (known defect 10)', [{ GET: ok }, { origin: '*', maxAge: '600' }]],
    ['a hook that does not exist', [{ GET: ok }, { origin: '*' }, { onEror: ok }]],
    ['a hook that is no function', [{ GET: ok }, { origin: '*' }, { onError: 'x' }]],
    ['hooks that are none', [ok, { origin: '*' }, null]],
    ['no handler', [undefined]],
    ['a handler of a route that is none', [{ GET: undefined }]],
    ['a handler that has a policy', [{ GET: withCors(ok) }]],
  ])('%s', (_, args) => {
    expect(() => wrap(...args)).toThrow(CorsOptionsError)
  })

  it('methods that Next would never call, each with what to write', () => {
    expect(issuesOf(() => wrap({ get: ok, FETCH: ok }))).toEqual([
      ['get', 'Cannot wrap method "get": Next.js calls no handler of that name. Write GET.'],
      [
        'FETCH',
        'Cannot wrap method "FETCH": Next.js calls no handler of that name. Write one of GET, HEAD, OPTIONS, POST, PUT, DELETE, PATCH.',
      ],
    ])
    expect(issuesOf(() => wrap({}))).toEqual([
      [
        '',
        'Cannot wrap a route: the object has no methods. Write { GET }, or the methods that the route has.',
      ],
    ])
  })
})
