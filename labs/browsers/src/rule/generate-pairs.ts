import type { Kind } from '../hosts/contents.ts'
import { type Random, randomOf } from '../random.ts'
import type { Deed, Policy } from './policy.ts'

/** A policy, and the request of a page under it. */
export interface Pair {
  readonly id: number
  /** The number of the policy. Each policy is created once, and several pages use it. */
  readonly policyId: number
  readonly policy: Policy
  readonly deed: Deed
  /** The status of the application's response. */
  readonly status: number
  /** Whether the browser may cache the response, which other origins then get. */
  readonly isKept: boolean
  /** The prefix of the path, if a host has several applications. */
  readonly prefix?: string
  /** The kind of content that the API needs. */
  readonly kind: Kind
}

const KINDS: Readonly<Record<Deed['api'], Kind>> = {
  fetch: 'text',
  XMLHttpRequest: 'text',
  EventSource: 'events',
  'module script': 'script',
  'import()': 'script',
  image: 'image',
  'plain image': 'image',
  font: 'font',
}
const LOADERS = ['EventSource', 'module script', 'import()', 'image', 'font'] as const
/** APIs that never send credentials. */
const ANONYMOUS: readonly Deed['api'][] = ['import()', 'font']

/** The origins of pages, with look-alikes among them. */
const PAGES = [
  'https://app.example.com',
  'https://app.example.com',
  'https://a.b.example.com',
  'https://pr-7.example.com',
  'https://xn--bcher-kva.example',
  'https://app.example.com:8443',
  'https://evil-example.com',
  'https://example.com',
  'https://app.example.com.evil.example.org',
  'http://app.example.com',
  'http://localhost:5173',
  'http://[2001:db8::5]:8080',
  'null',
]
/** Origins of one site, because browsers keep separate caches for separate sites. */
const NEIGHBORS = [
  'https://app.example.com',
  'https://a.b.example.com',
  'https://pr-7.example.com',
  'https://example.com',
]
const PATTERNS = [
  'https://app.example.com',
  'https://app.example.com',
  'https://a.b.example.com',
  'https://*.example.com',
  'https://*.example.com',
  'https://*.b.example.com',
  'https://pr-*.example.com',
  'https://*.example.com:8443',
  'https://app.example.com:*',
  'https://xn--bcher-kva.example',
  'https://example.com',
  'http://localhost:5173',
  'http://localhost:*',
  'http://[2001:db8::5]:8080',
  'http://app.example.com',
]
/** Origins for which patterns are written. */
const MEANT: Readonly<Record<string, string>> = {
  'https://*.example.com': 'https://a.b.example.com',
  'https://*.b.example.com': 'https://a.b.example.com',
  'https://pr-*.example.com': 'https://pr-7.example.com',
  'https://*.example.com:8443': 'https://app.example.com:8443',
  'https://app.example.com:*': 'https://app.example.com:8443',
  'http://localhost:*': 'http://localhost:5173',
}
const METHODS = ['GET', 'GET', 'POST', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'REPORT']
const HEADERS = [
  ['X-A', '1'],
  ['X-Request-Id', '7'],
  ['Authorization', 'Bearer x'],
  ['Content-Type', 'application/json'],
  ['Content-Type', 'text/plain'],
  ['Accept', 'text/html'],
] as const
const STATUSES = [200, 200, 200, 201, 400, 401, 404, 500, 503]
const PAIRS_OF_A_POLICY = 8

/** @param index the same seed and index give the same pair */
export function generatePair(seed: number, index: number): Pair {
  const policyId = Math.floor(index / PAIRS_OF_A_POLICY)
  const policy = generatePolicy(randomOf(seed, -1 - policyId))
  const random = randomOf(seed, index)
  const origin = random.chance(0.5) ? meant(random, policy) : random.pick(PAGES)
  const credentials: Deed['credentials'] = random.chance(0.4) ? 'include' : 'omit'
  if (random.chance(0.25)) {
    const api = random.pick(['fetch', 'fetch', 'plain image'] as const)
    // Scripts also read the image, because they must not get a copy that was cached for pages that
    // only show it.
    const kind = api === 'fetch' ? random.pick(['text', 'image'] as const) : 'image'
    const from = random.chance(0.5) ? origin : random.pick(NEIGHBORS)
    const deed = { ...PLAIN, origin: from, api, credentials }
    return { id: index, policyId, policy, deed, status: 200, isKept: true, kind }
  }
  const deed = generateDeed(random, origin, credentials)
  const status = random.pick(STATUSES)
  return { id: index, policyId, policy, deed, status, isKept: false, kind: KINDS[deed.api] }
}

const PLAIN = {
  api: 'fetch',
  method: 'GET',
  headers: [],
  body: null,
  upload: false,
  times: 1,
} as const

function generateDeed(random: Random, origin: string, credentials: Deed['credentials']): Deed {
  if (random.chance(0.3)) {
    const api = random.pick(LOADERS)
    return { ...PLAIN, origin, api, credentials: ANONYMOUS.includes(api) ? 'omit' : credentials }
  }
  const api = random.chance(0.7) ? 'fetch' : 'XMLHttpRequest'
  const method = random.pick(METHODS)
  const body = ['POST', 'PUT', 'PATCH'].includes(method) && random.chance(0.6) ? 'body' : null
  return {
    origin,
    api,
    method,
    headers: onePerName(some(random, HEADERS).slice(0, 2)),
    credentials,
    body,
    upload: api === 'XMLHttpRequest' && random.chance(0.5),
    times: random.chance(0.3) ? 2 : 1,
  }
}

function meant(random: Random, { origin }: Policy): string {
  const pattern = origin === '*' ? 'null' : random.pick(origin)
  return MEANT[pattern] ?? pattern
}

function generatePolicy(random: Random): Policy {
  const origin = random.chance(0.15) ? '*' : some(random, PATTERNS).slice(0, 4)
  const credentials = origin !== '*' && random.chance(0.6)
  const exposedHeaders = some(random, ['X-B', 'ETag'])
  return {
    origin: origin.length === 0 ? ['https://app.example.com'] : origin,
    credentials,
    ...(random.chance(0.5) && { methods: some(random, METHODS) }),
    ...(random.chance(0.5) && { allowedHeaders: some(random, HEADERS).map(([name]) => name) }),
    ...(random.chance(0.7) && {
      exposedHeaders: !credentials && random.chance(0.3) ? '*' : exposedHeaders,
    }),
    ...(random.chance(0.5) && { maxAge: random.pick([0, 0, 60, 86_400]) }),
  }
}

/** Picks each item with a chance of one in three, in random order and none twice. */
function some<T>(random: Random, items: readonly T[]): readonly T[] {
  const unique = [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
  return random.shuffle(unique.filter(() => random.chance(0.34)))
}

function onePerName(headers: Deed['headers']): Deed['headers'] {
  return [...new Map(headers.map((header) => [header[0], header])).values()]
}
