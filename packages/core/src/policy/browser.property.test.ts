import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { browse, type PageRequest } from './browser.test-util.ts'
import { type CorsOptions, createCors, withCors } from '../index.ts'
import {
  exactOrigin,
  nearlyOriginOf,
  originOf,
  originPattern,
} from '../origin/origin-arbitraries.test-util.ts'
import { matchesByReference } from '../origin/origin-reference.test-util.ts'
import { actual, preflight } from './policy.test-util.ts'

// A failure prints the seed and the path of the smallest counterexample: give both to `fc.assert`
// to see it again.
const SEED = 6454

const METHODS = 'GET HEAD POST PUT PATCH DELETE OPTIONS get put delete PURGE purge chicken'.split(
  ' ',
)
const HEADER_NAMES = 'X-A x-a X-B Authorization authorization Content-Type __proto__ *'.split(' ')

const method = fc.constantFrom(...METHODS)
const headerName = fc.constantFrom(...HEADER_NAMES)

const names = (one: fc.Arbitrary<string>): fc.Arbitrary<'*' | undefined | string[]> =>
  fc.oneof(fc.constantFrom('*' as const, undefined), {
    weight: 3,
    arbitrary: fc.uniqueArray(one, { maxLength: 5 }),
  })

/** Valid options in every combination. */
const options = fc
  .record({
    origin: fc.oneof(fc.constant('*'), {
      weight: 4,
      arbitrary: fc.uniqueArray(originPattern, { minLength: 1, maxLength: 4 }),
    }),
    methods: names(method),
    allowedHeaders: names(headerName.filter((name) => name !== '*')),
    exposedHeaders: names(headerName.filter((name) => name !== '*')),
    credentials: fc.boolean(),
    maxAge: fc.constantFrom(undefined, 0, 600),
    timingAllowOrigin: fc.boolean(),
    preflightStatus: fc.constantFrom(200, 204),
    asked: fc.boolean(),
  })
  .map(({ asked, origin, credentials, exposedHeaders, ...more }) => {
    const anyone = origin === '*'
    const patterns = origin as string[]
    const predicate = async (value: string): Promise<boolean> =>
      patterns.some((pattern) => matchesByReference(pattern, value))
    return {
      patterns: anyone ? null : patterns,
      options: {
        ...more,
        origin: asked && !anyone ? predicate : origin,
        credentials: credentials && !anyone,
        exposedHeaders: credentials && exposedHeaders === '*' ? [] : exposedHeaders,
        dangerouslyAllowInsecureOrigins: true,
        dangerouslyAllowPublicSuffixes: true,
      },
    }
  })

/** A policy, and a page that it often allows. */
const visits = options.chain((given) => {
  const origins = (given.patterns ?? ['https://*.com']).flatMap((pattern) => [
    originOf(pattern),
    nearlyOriginOf(pattern).map((origin) => origin.replaceAll(/[\0\r\n]|[^\0-\xff]/g, '').trim()),
  ])
  const page: fc.Arbitrary<PageRequest> = fc.record({
    origin: fc.oneof(exactOrigin, fc.constant('null'), ...origins),
    method,
    headerNames: fc.uniqueArray(headerName, { maxLength: 3 }),
    credentials: fc.constantFrom('omit', 'include'),
    forcePreflight: fc.boolean(),
  })
  return fc.record({ given: fc.constant(given), page })
})

/** A second implementation of the options: whether a page may read the response. */
function isMeant(
  patterns: readonly string[] | null,
  given: CorsOptions,
  page: PageRequest,
): boolean {
  const { methods = '*', allowedHeaders = '*', credentials = false } = given
  const upper = (name: string): string => {
    const standard = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']
    return standard.includes(name.toUpperCase()) ? name.toUpperCase() : name
  }
  const meantMethods = methods === '*' ? '*' : ['GET', 'HEAD', 'POST', ...methods.map(upper)]
  const meantHeaders = allowedHeaders === '*' ? '*' : allowedHeaders.map((it) => it.toLowerCase())
  return (
    (patterns === null || patterns.some((pattern) => matchesByReference(pattern, page.origin))) &&
    (page.credentials === 'omit' || credentials) &&
    (meantMethods === '*' || meantMethods.includes(upper(page.method))) &&
    page.headerNames.every(
      (name) => meantHeaders === '*' || meantHeaders.includes(name.toLowerCase()),
    )
  )
}

