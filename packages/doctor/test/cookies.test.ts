import { describe, expect, test } from 'vitest'
import { CookieJar } from '../src/cookies/cookie-jar.js'
import { diagnose } from '../src/diagnose/diagnose.js'
import type { HeaderList, Send } from '../src/simulate/http-message.js'
import { simulate } from '../src/simulate/simulate.js'
import type { SimulatedRequest, SimulateOptions } from '../src/simulate/simulated-request.js'

const SAME_SITE = 'https://app.example.com'
const CROSS_SITE = 'https://app.example.net'
const API = 'https://api.example.com/orders'

/** Returns a server that sets these cookies, and the `Cookie` headers that it received. */
function server(...cookies: readonly string[]): { send: Send; cookiesSent: (string | null)[] } {
  const cookiesSent: (string | null)[] = []
  const send: Send = ({ method, headers }) => {
    const line = headers.find(([name]) => name === 'Cookie')?.[1] ?? null
    cookiesSent.push(line)
    const origin = headers.find(([name]) => name === 'Origin')?.[1] ?? ''
    const answer: HeaderList = [
      ['Access-Control-Allow-Origin', origin],
      ['Access-Control-Allow-Credentials', 'true'],
      ['Access-Control-Allow-Methods', 'PUT'],
      ['Vary', 'Origin'],
      ...cookies.map((cookie) => ['Set-Cookie', cookie] as const),
    ]
    return { status: method === 'OPTIONS' ? 204 : 200, headers: answer }
  }
  return { send, cookiesSent }
}

const ask = (
  origin: string,
  send: Send,
  options: SimulateOptions,
  more: Partial<SimulatedRequest> = {},
) => simulate({ origin, url: API, credentials: 'include', ...more }, send, options)

/**
 * Returns the `Cookie` header of the second request of a page, whose first response set the cookie.
 */
async function second(
  origin: string,
  cookie: string,
  engine?: SimulateOptions['engine'],
): Promise<string | null | undefined> {
  const { send, cookiesSent } = server(cookie)
  const options = { cookies: new CookieJar(), ...(engine !== undefined && { engine }) }
  await ask(origin, send, options)
  await ask(origin, send, options)
  return cookiesSent[1]
}

describe('the next request of a page after a response that sets a cookie', () => {
  test.each<[string, string, SimulateOptions['engine'], string | null]>([
    [SAME_SITE, 'a=1', undefined, 'a=1'],
    [SAME_SITE, 'a=1; SameSite=Strict', undefined, 'a=1'],
    [CROSS_SITE, 'a=1', undefined, null],
    [CROSS_SITE, 'a=1', 'chromium', null],
    [CROSS_SITE, 'a=1', 'firefox', 'a=1'],
    [CROSS_SITE, 'a=1; SameSite=Lax; Secure', 'firefox', null],
    [CROSS_SITE, 'a=1; SameSite=None; Secure', 'chromium', 'a=1'],
    [CROSS_SITE, 'a=1; SameSite=None; Secure', 'webkit', null],
    [CROSS_SITE, 'a=1; SameSite=None; Secure; Partitioned', 'webkit', 'a=1'],
    [CROSS_SITE, 'a=1; SameSite=None', 'firefox', null],
    [SAME_SITE, 'a=1; Partitioned', undefined, null],
    [SAME_SITE, '__Host-a=1; Secure; Path=/', undefined, '__Host-a=1'],
    [SAME_SITE, '__host-a=1; Secure', undefined, null],
    [SAME_SITE, '__Secure-a=1', undefined, null],
    [SAME_SITE, '__Http-a=1; Secure', undefined, null],
    [SAME_SITE, 'a=1; Domain=example.com', undefined, 'a=1'],
    [SAME_SITE, 'a=1; Domain=com', undefined, null],
    [SAME_SITE, 'a=1; Domain=example.net', undefined, null],
    [SAME_SITE, 'a=1; Path=/elsewhere', undefined, null],
    [SAME_SITE, 'a=1; Max-Age=0', undefined, null],
    ['http://app.example.com', 'a=1; SameSite=Lax', 'chromium', null],
    ['http://app.example.com', 'a=1; SameSite=Lax', 'firefox', 'a=1'],
  ])(
    'a page of %s that received "%s" with the engine %s sends the cookie %s',
    async (origin, cookie, engine, sent) => {
      expect(await second(origin, cookie, engine)).toBe(sent)
    },
  )

  test('the jar treats names under a public suffix as different sites', async () => {
    const { send, cookiesSent } = server('a=1; Secure')
    const cookies = new CookieJar()
    const page = { origin: 'https://app.vercel.app', url: 'https://api.vercel.app/' } as const
    for (let time = 0; time < 2; time++)
      await simulate({ ...page, credentials: 'include' }, send, { cookies })
    expect(cookiesSent).toEqual([null, null])
  })
})

