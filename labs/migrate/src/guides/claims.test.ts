// Tries the statements of the guides on libraries that have no converter, with these libraries.
import { createServer } from 'node:http'
import { withCors } from '@webcors/next/pages'
import nextCors from 'nextjs-cors'
import { afterEach, describe, expect, test } from 'vitest'
import { listen, type RunningServer } from '../ask-over-http.ts'
import { conclude, type Conclusion, type Page } from '../conclude.ts'
import { ELYSIA, H3_2, ITTY, type Pair } from './fetch-hosts.ts'
import { MIDDY } from './middy-host.ts'

/** The function of `nextjs-cors`. Its types describe an ES module, but it is a CommonJS module. */
const answer = nextCors as unknown as (...args: readonly unknown[]) => Promise<void>

const APP = 'https://app.example.com'
const EVIL: Page = { origin: 'https://evil.example', credentials: true }
const OPTIONS: Page = { origin: APP, method: 'OPTIONS' }

/** Returns the result for a page, without `vary`, which only caches use. */
async function outcome(pair: Pair, which: keyof Pair, options: object, page: Page) {
  const { vary: _, ...rest } = await conclude(pair[which]({ ...options }), page)
  return rest as Conclusion
}

describe('Elysia', () => {
  test('@elysiajs/cors lets any site read with credentials by default', async () => {
    expect(await outcome(ELYSIA, 'theirs', {}, EVIL)).toMatchObject({ reads: 200 })
  })

  test('@elysiajs/cors allows plain http for a host without a scheme, and webcors refuses such a host', async () => {
    const page = { origin: 'http://app.example.com' }
    const theirs = await outcome(ELYSIA, 'theirs', { origin: 'app.example.com' }, page)
    expect(theirs.reads).toBe(200)
    expect(() => ELYSIA.ours({ origin: 'app.example.com' })).toThrow('browsers send')
  })

  test('@elysiajs/cors denies all origins for an asynchronous function, and webcors uses its result', async () => {
    const options = { origin: async () => true, credentials: false }
    expect((await outcome(ELYSIA, 'theirs', options, { origin: APP })).reads).toBe('blocked')
    expect((await outcome(ELYSIA, 'ours', options, { origin: APP })).reads).toBe(200)
  })

  test('@elysiajs/cors exposes the names of request headers, and sends Vary: *', async () => {
    const { headers } = await ELYSIA.theirs({}).ask('GET', '/', { Origin: APP, 'X-Token': '1' })
    expect(headers.get('Access-Control-Expose-Headers')).toContain('x-token')
    expect(headers.get('Vary')).toBe('*')
  })
})

describe('itty-router', () => {
  test('itty-router lets any site read with credentials if the origin is *, and webcors refuses this', async () => {
    const options = { origin: '*', credentials: true }
    expect((await outcome(ITTY, 'theirs', options, EVIL)).reads).toBe(200)
    expect(() => ITTY.ours(options)).toThrow('Cannot allow origin "*" with credentials')
  })

  test('itty-router turns a 404 into a 200 on Node.js, and webcors keeps it', async () => {
    const page = { origin: APP, path: '/missing' }
    expect((await outcome(ITTY, 'theirs', { origin: APP }, page)).reads).toBe(200)
    expect((await outcome(ITTY, 'ours', { origin: APP }, page)).reads).toBe(404)
  })

  test('itty-router never sends Vary: Origin, and allows no request header by default', async () => {
    const { headers } = await ITTY.theirs({ origin: [APP] }).ask('GET', '/', { Origin: APP })
    expect(headers.get('Vary')).toBeNull()
    const page = { origin: APP, method: 'POST', headers: ['Content-Type'] }
    expect((await outcome(ITTY, 'theirs', { origin: APP }, page)).preflight).toBe('failed')
    expect((await outcome(ITTY, 'ours', { origin: APP }, page)).reads).toBe(200)
  })
})

describe('h3', () => {
  test('h3 allows all origins for an asynchronous function, and webcors uses its result', async () => {
    const options = { origin: async () => false, credentials: true }
    const theirs = await outcome(H3_2, 'theirs', { ...options, exposeHeaders: [] }, EVIL)
    expect(theirs.reads).toBe(200)
    expect((await outcome(H3_2, 'ours', options, EVIL)).reads).toBe('blocked')
  })

  test('h3 allows all origins if origin is undefined, and webcors refuses this', async () => {
    const page = { origin: 'https://evil.example' }
    expect((await outcome(H3_2, 'theirs', { origin: undefined }, page)).reads).toBe(200)
    expect(() => H3_2.ours({ origin: undefined })).toThrow('origin is undefined')
  })

  test('h3 exposes every response header by default', async () => {
    const { sees } = await outcome(H3_2, 'theirs', { origin: [APP] }, { origin: APP })
    expect(sees).toEqual(['link', 'x-total'])
  })
})

describe('middy', () => {
  test('@middy/http-cors lets any site read with credentials if the origin is *, and webcors refuses this', async () => {
    const options = { origin: '*', credentials: true }
    expect((await outcome(MIDDY, 'theirs', options, EVIL)).reads).toBe(200)
    expect(() => MIDDY.ours(options)).toThrow('Cannot allow origin "*" with credentials')
  })

  test('@middy/http-cors matches one label with a star, and webcors matches one or more', async () => {
    const page = { origin: 'https://a.b.example.com' }
    const options = { origins: ['https://*.example.com'] }
    expect((await outcome(MIDDY, 'theirs', options, page)).reads).toBe('blocked')
    const ours = await outcome(MIDDY, 'ours', { origin: 'https://*.example.com' }, page)
    expect(ours.reads).toBe(200)
  })

  test('@middy/http-cors sends no header without options', async () => {
    const { headers } = await MIDDY.theirs({}).ask('GET', '/', { Origin: APP })
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('nextjs-cors', () => {
  let server: RunningServer | undefined
  afterEach(() => server?.close())

  const preflight = { Origin: APP, 'Access-Control-Request-Method': 'PUT' }

  test('nextjs-cors does not return to the handler after a preflight', async () => {
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

  test('webcors answers preflights, and runs the handler for all other requests', async () => {
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
