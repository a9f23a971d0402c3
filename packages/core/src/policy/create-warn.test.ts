import { describe, expect, test, vi } from 'vitest'
import { countUnhandledRejections } from '../unhandled-rejections.test-util.ts'
import { loadIn, recordWarnings } from './create-warn.test-util.ts'
import { actual, APP, EVIL, preflight } from './policy.test-util.ts'

const lines = recordWarnings()

/** The answer of a predicate that throws for unknown origins. */
function denyLoudly(): never {
  throw new Error('unknown')
}

const post = (origin: string) => actual(origin, { method: 'POST' })

describe('warnings in development', () => {
  test.each(['development', undefined, 'staging'])(
    'a denied origin is printed once, with the place of the policy and what to write (NODE_ENV: %s)',
    async (environment) => {
      const { createCors } = await loadIn(environment)
      const policy = createCors({ origin: APP })
      for (let i = 0; i < 3; i++) void policy.decide(actual(EVIL))
      void policy.decide(preflight(EVIL))
      expect(lines).toEqual([
        expect.stringMatching(
          /^webcors: https:\/\/evil\.example is denied by the policy at create-warn\.test\.ts:\d+\. To allow it, add it to origin\. npx webcors explain origin-not-allowed$/,
        ),
      ])
    },
  )

  test('each denied origin is printed once', async () => {
    const { createCors } = await loadIn('development')
    const policy = createCors({ origin: APP })
    void policy.decide(actual('http://localhost:5174'))
    void policy.decide(actual('http://localhost:5175'))
    expect(lines).toHaveLength(2)
  })

  test('an origin that is not well-formed is never printed', async () => {
    const { createCors } = await loadIn('development')
    const policy = createCors({ origin: APP })
    const forged = 'https://a.example\nwebcors: all is well'
    void policy.decide(actual(forged))
    expect(lines).toEqual([expect.stringContaining('an origin that is not well-formed is denied')])
    expect(lines.join('')).not.toContain('all is well')
  })

  test('the warning for the opaque origin has its own advice', async () => {
    const { createCors } = await loadIn('development')
    void createCors({ origin: APP }).decide(actual('null'))
    expect(lines).toEqual([expect.stringContaining('serve the page over http')])
  })

  test('no warning is printed for a request of a page of the site itself', async () => {
    const { createCors } = await loadIn('development')
    const policy = createCors({ origin: APP, crossOriginProtection: true })
    void policy.decide({ ...post('https://api.example.com'), host: 'api.example.com' })
    void policy.decide({ ...post('https://proxied.example.com'), fetchSite: 'same-origin' })
    expect(lines).toEqual([])
  })

  test('the warning for a refusal names the option crossOriginProtection or allowedHosts', async () => {
    const { createCors } = await loadIn('development')
    const policy = createCors({
      origin: APP,
      crossOriginProtection: true,
      allowedHosts: ['localhost:*'],
    })
    void policy.decide({ ...post(EVIL), host: 'localhost:3000' })
    void policy.decide({ ...actual(APP), host: 'rebound.example:3000' })
    void policy.decide({ ...actual(APP), host: 'a\nb' })
    expect(lines).toEqual([
      expect.stringContaining(`${EVIL} is refused by crossOriginProtection of the policy`),
      expect.stringContaining('the Host rebound.example:3000 is refused by the policy'),
      expect.stringContaining('a Host that is not well-formed is refused'),
    ])
    expect(lines[1]).toContain('add it to allowedHosts')
  })

  test('each header of the application that was replaced or removed is printed once, with the option that sends it', async () => {
    const { withCors } = await loadIn('development')
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Content-Disposition',
    }
    const wrapped = withCors(() => new Response('', { headers }), { origin: APP })
    const request = (): Request => new Request('https://api.example/', { headers: { Origin: APP } })
    for (let i = 0; i < 3; i++) await wrapped(request())
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(
      'replaced or removed the header Access-Control-Expose-Headers that the application set. To send it, use exposedHeaders.',
    )
  })

  test('the warning for a header that no option sends names the options of the policy', async () => {
    const { withCors } = await loadIn('development')
    const headers = { 'Access-Control-Request-Method': 'PUT' }
    const wrapped = withCors(() => new Response('', { headers }), { origin: APP })
    await wrapped(new Request('https://api.example/', { headers: { Origin: APP } }))
    expect(lines).toEqual([
      expect.stringContaining(
        'the header access-control-request-method that the application set. To send it, use the options of the policy.',
      ),
    ])
  })

  test.each([
    ['Access-Control-Allow-Origin', 'origin'],
    ['Access-Control-Allow-Credentials', 'credentials: true'],
    ['Access-Control-Allow-Methods', 'methods'],
    ['Access-Control-Allow-Headers', 'allowedHeaders'],
    ['Access-Control-Expose-Headers', 'exposedHeaders'],
    ['Access-Control-Max-Age', 'maxAge'],
    ['Timing-Allow-Origin', 'timingAllowOrigin: true'],
  ])('the warning for the header %s names the option %s', async (name, option) => {
    const { createCors } = await loadIn('development')
    const policy = createCors({ origin: APP })
    const decision = await policy.decide(actual())
    const replaced = [name.toLowerCase()]
    policy.report({ ...decision, reason: 'headers-replaced', replaced }, actual(), undefined)
    expect(lines).toEqual([
      expect.stringContaining(
        `the header ${name} that the application set. To send it, use ${option}. npx webcors explain headers-replaced`,
      ),
    ])
  })

  test('a header of the application that the policy sets to the same value is not reported', async () => {
    const { withCors } = await loadIn('development')
    const headers = { 'Access-Control-Allow-Origin': APP }
    const wrapped = withCors(() => new Response('', { headers }), { origin: APP })
    await wrapped(new Request('https://api.example/', { headers: { Origin: APP } }))
    expect(lines).toEqual([])
  })

  test('a predicate that allows every origin with credentials is reported with the first request', async () => {
    const { createCors } = await loadIn('development')
    const asked = vi.fn<(origin: string) => boolean>(() => true)
    const policy = createCors({ origin: asked, credentials: true })
    for (let i = 0; i < 3; i++) void policy.decide(actual())
    expect(asked).toHaveBeenCalledTimes(4)
    expect(asked.mock.calls[1]?.[0]).toMatch(/^https:\/\/[a-z0-9]+\.invalid$/)
    expect(lines).toEqual([expect.stringContaining('allows every origin, with credentials')])
    expect(lines[0]).toMatch(/npx webcors explain predicate-allows-everyone$/)
  })

  test.each([
    ['compares', (origin: string) => origin === APP],
    ['is asynchronous', async () => true],
    ['throws for other origins', (origin: string) => origin === APP || denyLoudly()],
  ])('no warning is printed for a predicate that %s', async (_, test) => {
    const { createCors } = await loadIn('development')
    await createCors({ origin: test, credentials: true }).decide(actual())
    expect(lines).toEqual([])
  })

  test('a predicate that rejects for unknown origins causes no unhandled rejection', async () => {
    const { createCors } = await loadIn('development')
    const test = (origin: string) => origin === APP || (Promise.reject(new Error('no')) as never)
    const policy = createCors({ origin: test, credentials: true })
    expect(await countUnhandledRejections(() => policy.decide(actual()))).toBe(0)
    expect(lines).toEqual([])
  })

  test('a predicate without credentials is not asked about a random origin', async () => {
    const { createCors } = await loadIn('development')
    const asked = vi.fn<(origin: string) => boolean>(() => true)
    void createCors({ origin: asked }).decide(actual())
    expect(asked).toHaveBeenCalledOnce()
  })
})

describe('warnings with onDecision', () => {
  test.each([null, () => {}])('no warning is printed with onDecision: %s', async (onDecision) => {
    const { createCors } = await loadIn('development')
    const policy = createCors({ origin: APP, onDecision })
    void policy.decide(actual(EVIL))
    const failing = createCors({
      origin: () => {
        throw new Error('no')
      },
      onDecision,
    })
    void failing.decide(actual())
    void createCors({ origin: () => true, credentials: true, onDecision }).decide(actual())
    expect(lines).toEqual([])
  })
})
