import * as fc from 'fast-check'

// A reference implementation of origin patterns, in the simplest code: texts are split and compared
// piece by piece. It shares no code with the matcher that tests compare it to, and is too slow for
// production.

interface Parts {
  readonly scheme: string
  readonly host: string
  readonly port: string
}

const IPV6: readonly string[] = ['[::1]', '[2001:db8::1]', '[fe80::a:b]']
const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  http: '80',
  https: '443',
  ws: '80',
  wss: '443',
  ftp: '21',
}
const CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-_'
const ANY_CASE = CHARACTERS + CHARACTERS.toUpperCase()
const STAR_CHARACTERS = 'abcdefghijklmnopqrstuvwxyz0123456789-'

function only(text: string, characters: string): boolean {
  return text !== '' && text.split('').every((c) => characters.includes(c))
}

function split(value: string): Parts | null {
  const [scheme = '', authority, ...more] = value.split('://')
  if (authority === undefined || more.length > 0) return null
  if (!only(scheme, 'abcdefghijklmnopqrstuvwxyz0123456789+-.')) return null
  if (!only(scheme.charAt(0), 'abcdefghijklmnopqrstuvwxyz')) return null
  if (authority.startsWith('[')) {
    const [host = '', rest = '', ...others] = authority.split(']')
    if (others.length > 0 || (rest !== '' && !rest.startsWith(':'))) return null
    if (rest === ':') return null
    return { scheme, host: `${host}]`, port: rest.slice(1) }
  }
  const [host = '', port, ...others] = authority.split(':')
  if (others.length > 0 || port === '') return null
  return { scheme, host, port: port ?? '' }
}

function isPort(scheme: string, port: string): boolean {
  if (port === '') return true
  if (!only(port, '0123456789') || port !== String(Number(port)) || Number(port) > 65_535)
    return false
  if (port === '0') return false
  return DEFAULT_PORTS[scheme] !== port
}

const isHttp = (scheme: string): boolean => scheme === 'http' || scheme === 'https'

function isHost(scheme: string, host: string): boolean {
  if (host.startsWith('[')) return IPV6.includes(host)
  const labels = host.split('.')
  // Only schemes that the URL standard knows have case-insensitive names and IPv4 addresses as
  // hosts.
  const isSpecial = scheme in DEFAULT_PORTS
  const characters = isSpecial ? CHARACTERS : ANY_CASE
  // Electron's `app://.` has an empty label.
  const isLabel = (label: string): boolean =>
    label === '' ? !isHttp(scheme) : only(label, characters)
  if (host === '' || !labels.every(isLabel)) return false
  if (!isSpecial) return true
  const last = labels.at(-1) ?? ''
  if (!only(last, '0123456789') && !/^0x[0-9a-f]*$/.test(last)) return true
  return (
    labels.length === 4 &&
    labels.every((part) => part === String(Number(part)) && Number(part) < 256)
  )
}

/** Whether a browser could send a value as `Origin`. */
export function isOriginByReference(value: string): boolean {
  const parts = split(value)
  return parts !== null && isPort(parts.scheme, parts.port) && isHost(parts.scheme, parts.host)
}

function labelMatches(pattern: string, label: string): boolean {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === label
  if (!label.startsWith(before) || !label.endsWith(after)) return false
  return (
    only(label.slice(before.length, label.length - after.length), STAR_CHARACTERS) &&
    label.length > before.length + after.length
  )
}

/** Whether a pattern matches an origin. */
export function matchesByReference(pattern: string, origin: string): boolean {
  const wanted = split(pattern)
  const found = split(origin)
  if (wanted === null || found === null || !isOriginByReference(origin)) return false
  if (wanted.scheme !== found.scheme) return false
  if (wanted.port !== '*' && wanted.port !== found.port) return false
  const patterns = wanted.host.split('.')
  const labels = found.host.split('.')
  if (patterns[0] === '*') {
    const rest = patterns.slice(1)
    return labels.length > rest.length && labels.slice(-rest.length).join('.') === rest.join('.')
  }
  return (
    patterns.length === labels.length &&
    patterns.every((label, index) => labelMatches(label, labels[index] ?? ''))
  )
}

// The words are few, so that random origins and patterns often match.
const word = fc.constantFrom('a', 'b', 'pr', 'team', 'x1', 'a-b', 'pr-a', 'a_b', '1', 'b--a', '_')
const top = fc.constantFrom('com', 'app', 'localhost', 'b')
const scheme = fc.oneof(
  { weight: 6, arbitrary: fc.constant('https') },
  { weight: 2, arbitrary: fc.constant('http') },
  { weight: 1, arbitrary: fc.constant('capacitor') },
)
const port = fc.oneof(
  { weight: 4, arbitrary: fc.constant('') },
  fc.constantFrom(':8080', ':1', ':65535', ':443', ':80'),
)
const filling = fc.string({
  unit: fc.constantFrom(...'abx01-'.split('')),
  minLength: 1,
  maxLength: 6,
})

const labels = fc.array(word, { maxLength: 2 })
const plainHost = fc.tuple(labels, top).map(([names, last]) => [...names, last].join('.'))
const address = fc.constantFrom('127.0.0.1', '10.0.0.255', ...IPV6)
const labelStar = fc
  .tuple(
    fc.constantFrom('', 'pr-', 'a-b-', 'a--', '-', 'a_b-'),
    fc.constantFrom('', '-a', '-team', '--b', '-', '-x1'),
  )
  .filter(([before, after]) => before + after !== '')
  .map(([before, after]) => `${before}*${after}`)
