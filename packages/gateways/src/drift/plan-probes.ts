import type { ListedOrigin } from '../origin/listed-origin.js'
import { type GatewayPolicy, spelledOut } from '../policy/gateway-policy.js'
import { type Candidate, lookAlikesOf, samplesOf, usualExtras } from './look-alikes.js'
import type { Probe } from './probe.js'

/** An origin that no page has. */
const STRANGER = 'https://stranger.invalid'

/**
 * The maximum number of entries whose origins are sent. From a longer list, entries at even
 * distances are taken.
 */
const MAX_ENTRIES = 20
/** The number of entries whose look-alikes are sent. */
const MAX_IMITATED = 3

/** A method and a header that no policy lists. */
export interface Unlisted {
  readonly method: string
  readonly name: string
}

/**
 * Plans the requests to a server: with allowed origins, look-alikes and unrelated origins, and
 * preflights for listed and unlisted methods and headers.
 *
 * @param origins further origins to send
 */
export function planProbes(
  policy: GatewayPolicy,
  unlisted: Unlisted,
  origins: readonly string[] = [],
): readonly Probe[] {
  const entries = policy.origins === '*' ? [] : spread(policy.origins, MAX_ENTRIES)
  const [patterns, exact] = [
    entries.filter((entry) => !entry.exact),
    entries.filter((entry) => entry.exact),
  ]
  const imitated = [...patterns.slice(0, MAX_IMITATED), ...exact.slice(0, MAX_IMITATED)]
  const allowed = entries.flatMap((entry) => samplesOf(entry).map((found) => actual(found, entry)))
  const others: Candidate[] = [
    { origin: STRANGER, what: 'an unrelated origin', isSendable: true },
    { origin: 'null', what: 'an opaque origin', isSendable: true },
    ...usualExtras(entries),
    ...origins.map((origin) => ({ origin, what: 'an origin that you gave', isSendable: true })),
  ]
  const probes = [
    ...allowed,
    ...others.map((found) => actual(found, null)),
    ...imitated.flatMap((entry) => lookAlikesOf(entry).map((found) => actual(found, entry))),
    { kind: 'actual', origin: null, what: 'no origin', entry: null, isSendable: true } as const,
    ...planPreflights(policy, allowed, unlisted),
    ...planOthers(allowed[0] ?? actual(others[0] as Candidate, null)),
  ]
  return unique(probes)
}

function actual({ origin, what, isSendable }: Candidate, entry: ListedOrigin | null): Probe {
  return { kind: 'actual', origin, what, entry, isSendable }
}

/** Plans a preflight for each name, because some servers answer only with the requested name. */
function planPreflights(
  { methods, headers }: GatewayPolicy,
  allowed: readonly Probe[],
  unlisted: Unlisted,
): readonly Probe[] {
  const stranger = actual({ origin: STRANGER, what: 'an unrelated origin', isSendable: true }, null)
  const first = allowed[0] ?? stranger
  const ask = (probe: Probe, method: string, names: readonly string[] = []): Probe => ({
    ...probe,
    kind: 'preflight',
    method,
    names,
  })
  const unsafe = spelledOut(methods).filter((name) => !/^(GET|HEAD|POST)$/.test(name))
  const known = spelledOut(headers).map((name) => name.toLowerCase())
  const usual = ['DELETE', 'PATCH', 'PUT', 'patch'].filter((name) => !unsafe.includes(name))
  const [method = 'GET'] = unsafe
  return [
    ...unsafe.slice(0, 8).map((name) => ask(first, name)),
    ...known.slice(0, 8).map((name) => ask(first, 'GET', [name])),
    ask(first, method, [...known].toSorted()),
    ask(first, unlisted.method),
    ask(first, 'GET', [unlisted.name]),
    ...usual.map((name) => ask(first, name)),
    ...['authorization', 'content-type']
      .filter((name) => !known.includes(name))
      .map((name) => ask(first, 'GET', [name])),
    ...allowed.slice(1, 4).map((probe) => ask(probe, method)),
    ask(stranger, method),
    ask(actual({ origin: 'null', what: 'an opaque origin', isSendable: true }, null), method),
  ]
}

/** Plans an `OPTIONS` request that is not a preflight, and a request to a missing path. */
function planOthers(probe: Probe): readonly Probe[] {
  return [
    { ...probe, kind: 'options' },
    { ...probe, kind: 'missing' },
  ]
}

function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list
  const step = list.length / count
  return Array.from({ length: count }, (_, index) => list[Math.floor(index * step)] as T)
}

function unique(probes: readonly Probe[]): readonly Probe[] {
  const known = new Map<string, Probe>()
  for (const probe of probes) {
    const { kind, origin, method = '', names = [] } = probe
    const key = [kind, origin, method, ...names].join('\n')
    if (!known.has(key)) known.set(key, probe)
  }
  return [...known.values()]
}
