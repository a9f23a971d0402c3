// What the guides say of libraries without a converter, tried on the libraries themselves.
import { createServer } from 'node:http'
import { withCors } from '@webcors/next/pages'
import nextCors from 'nextjs-cors'
import { afterEach, describe, expect, test } from 'vitest'
import { listen, type RunningServer } from '../ask-over-http.ts'
import { conclude, type Conclusion, type Page } from '../conclude.ts'
import { ELYSIA, H3_2, ITTY, type Pair } from './fetch-hosts.ts'
import { MIDDY } from './middy-host.ts'

/** Its types describe an ES module, which it is not. */
const answer = nextCors as unknown as (...args: readonly unknown[]) => Promise<void>

const APP = 'https://app.example.com'
const EVIL: Page = { origin: 'https://evil.example', credentials: true }
const OPTIONS: Page = { origin: APP, method: 'OPTIONS' }

/** What a browser concludes, without what caches tell responses apart by. */
async function outcome(pair: Pair, which: keyof Pair, options: object, page: Page) {
  const { vary: _, ...rest } = await conclude(pair[which]({ ...options }), page)
  return rest as Conclusion
}

describe('Elysia', () => {
  test('its defaults let any site read with credentials', async () => {
    expect(await outcome(ELYSIA, 'theirs', {}, EVIL)).toMatchObject({ reads: 200 })
  })

  test('a host without a scheme allows plain http', async () => {
    const page = { origin: 'http://app.example.com' }
    const theirs = await outcome(ELYSIA, 'theirs', { origin: 'app.example.com' }, page)
    expect(theirs.reads).toBe(200)
    expect(() => ELYSIA.ours({ origin: 'app.example.com' })).toThrow('browsers send')
  })

  test('an asynchronous function allows nobody there, and works here', async () => {
    const options = { origin: async () => true, credentials: false }
    expect((await outcome(ELYSIA, 'theirs', options, { origin: APP })).reads).toBe('blocked')
    expect((await outcome(ELYSIA, 'ours', options, { origin: APP })).reads).toBe(200)
  })

  test('exposes the names of request headers, and says Vary: *', async () => {
    const { headers } = await ELYSIA.theirs({}).ask('GET', '/', { Origin: APP, 'X-Token': '1' })
    expect(headers.get('Access-Control-Expose-Headers')).toContain('x-token')
    expect(headers.get('Vary')).toBe('*')
  })
})

describe('itty-router', () => {
  test('lets any site read with credentials if the origin is *', async () => {
    const options = { origin: '*', credentials: true }
    expect((await outcome(ITTY, 'theirs', options, EVIL)).reads).toBe(200)
    expect(() => ITTY.ours(options)).toThrow('Cannot allow origin "*" with credentials')
  })

  test('makes a 404 a 200 on Node.js', async () => {
    const page = { origin: APP, path: '/missing' }
    expect((await outcome(ITTY, 'theirs', { origin: APP }, page)).reads).toBe(200)
    expect((await outcome(ITTY, 'ours', { origin: APP }, page)).reads).toBe(404)
  })

  test('never says Vary: Origin, and allows no request header by default', async () => {
    const { headers } = await ITTY.theirs({ origin: [APP] }).ask('GET', '/', { Origin: APP })
    expect(headers.get('Vary')).toBeNull()
    const page = { origin: APP, method: 'POST', headers: ['Content-Type'] }
    expect((await outcome(ITTY, 'theirs', { origin: APP }, page)).preflight).toBe('failed')
    expect((await outcome(ITTY, 'ours', { origin: APP }, page)).reads).toBe(200)
  })
})

describe('h3', () => {
  test('an asynchronous function allows everyone there, and its answer counts here', async () => {
    const options = { origin: async () => false, credentials: true }
    const theirs = await outcome(H3_2, 'theirs', { ...options, exposeHeaders: [] }, EVIL)
    expect(theirs.reads).toBe(200)
    expect((await outcome(H3_2, 'ours', options, EVIL)).reads).toBe('blocked')
  })

  test('an origin that is not set allows everyone there, and is refused here', async () => {
    const page = { origin: 'https://evil.example' }
    expect((await outcome(H3_2, 'theirs', { origin: undefined }, page)).reads).toBe(200)
    expect(() => H3_2.ours({ origin: undefined })).toThrow('origin is undefined')
  })

  test('exposes every response header by default', async () => {
    const { sees } = await outcome(H3_2, 'theirs', { origin: [APP] }, { origin: APP })
    expect(sees).toEqual(['link', 'x-total'])
  })
})

describe('middy', () => {
  test('lets any site read with credentials if the origin is *', async () => {
    const options = { origin: '*', credentials: true }
    expect((await outcome(MIDDY, 'theirs', options, EVIL)).reads).toBe(200)
    expect(() => MIDDY.ours(options)).toThrow('Cannot allow origin "*" with credentials')
  })

  test('its star is one label, and ours is one or more', async () => {
    const page = { origin: 'https://a.b.example.com' }
    const options = { origins: ['https://*.example.com'] }
    expect((await outcome(MIDDY, 'theirs', options, page)).reads).toBe('blocked')
    const ours = await outcome(MIDDY, 'ours', { origin: 'https://*.example.com' }, page)
    expect(ours.reads).toBe(200)
  })

  test('without options it sends no header', async () => {
    const { headers } = await MIDDY.theirs({}).ask('GET', '/', { Origin: APP })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('nextjs-cors', () => {
  let server: RunningServer | undefined
  afterEach(() => server?.close())

  const preflight = { Origin: APP, 'Access-Control-Request-Method': 'PUT' }

  test('does not return to the handler for a preflight', async () => {
    let returned = 0
    server = await listen(
      createServer((request, response) => {
        void answer(request, response, { origin: APP }).then(() => {
          returned++
          response.end()
        })
      }),
    )
    expect((await server.ask('OPTIONS', '/', preflight)).status).toBe(204)
    await server.ask('GET', '/', { Origin: APP })
    expect(returned).toBe(1)
  })

  test('ours answers the preflight, and runs the handler for the rest', async () => {
    let ran = 0
    const handler = withCors(
      (_, response) => {
        ran++
        response.end()
      },
      { origin: APP },
    )
    server = await listen(
      createServer((request, response) => void handler(request as never, response as never)),
    )
    expect((await server.ask('OPTIONS', '/', preflight)).status).toBe(204)
    expect(ran).toBe(0)
    expect((await conclude(server, OPTIONS)).reads).toBe(200)
    expect(ran).toBe(1)
  })
})

test.each([
  ['Elysia', ELYSIA],
  ['itty-router', ITTY],
  ['h3', H3_2],
] as const)(
  'an OPTIONS request that is not a preflight reaches the routes of %s',
  async (_, pair) => {
    const options = { origin: [APP], methods: ['OPTIONS'] }
    expect((await outcome(pair, 'ours', options, OPTIONS)).reads).toBe(200)
  },
)