const starredHost = fc.oneof(
  plainHost.map((host) => `*.${host}`),
  fc
    .tuple(fc.array(word, { maxLength: 1 }), labelStar, plainHost)
    .map(([front, star, host]) => [...front, star, host].join('.')),
)

const withoutDefaultPort = (origin: string): string =>
  origin.startsWith('https:') ? origin.replace(/:443$/, '') : origin.replace(/^(http:.*):80$/, '$1')

/** An exact origin in the form that browsers send. */
export const exactOrigin: fc.Arbitrary<string> = fc
  .tuple(scheme, fc.oneof({ weight: 5, arbitrary: plainHost }, address), port)
  .map((parts) => withoutDefaultPort(`${parts[0]}://${parts[1]}${parts[2]}`))

/** A pattern of any kind. */
export const originPattern: fc.Arbitrary<string> = fc
  .tuple(
    scheme,
    fc.oneof(plainHost, address, { weight: 6, arbitrary: starredHost }),
    fc.oneof({ weight: 3, arbitrary: port }, fc.constant(':*')),
  )
  .map((parts) => withoutDefaultPort(`${parts[0]}://${parts[1]}${parts[2]}`))

/** An origin that a pattern matches. */
export function originOf(pattern: string): fc.Arbitrary<string> {
  return fc
    .tuple(filling, fc.array(word, { minLength: 1, maxLength: 3 }), port)
    .map(([star, names, anyPort]) =>
      withoutDefaultPort(
        pattern
          .replace(/:\*$/, anyPort)
          .replace('://*.', () => `://${names.join('.')}.`)
          .replace('*', star),
      ),
    )
}

type Mutation = (origin: string, at: number, text: string) => string

const insert: Mutation = (origin, at, text) => origin.slice(0, at) + text + origin.slice(at)
const hostStart = (origin: string): number => origin.indexOf('://') + 3
const hostEnd = (origin: string): number =>
  hostStart(origin) + origin.slice(hostStart(origin)).replace(/:\d*$/, '').length
/** Removes one occurrence of a character. */
const dropOne = (origin: string, character: string, at: number): string => {
  const places = origin.split('').flatMap((c, i) => (c === character ? [i] : []))
  const place = places[at % Math.max(places.length, 1)]
  return place === undefined ? origin : origin.slice(0, place) + origin.slice(place + 1)
}

/** The ways in which an origin is changed into a look-alike. */
const MUTATIONS: readonly Mutation[] = [
  (origin, at) => dropOne(origin, '.', at),
  (origin, at) => dropOne(origin, '-', at),
  (origin, at) => origin.slice(0, at) + origin.slice(at + 1),
  (origin) => origin.replace('https:', 'http:'),
  (origin) => origin.replace(/^\w+:/, 'https:'),
  (origin) => origin.replace(/(:\d+)?$/, ':8080'),
  (origin) => origin.replace(/:\d+$/, ''),
  (origin) => `${origin}0`,
  (origin) => `${origin}:443`,
  (origin) => `${origin}:80`,
  (origin) => `${origin}:`,
  (origin) => `${origin}.evil.com`,
  (origin) => `${origin}-evil.com`,
  (origin) => `${origin}.`,
  (origin) => `${origin}/`,
  (origin) => `${origin}@evil.com`,
  (origin) => `https://evil.com/${origin}`,
  (origin) => `${origin}, ${origin}`,
  (origin) => origin.toUpperCase(),
  (origin) => origin.replace(/\.\w+$/, ''),
  (origin) => insert(origin, hostStart(origin), 'a.'),
  (origin) => insert(origin, hostStart(origin), 'a.b.'),
  (origin) => insert(origin, hostStart(origin), 'evil'),
  (origin) => insert(origin, hostStart(origin), 'evil-'),
  (origin) => insert(origin, hostStart(origin), '.'),
  (origin) => insert(origin, hostStart(origin), 'evil.com@'),
  (origin) => insert(origin, hostEnd(origin), '.com'),
  (origin) => insert(origin, hostEnd(origin), 'x'),
  (origin) => insert(origin, hostEnd(origin), '.'),
  (origin) => origin.replace('-', '--'),
  (origin) => origin.replace('.', '-'),
  (origin) => origin.replace('-', '.'),
  (origin) => origin.replace('.', 'x'),
  (origin) => origin.replace('.', '..'),
  (origin) => origin.replace(/[^.]+\./, ''),
  (origin, at) => insert(origin, at, '_'),
  (origin, at) => insert(origin, at, '.'),
  (origin, at) => insert(origin, at, '-'),
  (origin, at, text) => insert(origin, at, text),
  (origin, at, text) => origin.slice(0, at) + text + origin.slice(at + 1),
]

/**
 * An origin that a pattern matches, with one or two changes. Most of these origins do not match.
 */
export function nearlyOriginOf(pattern: string): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(MUTATIONS.length - 1),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.oneof(
      fc.constantFrom(...'abx09-._*:/@#?%[]\\\n\0 A,'.split('')),
      fc.string({ unit: 'binary', size: 'xsmall' }),
    ),
  )
  return fc
    .tuple(originOf(pattern), fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([origin, changes]) => {
      let changed = origin
      for (const [which, at, text] of changes) {
        changed = MUTATIONS[which]?.(changed, Math.floor(at * changed.length), text) ?? changed
      }
      return changed
    })
}
