import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type CorsDecision,
  type CorsOptions,
  CorsOptionsError,
  type CorsPolicy,
  createCors,
  validateCorsOptions,
  withCors,
} from '../index.ts'
import { actual, APP, EVIL, preflight } from './policy.test-util.ts'

// A failure prints the seed and the path of the smallest counterexample: give both to `fc.assert`
// to see it again.
const SEED = 6454

const boom = (): never => {
  throw new Error('boom')
}

/**
 * Makes a proxy whose traps all throw, including those that `Array.isArray` and `instanceof` call.
 */
function throwing(target: object): object {
  return new Proxy(target, new Proxy({}, { get: () => boom }))
}

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {})
  revoke()
  return proxy
}

function cyclic(): object {
  const list: unknown[] = []
  const object: Record<string, unknown> = { list, origin: list }
  list.push(object, list)
  object['self'] = object
  return object
}

function sparse(): unknown[] {
  const list: unknown[] = [APP]
  list[1000] = APP
  return list
}

class Instance {
  readonly origin = APP
  get credentials(): boolean {
    return boom()
  }
}

/** Values that code can pass, and JSON cannot contain. */
const STRANGE: readonly (() => unknown)[] = [
  () => throwing({}),
  () => throwing([]),
  () => throwing(() => true),
  () => revoked({}),
  () => revoked([]),
  () => revoked(() => true),
  () => ({
    get origin(): string {
      return boom()
    },
  }),
  () => ({
    get test(): string {
      return boom()
    },
  }),
  () => [throwing({}), APP],
  () => ({ test: throwing(() => true) }),
  cyclic,
  sparse,
  () => new Instance(),
  () => Object.create(null) as object,
  () => Object.create({ origin: APP }) as object,
  () => Object.freeze({ origin: APP }),
  () => Object.freeze([APP]),
  () => ({ valueOf: boom, toString: boom, [Symbol.toPrimitive]: boom, toJSON: boom }),
  () => Array.from({ length: 1000 }, (_, i) => `https://site-${i}.example`),
  () => Array.from({ length: 1000 }, () => ({})),
  () => 'x'.repeat(1 << 20),
  () => Symbol('x'),
  () => Symbol.iterator,
  () => 2n ** 4000n,
  () => /x/g,
  () => new Set([APP]),
  () => new Map([[APP, APP]]),
  () => new URL(APP),
  () => new Date(Number.NaN),
  () => Promise.resolve(APP),
  () => new WeakMap(),
  () => new Uint8Array(10),
  () => globalThis,
  () => (): boolean => true,
  () => boom,
  () => Instance,
  () => Array,
  () => Math,
]

const sound = fc.constantFrom<unknown>(
  '*',
  APP,
  [APP, 'https://*.example.com'],
  ['http://localhost:*'],
  ['PUT', 'DELETE'],
  ['X-A'],
  [],
  true,
  false,
  undefined,
  0,
  600,
  204,
)
const anything = fc.anything({
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
})
// The arbitraries give functions that make values, because fast-check inspects values, and these
// values throw if inspected.
type Make = () => unknown

const made: fc.Arbitrary<Make> = fc.oneof(
  { weight: 4, arbitrary: sound.map((it) => () => it) },
  { weight: 2, arbitrary: anything.map((it) => () => it) },
  { weight: 2, arbitrary: fc.constantFrom(...STRANGE) },
)
const value: fc.Arbitrary<Make> = fc.oneof(
  { weight: 5, arbitrary: made },
  fc.array(made, { maxLength: 4 }).map((makes) => () => makes.map((make) => make())),
)

const NAMES = [
  'methods',
  'allowedHeaders',
  'exposedHeaders',
  'credentials',
  'maxAge',
  'timingAllowOrigin',
  'crossOriginProtection',
  'preflightStatus',
  'onDecision',
  'dangerouslyAllowInsecureOrigins',
  'dangerouslyAllowPublicSuffixes',
]
const soundOrigin = fc
  .constantFrom<unknown>('*', APP, [APP, 'https://*.example.com'], (): boolean => true)
  .map((it) => () => it)
const name = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...NAMES) }, fc.string())
const optionsObject: fc.Arbitrary<Make> = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: soundOrigin }, value),
    fc.array(fc.tuple(name, value), { maxLength: 3 }),
  )
  .map(([origin, more]) => () => ({
    origin: origin(),
    ...Object.fromEntries(more.map(([key, make]) => [key, make()])),
  }))
const options: fc.Arbitrary<Make> = fc.oneof({ weight: 8, arbitrary: optionsObject }, made)

/** @returns the value that a call throws, or `null` if it does not throw */
function thrownBy(run: () => unknown): unknown {
  try {
    run()
    return null
  } catch (error) {
    return error
  }
}

