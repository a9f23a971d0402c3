import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createCors } from '@webcors/core'
import { readListedOrigin } from './listed-origin.js'

// The tests run on Node.js, but this package has no types of Node.js.
const { env } = (globalThis as unknown as { process: { env: Record<string, string | undefined> } })
  .process
/**
 * The number of pairs of a pattern and an origin. The full run, `npm run test:gateways`, tries
 * more.
 */
const PAIRS = env['GATEWAYS_FULL'] === '1' ? 600_000 : 24_000

const PATTERNS = [
  'https://app.example.com',
  'http://127.0.0.1:3000',
  'http://[::1]:3000',
  'https://xn--bcher-kva.example',
  'capacitor://localhost',
  'https://*.example.com',
  'https://*.example.com:8443',
  'https://*.dev.example.com:*',
  'http://localhost:*',
  'https://app.example.com:*',
  'https://pr-*.preview.example.com',
  'https://myapp-*-myteam.vercel.app',
  'https://*-x.example.com:*',
  'tauri://*.example.com',
  'app+x.y://*.example.com',
] as const

interface Known {
  readonly pattern: string
  readonly regex: RegExp
  readonly allows: (origin: string) => boolean
}

const KNOWN: readonly Known[] = PATTERNS.map((pattern) => {
  const policy = createCors({ origin: pattern })
  const { regex } = readListedOrigin(pattern)
  return {
    pattern,
    regex: new RegExp(`^${regex}$`),
    allows: (origin) => policy.allows(origin),
  }
})

const pick = fc.constantFrom
const label = fc.oneof(
  pick(
    'a',
    'b',
    'example',
    'com',
    'dev',
    'app',
    'localhost',
    'preview',
    'pr-1',
    'pr-',
    'my_app',
    '-x',
    'a-x',
  ),
  pick(
    'myapp-a-myteam',
    'myapp-myteam',
    'xn--bcher-kva',
    'evil',
    'evil-example',
    'A',
    'EXAMPLE',
    '',
    'vercel',
  ),
  fc.stringMatching(/^[a-z0-9_-]{1,8}$/),
)
const host = fc.oneof(
  fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.')),
  fc
    .array(label, { minLength: 0, maxLength: 3 })
    .map((labels) => [...labels, 'example', 'com'].join('.')),
  fc
    .array(label, { minLength: 0, maxLength: 2 })
    .map((labels) => [...labels, 'preview', 'example', 'com'].join('.')),
  pick(
    '127.0.0.1',
    '[::1]',
    '[0:0:0:0:0:0:0:1]',
    'localhost',
    'myapp-q-myteam.vercel.app',
    'a.example.com.',
  ),
)
const port = fc.oneof(
  pick(
    '',
    ':*',
    ':',
    ':80',
    ':443',
    ':8443',
    ':3000',
    ':0080',
    ':65535',
    ':65536',
    ':99999',
    ':1@evil.example',
  ),
  fc.nat({ max: 70_000 }).map((number) => `:${number}`),
)
const scheme = pick('https', 'http', 'capacitor', 'tauri', 'app+x.y', 'HTTPS', 'appxx.y', 'ftp')
const built = fc.tuple(scheme, host, port).map(([s, h, p]) => `${s}://${h}${p}`)
// Origins are built from patterns, so that many of them match.
const made = fc
  .tuple(pick(...PATTERNS), fc.array(label, { minLength: 1, maxLength: 3 }), port)
  .map(([pattern, labels, any]) => pattern.replace(/:\*$/, any).replace('*', labels.join('.')))
const changed = fc
  .tuple(
    fc.oneof(built, made),
    fc.nat({ max: 40 }),
    pick('', '.', '-', 'x', 'X', '/', '@', ' ', '*', '\n', '%2e', '#'),
  )
  .map(([text, at, more]) => text.slice(0, at) + more + text.slice(at))
const origin = fc.oneof(
  { weight: 2, arbitrary: built },
  { weight: 3, arbitrary: made },
  { weight: 2, arbitrary: changed },
)

describe('readListedOrigin', () => {
  test('returns a regular expression that matches only the origins that core allows', () => {
    let pairs = 0
    let matched = 0
    fc.assert(
      fc.property(origin, (text) => {
        // Browsers never send an origin that the URL parser refuses.
        if (!URL.canParse(text)) return
        for (const { pattern, regex, allows } of KNOWN) {
          pairs += 1
          const expected = allows(text)
          if (expected) matched += 1
          if (regex.test(text) !== expected)
            throw new Error(`${pattern} and ${JSON.stringify(text)}: core says ${expected}`)
        }
      }),
      { numRuns: Math.ceil((PAIRS / PATTERNS.length) * 1.5) },
    )
    expect(pairs).toBeGreaterThan(PAIRS)
    expect(matched).toBeGreaterThan(PAIRS / 100)
  }, 300_000)

  test('returns a regular expression without look-around, \\d and (?:, which every engine can read', () => {
    for (const pattern of PATTERNS) {
      expect(readListedOrigin(pattern).regex).not.toMatch(/\(\?|\\[dwsb]/)
    }
  })
})
