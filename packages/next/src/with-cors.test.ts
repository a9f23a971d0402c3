import { type CorsDecision, createCors } from '@webcors/core'
import { redirect } from 'next/navigation.js'
import { type NextRequest, NextResponse } from 'next/server.js'
import { describe, expect, it, vi } from 'vitest'
import { withCors } from './index.js'
import { APP, issuesOf, ok, preflight, request } from './requests.test-util.js'

const context = { params: Promise.resolve({ id: '7' }) }

describe('one handler', () => {
  it('a wrapped handler gets the arguments of Next', async () => {
    const get = async (_request: NextRequest, { params }: { params: Promise<{ id: string }> }) =>
      Response.json(await params)
    const response = await withCors(get)(request(), context)
    expect(await response.json()).toEqual({ id: '7' })
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*')
  })

  it('known defect 14: a wrapped handler answers preflights, and gets every other OPTIONS', async () => {
    const handler = vi.fn<(asked: Request) => Response>(({ method }) => new Response(method))
    const wrapped = withCors(handler, { origin: APP })
    expect((await wrapped(preflight('PUT'))).status).toBe(204)
    expect((await wrapped(preflight('PUT', 'https://evil.example'))).status).toBe(403)
    expect(handler).not.toHaveBeenCalled()
    expect(await (await wrapped(request('OPTIONS'))).text()).toBe('OPTIONS')
  })

  it('withCors keeps the cookies and headers of a NextResponse', async () => {
    const wrapped = withCors(() => {
      const response = NextResponse.json({})
      response.cookies.set('a', '1').set('b', '2')
      return response
    })
    const { headers } = await wrapped(request())
    expect(headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/'])
  })

  it('withCors refuses a wrapped handler', () => {
    expect(issuesOf(() => withCors(withCors(ok)))[0]?.[1]).toMatch(/it has a policy already/)
  })

  it('a selecting function gets the handler’s arguments, and a request without a policy is left to Next', async () => {
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

  it('onError gets errors of requests without a policy', async () => {
    const fail = () => {
      throw new Error('no')
    }
    const wrapped = withCors(fail, () => undefined, {
      onError: () => new Response('sorry', { status: 503 }),
    })
    const { status, headers } = await wrapped(request())
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([503, null])
  })

  it('known defect 35: the policy denies and reports it if the selection fails', async () => {
    const onDecision = vi.fn<(decision: CorsDecision) => void>()
    const wrapped = withCors(ok, () => Promise.reject(new Error('no')), { onDecision })
    const { status, headers } = await wrapped(request())
    expect([status, headers.get('Access-Control-Allow-Origin')]).toEqual([200, null])
    expect(onDecision.mock.calls[0]?.[0]).toMatchObject({ reason: 'selection-failed' })
  })

  it('known defect 37: a POST of the site’s own page passes, although it has an origin', async () => {
    const wrapped = withCors(ok, { origin: APP, crossOriginProtection: true })
    const own = request('POST', { Origin: 'https://shop.example', Host: 'shop.example' })
    expect((await wrapped(own)).status).toBe(200)
    const foreign = request('POST', { Origin: 'https://evil.example', Host: 'shop.example' })
    expect((await wrapped(foreign)).status).toBe(403)
  })

  it('known defect 39: a pattern allows preview deployments, and no look-alikes', async () => {
    const wrapped = withCors(ok, { origin: 'https://pr-*.preview.example.com' })
    const allowed = async (origin: string) =>
      (await wrapped(request('GET', { Origin: origin }))).headers.get('Access-Control-Allow-Origin')
    expect(await allowed('https://pr-7.preview.example.com')).toBe(
      'https://pr-7.preview.example.com',
    )
    expect(await allowed('https://pr-7.evil.example')).toBeNull()
  })

  it('known defect 28: an inner wrapped handler can deny, and cannot allow more', async () => {
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

  it('a value that is not a response reaches Next, which reports it', async () => {
    expect(await withCors(() => {})(request())).toBeUndefined()
  })
})

describe('errors', () => {
  const failing = (error: unknown) => () => {
    throw error
  }

  it('an error is rethrown as the same object', async () => {
    const error = new Error('no')
    await expect(withCors(failing(error))(request())).rejects.toBe(error)
  })

  it('known defect 21: the response of onError has the policy’s headers', async () => {
    const onError = vi.fn<(...args: unknown[]) => Response>(
      () => new Response('sorry', { status: 503 }),
    )
    const wrapped = withCors(failing('no'), { origin: APP }, { onError })
    const response = await wrapped(request())
    expect(response.status).toBe(503)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(APP)
    expect(onError).toHaveBeenCalledWith('no', expect.any(Request))
  })

  it('an error is rethrown if onError returns nothing', async () => {
    const wrapped = withCors(failing('no'), { origin: APP }, { onError: () => undefined })
    await expect(wrapped(request())).rejects.toBe('no')
  })

  it('onError does not get Next’s own errors', async () => {
    const onError = vi.fn<() => Response>(() => new Response())
    const signal = Object.assign(new Error('signal'), { digest: 'DYNAMIC_SERVER_USAGE' })
    const wrapped = withCors(failing(signal), { origin: APP }, { onError })
    await expect(wrapped(request())).rejects.toBe(signal)
    expect(onError).not.toHaveBeenCalled()
  })

  it('known defect 30: a thrown response is returned without headers of another request', async () => {
    const shared = new Response('conflict', { status: 409 })
    const wrapped = withCors(failing(shared), { origin: [APP, 'https://b.example'] })
    const first = await wrapped(request())
    const second = await wrapped(request('GET', { Origin: 'https://b.example' }))
    expect(first.headers.get('Access-Control-Allow-Origin')).toBe(APP)
    expect(second.headers.get('Access-Control-Allow-Origin')).toBe('https://b.example')
  })
})