/** Whether a value is the error that `createCors` may throw. */
function isOptionsError(error: unknown): boolean {
  return error instanceof CorsOptionsError
}

const policies: readonly CorsPolicy[] = (
  [
    { origin: '*' },
    { origin: '*', methods: ['PUT'], allowedHeaders: ['X-A'], exposedHeaders: '*', maxAge: 0 },
    { origin: APP, credentials: true, timingAllowOrigin: true, crossOriginProtection: true },
    {
      origin: [APP, 'https://*.example.com', 'https://pr-*.example.org:*', 'capacitor://localhost'],
      methods: ['PUT', 'purge'],
      allowedHeaders: ['X-A', 'Content-Type'],
      exposedHeaders: ['ETag', 'X-B'],
    },
    { origin: (origin: string) => origin.length % 2 === 0 },
    { origin: (): boolean => boom(), crossOriginProtection: true },
  ] satisfies CorsOptions[]
).map((given) => createCors(given))

/** Header values: arbitrary texts, and texts that are nearly valid. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'htps:/.*[]@,; \t\r\n\0-_aA1é☃'.split('')) }),
  fc.constantFrom(
    APP,
    EVIL,
    'null',
    '*',
    '',
    ',',
    ',,,,',
    'x-a',
    'X-A, x-b',
    'PUT',
    'TRACE',
    '__proto__',
  ),
  fc.string({ unit: 'binary' }).map((more) => APP + more),
  fc.string({ unit: 'binary' }).map((more) => `x-a,${more}`),
  fc.constantFrom(...'a,: \n'.split('')).map((c) => c.repeat(100_000)),
  fc.constantFrom('x-a,', ', ', 'é,').map((part) => part.repeat(30_000)),
)
const field = fc.option(text, { freq: 4 })
const corsRequest = fc.record({
  method: fc.oneof(
    { weight: 2, arbitrary: fc.constant('OPTIONS') },
    fc.constantFrom('GET', 'POST'),
    text,
  ),
  origin: fc.oneof(fc.constantFrom(APP, 'https://a.example.com', EVIL), field),
  requestMethod: field,
  requestHeaders: field,
  fetchSite: field,
  host: field,
})

/** @returns the properties of a decision that violate an invariant */
function unsoundIn(decision: CorsDecision, origin: string | null): string[] {
  const { kind, vary, reason, allowed, status } = decision
  // A header with an empty value is not sent: it removes the header of the handler.
  const headers = decision.headers.filter(([, content]) => content !== '')
  const found: string[] = []
  const expectSound = (name: string, isSound: boolean): void => void (isSound || found.push(name))
  expectSound('kind', ['preflight', 'actual', 'non-cors'].includes(kind))
  expectSound('reason', allowed === (reason === null))
  expectSound('status', [null, 204, 403].includes(status))
  const names = headers.map(([sent]) => sent.toLowerCase())
  expectSound('a name twice', new Set(names).size === names.length)
  // The constructor of Headers refuses values that could split a response, and names that are not
  // header names.
  const real = new Headers(headers as unknown as [string, string][])
  real.set('Vary', vary.join(', '))
  for (const [sent, content] of headers) {
    expectSound(
      `characters of ${sent}`,
      /^[\t\x20-\x7e]+$/.test(content) && real.get(sent) === content,
    )
  }
  const allowOrigin = real.get('Access-Control-Allow-Origin')
  expectSound('another origin', [null, '*', origin].includes(allowOrigin))
  expectSound(
    'credentials for all',
    allowOrigin !== '*' || !real.has('Access-Control-Allow-Credentials'),
  )
  expectSound('length', [...real].join(': ').length < 4000)
  return found
}

