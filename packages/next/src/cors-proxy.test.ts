import { CorsOptionsError, createCors } from '@webcors/core'
import { type NextFetchEvent, NextRequest, NextResponse } from 'next/server.js'
import { describe, expect, it, vi } from 'vitest'
import { corsProxy } from './index.js'
import { APP, request } from './requests.test-util.js'

const event = {} as NextFetchEvent

function entriesOf({ headers }: Response): Readonly<Record<string, string>> {
  return Object.fromEntries(headers)
}

describe('corsProxy', () => {
  it('corsProxy lets requests continue as NextResponse.next() does', async () => {
    const { status, headers } = NextResponse.next()
    const response = await corsProxy()(request(), event)
    expect(response.status).toBe(status)
    expect(entriesOf(response)).toEqual({
      ...Object.fromEntries(headers),
      'access-control-allow-origin': '*',
    })
  })

  it('known defects 15, 17: corsProxy answers preflights without calling the proxy behind it', async () => {
    const proxy = vi.fn<(asked: NextRequest, given: NextFetchEvent) => void>()
    const wrapped = corsProxy({ origin: APP }, { proxy })
    const asked = { 'Access-Control-Request-Method': 'PUT' }
    expect((await wrapped(request('OPTIONS', asked), event)).status).toBe(204)
    const denied = request('OPTIONS', { ...asked, Origin: 'https://evil.example' })
    const response = await wrapped(denied, event)
    expect([response.status, entriesOf(response)]).toEqual([403, { vary: 'Origin' }])
    expect(proxy).not.toHaveBeenCalled()
    await wrapped(request('OPTIONS'), event)
    expect(proxy).toHaveBeenCalledTimes(1)
  })

  it('corsProxy passes the arguments of Next to the proxy behind it', async () => {
    const proxy = vi.fn<(asked: NextRequest, given: NextFetchEvent) => void>()
    const asked = request()
    await corsProxy({ origin: APP }, { proxy })(asked, event)
    expect(proxy).toHaveBeenCalledWith(asked, event)
  })

  it.each<[string, () => Response | null | undefined]>([
    ['undefined', () => undefined],
    ['null', () => null],
    [
      'NextResponse.next()',
      () => NextResponse.next({ request: { headers: new Headers({ 'X-A': '1' }) } }),
    ],
    ['NextResponse.rewrite()', () => NextResponse.rewrite('http://localhost/b')],
    ['NextResponse.redirect()', () => NextResponse.redirect('http://localhost/b', 303)],
    ['an immutable redirect', () => Response.redirect('http://localhost/b')],
    ['a response', () => NextResponse.json({}, { headers: { 'Set-Cookie': 'a=1' } })],
  ])(
    'corsProxy adds its headers to the result of the proxy, and changes nothing else: %s',
    async (_, proxy) => {
      const plain = proxy() ?? NextResponse.next()
      const response = await corsProxy({ origin: APP }, { proxy })(request(), event)
      expect(response.status).toBe(plain.status)
      expect(entriesOf(response)).toEqual({
        ...entriesOf(plain),
        'access-control-allow-origin': APP,
        vary: 'Origin',
      })
    },
  )

  it('corsProxy selects a policy for each request, and lets a request without a policy continue', async () => {
    const policy = createCors({ origin: APP })
    const wrapped = corsProxy(({ nextUrl }) => (nextUrl.pathname === '/a' ? policy : undefined))
    const response = await wrapped(request(), event)
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe(APP)
    const other = new NextRequest('http://localhost/b', { headers: { Origin: APP } })
    expect(entriesOf(await wrapped(other, event))).toEqual(entriesOf(NextResponse.next()))
  })

  it('corsProxy rethrows errors of the proxy, also those of navigation, which Next forbids there', async () => {
    const error = Object.assign(new Error(), { digest: 'NEXT_REDIRECT;replace;/;307;' })
    const proxy = () => {
      throw error
    }
    await expect(corsProxy({ origin: APP }, { proxy })(request(), event)).rejects.toBe(error)
  })

  it('corsProxy answers an error with the response of onError', async () => {
    const proxy = async () => {
      throw new Error('no')
    }
    const onError = () => new Response(null, { status: 503 })
    const response = await corsProxy({ origin: APP }, { proxy, onError })(request(), event)
    expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([
      503,
      APP,
    ])
  })

  it.each([
    ['an unset variable (known defect 3)', [undefined]],
    ['a hook that does not exist', [{ origin: '*' }, { onEror: () => {} }]],
    ['hooks that are null', [{ origin: '*' }, null]],
    ['a proxy that is not a function', [{ origin: '*' }, { proxy: {} }]],
    ['a proxy that has a policy', [{ origin: '*' }, { proxy: corsProxy() }]],
  ])('corsProxy refuses %s', (_, args) => {
    expect(() => (corsProxy as (...given: unknown[]) => unknown)(...args)).toThrow(CorsOptionsError)
  })
})