test('a browser lets a page read exactly the responses that the options allow, after preflights too', async () => {
  let readable = 0
  let preflights = 0
  let runs = 0
  await fc.assert(
    fc.asyncProperty(visits, async ({ given, page }) => {
      const handler = withCors(
        () => new Response('hi', { headers: { 'Access-Control-Allow-Origin': '*' } }),
        given.options,
      )
      const result = await browse(handler, page)
      expect(result.readable).toBe(isMeant(given.patterns, given.options, page))
      runs++
      if (result.readable) readable++
      if (result.preflight) preflights++
    }),
    { seed: SEED, numRuns: 3000 },
  )
  expect(readable).toBeGreaterThan(runs / 20)
  expect(readable).toBeLessThan(runs / 2)
  expect(preflights).toBeGreaterThan(runs / 2)
})

test('a decision allows a request if and only if the CORS check of a browser succeeds', async () => {
  let allowed = 0
  await fc.assert(
    fc.asyncProperty(visits, async ({ given, page }) => {
      const policy = createCors(given.options)
      const simple: PageRequest = {
        origin: page.origin,
        method: 'GET',
        headerNames: [],
        credentials: 'omit',
        forcePreflight: page.forcePreflight,
      }
      const { readable } = await browse(
        withCors(() => new Response(), policy),
        simple,
      )
      expect((await policy.decide(actual(page.origin))).allowed).toBe(readable)
      expect((await policy.decide(preflight(page.origin))).allowed).toBe(readable)
      expect(await policy.allows(page.origin)).toBe(readable)
      if (readable) allowed++
    }),
    { seed: SEED, numRuns: 2000 },
  )
  expect(allowed).toBeGreaterThan(500)
})

test('no response allows an origin that the options do not allow, whichever headers the handler sets', async () => {
  let echoed = 0
  await fc.assert(
    fc.asyncProperty(visits, fc.boolean(), async ({ given, page }, frozen) => {
      const handler = withCors(() => {
        const response = new Response('hi', {
          headers: {
            'Access-Control-Allow-Origin': page.origin,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Expose-Headers': '*',
            Vary: 'Accept',
          },
        })
        return frozen ? Object.freeze(response) : response
      }, given.options)
      const request = (method: string, headers = {}): Request =>
        new Request('https://api.example.com/', {
          method,
          headers: { Origin: page.origin, ...headers },
        })
      const asking = { 'Access-Control-Request-Method': 'PUT' }
      for (const sent of [request('GET'), request('POST'), request('OPTIONS', asking)]) {
        const { headers } = await handler(sent)
        const anyone = given.patterns === null
        const meant =
          given.patterns?.some((pattern) => matchesByReference(pattern, page.origin)) ?? true
        const credentials = meant && given.options.credentials
        const vary = (headers.get('Vary') ?? '').split(', ')
        expect({
          allowOrigin: headers.get('Access-Control-Allow-Origin'),
          credentials: headers.get('Access-Control-Allow-Credentials'),
          vary: vary.filter((name) => name === 'Origin').length,
        }).toEqual({
          allowOrigin: anyone ? '*' : meant ? page.origin : null,
          credentials: credentials ? 'true' : null,
          vary: anyone ? 0 : 1,
        })
        if (meant && !anyone) echoed++
      }
    }),
    { seed: SEED, numRuns: 2000 },
  )
  expect(echoed).toBeGreaterThan(1000)
})
