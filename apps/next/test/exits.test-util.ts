import { describeResponse, type RawResponse, type ServerProcess } from '@webcors/conformance'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, NEXT_VARY } from './next.test-util.ts'

const FORM = [['Content-Type', 'application/x-www-form-urlencoded']] as const
const ALLOWED = { 'Access-Control-Allow-Origin': 'https://app.example.com' }
/** Matches headers that differ from one response to the next, and the headers of CORS. */
const TRANSPORT = /^(?:date|connection|keep-alive|transfer-encoding|vary|access-control-.*)$/i

// Known defects 21, 22, 31, 32, 33.
const SAME = [
  'response',
  'next-response',
  'cookies',
  'response-redirect',
  'stream',
  'after',
  'redirect',
  'permanent-redirect',
  'redirect-with-cookies',
  'not-found',
  'forbidden',
  'unauthorized',
]

const FAILURES = ['error', 'error-around-redirect']

/** The headers that do not belong to the CORS protocol. */
function rest({ status, headers, body }: RawResponse): unknown {
  const kept = headers.filter(([name]) => !TRANSPORT.test(name))
  return { status, headers: kept.map(([name, value]) => `${name}: ${value}`).toSorted(), body }
}

function corsOf(response: RawResponse): unknown {
  const { cors, vary } = describeResponse(response)
  return { cors, vary: vary.filter((name) => !NEXT_VARY.includes(name)) }
}

/** Compares every way in which a route handler can end with the same handler without a policy. */
export function testExits(start: () => Promise<ServerProcess>): void {
  let server: ServerProcess

  beforeAll(async () => {
    server = await start()
  })
  afterAll(() => server?.close())

  describe.each(['wrapped', 'rescued', 'edge'])('%s', (handler) => {
    test.each(SAME)(
      'a handler that ends with "%s" keeps the response of Next and gets the policy’s headers',
      async (kind) => {
        const [plain, wrapped] = [
          await ask(server, `GET /exits/plain/${kind}`),
          await ask(server, `GET /exits/${handler}/${kind}`),
        ]
        expect(rest(wrapped)).toEqual(rest(plain))
        expect(corsOf(plain)).toEqual({ cors: {}, vary: [] })
        expect(corsOf(wrapped)).toEqual({ cors: ALLOWED, vary: ['Origin'] })
      },
    )

    test('a redirect after a form is answered with 303, as Next answers requests that may be server actions', async () => {
      const plain = await ask(server, 'POST /exits/plain/redirect', undefined, FORM, 'a=1')
      const wrapped = await ask(server, `POST /exits/${handler}/redirect`, undefined, FORM, 'a=1')
      expect(plain.status).toBe(303)
      expect(rest(wrapped)).toEqual(rest(plain))
      expect(corsOf(wrapped)).toEqual({ cors: ALLOWED, vary: ['Origin'] })
    })

    test('a thrown response is sent with the policy’s headers', async () => {
      const response = await ask(server, `GET /exits/${handler}/thrown-response`)
      expect(response).toMatchObject({ status: 409, body: 'conflict' })
      expect(corsOf(response)).toEqual({ cors: ALLOWED, vary: ['Origin'] })
    })

    test('cookies that were set before notFound() are sent, although Next itself would drop them', async () => {
      const response = await ask(server, `GET /exits/${handler}/not-found-with-cookies`)
      expect(response.status).toBe(404)
      expect(rest(response)).toMatchObject({
        headers: ['set-cookie: a=1; Path=/; HttpOnly', 'set-cookie: b=2; Path=/'],
      })
    })

    test('a denied origin gets the response without CORS headers', async () => {
      const response = await ask(server, `GET /exits/${handler}/redirect`, 'https://evil.example')
      expect(response.status).toBe(307)
      expect(corsOf(response)).toEqual({ cors: {}, vary: ['Origin'] })
    })
  })

  test.each(FAILURES)(
    'Next passes "%s" to onRequestError, and answers with 500 and no CORS headers',
    async (kind) => {
      const [plain, wrapped] = [
        await ask(server, `GET /exits/plain/${kind}`),
        await ask(server, `GET /exits/wrapped/${kind}`),
      ]
      expect(rest(wrapped)).toEqual(rest(plain))
      expect(wrapped.status).toBe(500)
      expect(corsOf(wrapped)).toEqual({ cors: {}, vary: [] })
      await expect
        .poll(() => server.output())
        .toContain(`onRequestError route /exits/wrapped/${kind}`)
    },
  )

  test.each(FAILURES)(
    'the page can read the response that onError creates for "%s"',
    async (kind) => {
      const response = await ask(server, `GET /exits/rescued/${kind}`)
      expect(response.status).toBe(503)
      expect(response.body).toMatch(/^Error: thrown/)
      expect(corsOf(response)).toEqual({ cors: ALLOWED, vary: ['Origin'] })
      expect(server.output()).not.toContain(`onRequestError route /exits/rescued/${kind}`)
    },
  )

  test.each(['nothing', 'next', 'response-error'])(
    'Next answers a handler that ends with "%s" with an error and no CORS headers, with or without a policy',
    async (kind) => {
      for (const handler of ['plain', 'wrapped', 'rescued']) {
        const response = await ask(server, `GET /exits/${handler}/${kind}`)
        expect(response.status).toBe(500)
        expect(corsOf(response)).toEqual({ cors: {}, vary: [] })
      }
    },
  )

  test('a task that the handler passes to after() runs behind a policy', async () => {
    for (const handler of ['wrapped', 'edge']) {
      await ask(server, `GET /exits/${handler}/after`)
      const done = async () => JSON.parse((await ask(server, `GET /exits/${handler}/done`)).body)
      await expect.poll(done).toContain('after')
    }
  })

  test('known defect 14: Next answers a plain OPTIONS itself, and a missing method with 405', async () => {
    for (const handler of ['plain', 'wrapped']) {
      const options = await ask(server, `OPTIONS /exits/${handler}/response`)
      expect(options.status).toBe(204)
      expect(options.headers).toContainEqual(['allow', 'GET, HEAD, OPTIONS, POST'])
      expect((await ask(server, `PUT /exits/${handler}/response`)).status).toBe(405)
    }
  })
}
