// Random origins and patterns, for property tests.
import * as fc from 'fast-check'
import { IPV6 } from './origin-reference.test-util.ts'

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