describe('hostile options', () => {
  test('validateCorsOptions never throws, and returns a value or issues', () => {
    let valid = 0
    let invalid = 0
    fc.assert(
      fc.property(options, (make) => {
        const given = make()
        const { value: resolved, issues } = validateCorsOptions(given)
        expect((resolved === undefined) === (issues === undefined)).toBe(false)
        if (issues === undefined) valid++
        else invalid++
        for (const { code, path, message, fix } of (issues ?? []).slice(0, 100)) {
          expect(code).toMatch(/^[a-z-]+$/)
          expect(Array.isArray(path)).toBe(true)
          expect(message).toMatch(/^Cannot [^\n]+\.$/)
          expect(message.length).toBeLessThan(1000)
          expect(message.endsWith(` ${fix}`)).toBe(true)
        }
      }),
      { seed: SEED, numRuns: 1500 },
    )
    expect(Math.min(valid, invalid)).toBeGreaterThan(100)
  })

  test('createCors throws only CorsOptionsError, and only if there are issues', () => {
    let created = 0
    fc.assert(
      fc.property(options, (make) => {
        const given = make()
        const { issues } = validateCorsOptions(given)
        const error = thrownBy(() => createCors(given as CorsOptions))
        expect(error === null || isOptionsError(error)).toBe(true)
        expect(error === null).toBe(issues === undefined)
        if (error === null) created++
      }),
      { seed: SEED, numRuns: 1000 },
    )
    expect(created).toBeGreaterThan(100)
  })

  test('the decisions of a policy with valid options are sound', async () => {
    await fc.assert(
      fc.asyncProperty(optionsObject, corsRequest, async (make, request) => {
        const { value: resolved } = validateCorsOptions(make())
        if (resolved === undefined) return
        const decided = await createCors(resolved).decide(request)
        expect([200, 204, 403, null]).toContain(decided.status)
        const allowOrigin = decided.headers.find(([name]) => name === 'Access-Control-Allow-Origin')
        expect([undefined, '*', request.origin]).toContain(allowOrigin?.[1])
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  test('reconfigure leaves the policy as it was if the options are refused', () => {
    const policy = createCors({ origin: APP, exposedHeaders: ['ETag'] })
    const before = JSON.stringify(policy.decide(actual()))
    fc.assert(
      fc.property(options, (make) => {
        const given = make()
        if (validateCorsOptions(given).issues === undefined) return
        expect(isOptionsError(thrownBy(() => policy.reconfigure(given as CorsOptions)))).toBe(true)
        expect(JSON.stringify(policy.decide(actual()))).toBe(before)
      }),
      { seed: SEED, numRuns: 500 },
    )
  })

  test('withCors throws only CorsOptionsError for any handler, policy and hooks', () => {
    const handler = (): Response => new Response()
    fc.assert(
      fc.property(optionsObject, anything, (make, no) => {
        for (const run of [
          () => withCors(handler, make() as CorsOptions),
          () => withCors(handler, no as CorsOptions),
          () => withCors(no as () => Response, { origin: APP }),
          () => withCors(handler, { origin: APP }, no as never),
        ]) {
          const error = thrownBy(run)
          expect(error === null || isOptionsError(error)).toBe(true)
        }
      }),
      { seed: SEED, numRuns: 500 },
    )
  })
})

describe('hostile requests', () => {
  test('no header value makes decide throw, and no decision is unsound', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...policies), corsRequest, async (policy, request) => {
        expect(unsoundIn(await policy.decide(request), request.origin)).toEqual([])
      }),
      { seed: SEED, numRuns: 4000 },
    )
  })

  test('no origin makes allows throw', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...policies), field, async (policy, origin) => {
        const allowed = await policy.allows(origin)
        const decided = await policy.decide(actual(String(origin)))
        expect(allowed).toBe(decided.allowed)
      }),
      { seed: SEED, numRuns: 2000 },
    )
  })

  test('a wrapped handler answers every request whose headers a Headers object accepts', async () => {
    const bytes = fc
      .string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) })
      .map((sent) => sent.replaceAll(/[\0\r\n]/g, ''))
    const sent = fc.oneof(
      bytes,
      text.map((any) => any.replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')),
    )
    const given = fc.record(
      {
        Origin: sent,
        'Access-Control-Request-Method': sent,
        'Access-Control-Request-Headers': sent,
        'Sec-Fetch-Site': sent,
        Host: sent,
      },
      { requiredKeys: [] },
    )
    const method = fc.constantFrom('OPTIONS', 'GET', 'POST', 'purge')
    let answered = 0
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...policies),
        method,
        given,
        async (policy, verb, headers) => {
          const handler = withCors(
            () => new Response('hi', { headers: { Vary: 'Accept' } }),
            policy,
          )
          const request = new Request('https://api.example.com/', {
            method: verb,
            headers: headers as Record<string, string>,
          })
          const response = await handler(request)
          expect([200, 204, 403]).toContain(response.status)
          const allowOrigin = response.headers.get('Access-Control-Allow-Origin')
          expect([null, '*', request.headers.get('Origin')]).toContain(allowOrigin)
          if (response.status === 200) answered++
        },
      ),
      { seed: SEED, numRuns: 800 },
    )
    expect(answered).toBeGreaterThan(100)
  })

  test('the responses to hostile preflights are short', async () => {
    for (const policy of policies) {
      for (const names of ['x'.repeat(1 << 20), ','.repeat(1 << 20), 'x-a,'.repeat(1 << 18)]) {
        expect(unsoundIn(await policy.decide(preflight(APP, 'PUT', names)), APP)).toEqual([])
        expect(unsoundIn(await policy.decide(preflight(APP, names, names)), APP)).toEqual([])
        expect(unsoundIn(await policy.decide(preflight(names, names, names)), names)).toEqual([])
      }
    }
  })
})
