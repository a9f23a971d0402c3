import { expect, test } from 'vitest'
import { type CorsPolicy, type CorsRequest, createCors, type OriginPattern } from '../index.ts'
import { actual, preflight } from './policy.test-util.ts'

const MANY = 100_000

/** Measures a call, in milliseconds. */
function time(run: () => void): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

/**
 * Measures how many times as long the first function takes as the second. The functions run
 * alternately, and the medians are compared, so that load slows down both. Load may still disturb a
 * measurement, so up to five attempts are made to stay below the limit.
 */
function ratio(first: () => void, second: () => void, limit: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let attempt = 0; attempt < 5 && best >= limit; attempt++) {
    const rounds = Array.from({ length: 15 }, () => [time(first), time(second)] as const)
    const found = median(rounds.map(([one]) => one)) / median(rounds.map(([, other]) => other))
    best = Math.min(best, found)
  }
  return best
}

const decideAll = (policy: CorsPolicy, requests: readonly CorsRequest[]) => (): void => {
  for (let i = 0; i < 50; i++) for (const request of requests) void policy.decide(request)
}

const exact = (count: number): OriginPattern[] =>
  Array.from({ length: count }, (_, i) => `https://site-${i}.example` as const)
const patterns = (count: number): OriginPattern[] =>
  Array.from({ length: count }, (_, i): OriginPattern => {
    const kinds = [
      `https://*.tenant-${i}.example`,
      `https://pr-*.tenant-${i}.example`,
      `https://app-${i}-*-team.example.com`,
      `http://localhost-${i}:*`,
    ] as const
    return kinds[i % 4] as OriginPattern
  })

const ORIGINS = [
  'https://site-0.example',
  'https://site-99999.example',
  'https://a.b.tenant-0.example',
  'https://pr-1-a.tenant-1.example',
  'https://app-2-x-y-z-team.example.com',
  'http://localhost-3:8080',
  'https://nobody.example',
  'https://pr-1-2-3-4-5-6-7-8-9.nobody.example',
  'https://a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.example',
  'null',
  'nonsense',
]
const REQUESTS = ORIGINS.flatMap((origin) => [actual(origin), preflight(origin, 'PUT', 'x-a')])

test('known defect 19: the time of a decision does not grow with the number of allowed origins', () => {
  const [first = 'https://a.example'] = exact(1)
  const few = createCors({ origin: [first, ...patterns(4)] })
  const many = createCors({ origin: [...exact(MANY / 2), ...patterns(MANY / 2)] })
  expect(ratio(decideAll(many, REQUESTS), decideAll(few, REQUESTS), 5)).toBeLessThan(5)
})

/** Repeats a part up to about the given number of characters. */
const fill = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length))

// Answers to short preflights are kept, and looking one up costs next to nothing: the long ones are
// compared with some that are just too long for that.
const LONG = 1 << 20
const PARTS = [',', 'x-a,', 'a', ' ', 'x-a, ', 'é']

test.each(PARTS)(
  'known defect 19: the time does not grow with the length of the requested method and headers: %j',
  (part) => {
    for (const options of [
      { origin: '*' },
      { origin: 'https://site-0.example', allowedHeaders: ['X-A'], methods: ['PUT'] },
    ] as const) {
      const policy = createCors(options)
      const asking = (length: number): CorsRequest[] => [
        preflight('https://site-0.example', 'PUT', fill(part, length)),
        preflight('https://site-0.example', fill(part, length), 'x-a'),
      ]
      const run = ratio(decideAll(policy, asking(LONG)), decideAll(policy, asking(600)), 5)
      expect(run).toBeLessThan(5)
    }
  },
)

test.each(['a', 'a.', '-', 'https://a.example, ', 'é', '.', ':'])(
  'known defect 19: the time does not grow with the length of the origin: %j',
  (part) => {
    const policy = createCors({ origin: ['https://*.example.com', 'https://site-0.example'] })
    const from = (length: number): CorsRequest[] => {
      const origin = `https://${fill(part, length)}.example.com`
      return [actual(origin), preflight(origin, 'PUT', 'x-a')]
    }
    expect(ratio(decideAll(policy, from(LONG)), decideAll(policy, from(600)), 5)).toBeLessThan(5)
  },
)

test('known defect 19: the longest origin, with many places for a star, takes a limited time', () => {
  const policy = createCors({ origin: ['https://*.example.com', 'https://a-*-b.example.com'] })
  const host = (part: string): string => `https://${part.repeat(200).slice(0, 240)}.example.org`
  const plain = [actual(`https://${'a'.repeat(60)}.${'b'.repeat(60)}.example.org`)]
  for (const part of ['a-', '-', 'a-b.']) {
    expect(
      ratio(decideAll(policy, [actual(host(part))]), decideAll(policy, plain), 40),
    ).toBeLessThan(40)
  }
})