describe('CookieJar', () => {
  test('a preflight neither sends nor stores cookies', async () => {
    const { send, cookiesSent } = server('a=1; Path=/')
    const cookies = new CookieJar()
    await ask(SAME_SITE, send, { cookies }, { method: 'PUT' })
    await ask(SAME_SITE, send, { cookies }, { method: 'PUT' })
    expect(cookiesSent).toEqual([null, null, null, 'a=1'])
  })

  test('a request without credentials neither sends nor stores cookies', async () => {
    const { send, cookiesSent } = server('a=1; Path=/')
    const cookies = new CookieJar()
    await ask(SAME_SITE, send, { cookies }, { credentials: 'same-origin' })
    await ask(SAME_SITE, send, { cookies })
    expect(cookiesSent).toEqual([null, null])
  })

  test('the jar stores the cookie of a response that the page cannot read', async () => {
    const cookies = new CookieJar()
    const setsOne: Send = () => ({ status: 200, headers: [['Set-Cookie', 'a=1; Path=/']] })
    expect((await ask(SAME_SITE, setsOne, { cookies })).allowed).toBe(false)
    const { send, cookiesSent } = server()
    await ask(SAME_SITE, send, { cookies })
    expect(cookiesSent).toEqual(['a=1'])
  })

  test('Firefox does not send a cookie that was set while a page of another site was open', async () => {
    const { send, cookiesSent } = server('a=1; SameSite=None; Secure; Path=/')
    const cookies = new CookieJar()
    await ask(SAME_SITE, send, { cookies, engine: 'firefox' })
    const { exchanges } = await ask(CROSS_SITE, send, { cookies, engine: 'firefox' })
    expect(cookiesSent).toEqual([null, null])
    expect(exchanges[0]?.cookies[0]).toMatchObject({ name: 'a', event: 'not-sent' })
  })

  test('the setting thirdPartyCookies blocks cookies of another site', async () => {
    const { send, cookiesSent } = server(
      'a=1; SameSite=None; Secure',
      'b=1; SameSite=None; Secure; Partitioned',
    )
    const cookies = new CookieJar({ thirdPartyCookies: 'blocked' })
    for (let time = 0; time < 2; time++)
      await ask(CROSS_SITE, send, { cookies, engine: 'chromium' })
    expect(cookiesSent).toEqual([null, 'b=1'])
  })

  test('a response over plain http does not replace a Secure cookie', async () => {
    const { send, cookiesSent } = server('a=2; Path=/')
    const cookies = new CookieJar()
    const [origin, url] = ['http://app.example.com', 'http://api.example.com/']
    await cookies.keep({ origin: SAME_SITE, urls: [new URL(API)] }, [
      ['Set-Cookie', 'a=1; Secure; Path=/'],
    ])
    const { exchanges } = await ask(origin, send, { cookies }, { url })
    expect(exchanges[0]?.cookies.map(({ event }) => event)).toEqual(['not-sent', 'not-stored'])
    await ask(SAME_SITE, send, { cookies })
    expect(cookiesSent).toEqual([null, 'a=1'])
  })
})

describe('diagnose with a CookieJar', () => {
  const jarWith = async (cookie: string): Promise<CookieJar> => {
    const cookies = new CookieJar()
    const login = { origin: 'https://api.example.com', urls: [new URL(API)] }
    await cookies.keep(login, [['Set-Cookie', cookie]])
    return cookies
  }

  test.each([
    ['sid=1; SameSite=Lax; Path=/', CROSS_SITE, 'include', /another site.*SameSite=Lax/],
    ['sid=1; Path=/', CROSS_SITE, 'include', /counts as Lax/],
    ['sid=1; Path=/', SAME_SITE, 'same-origin', /without credentials/],
  ] as const)(
    'diagnose explains why the cookie "%s" is not sent from %s with credentials mode %s',
    async (cookie, origin, credentials, message) => {
      const { send } = server()
      const cookies = await jarWith(cookie)
      const options = { origin, credentials, send, cookies, engine: 'chromium' } as const
      const { findings } = await diagnose(API, options)
      expect(findings[0]).toMatchObject({ code: 'cookie-not-sent', severity: 'error' })
      expect(findings[0]?.message).toMatch(message)
    },
  )

  test('diagnose finds nothing if the cookie is sent', async () => {
    const { send, cookiesSent } = server()
    const cookies = await jarWith('sid=1; SameSite=Lax; Path=/')
    const { findings } = await diagnose(API, {
      origin: SAME_SITE,
      credentials: 'include',
      send,
      cookies,
    })
    expect(cookiesSent[0]).toBe('sid=1')
    expect(findings).toEqual([])
  })
})
