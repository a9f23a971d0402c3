import { validateCorsOptions } from '@webcors/core'
import { APP, EVIL, FOR_APP, type KnownDefect, type Step } from './known-defect.ts'

const read = (from: string): Step => ({ from, route: 'ok', expect: { gets: 200, ran: true } })
const denied = (from: string): Step => ({
  from,
  route: 'ok',
  expect: { gets: 'nothing', answer: /^200(?!.*access-control)/i },
})

/** Known defects in which a policy means something else than its text. */
export const ORIGIN_KNOWN_DEFECTS: readonly KnownDefect[] = [
  {
    number: 2,
    name: 'a promise of `false` denies, a promise of `true` allows',
    options: { origin: async (origin) => origin === APP },
    steps: [read(APP), denied(EVIL)],
  },
  {
    number: 4,
    name: '`null` is never reflected: a sandboxed frame reads nothing with cookies',
    options: { origin: [APP], credentials: true },
    steps: [
      {
        from: 'null',
        route: 'ok',
        request: { credentials: 'include' },
        expect: { gets: 'nothing' },
      },
      { from: APP, route: 'ok', request: { credentials: 'include' }, expect: { gets: 200 } },
    ],
  },
  {
    number: 5,
    name: 'an origin that is written wrongly is refused, and the correction in the message allows the page',
    options: {
      origin: ['https://APP.example.com:443/', 'https://bücher.example'].map(asTheMessageSays),
    },
    steps: [read(APP), read('https://xn--bcher-kva.example')],
  },
  {
    number: 7,
    name: 'look-alikes read nothing',
    options: { origin: ['https://example.com', 'https://*.example.com'] },
    steps: [
      read('https://example.com'),
      read('https://a.b.example.com'),
      denied('https://evil-example.com'),
      denied('https://example.com.evil.example.org'),
      denied('https://examplexcom.test'),
      denied('https://example.com:8443'),
      denied('https://example.community'),
    ],
  },
  {
    number: 8,
    name: 'names of object properties are not origins',
    options: FOR_APP,
    steps: [denied('http://constructor'), denied('http://tostring'), read(APP)],
  },
  {
    number: 9,
    name: '`http://` is denied if the list has `https://`',
    options: FOR_APP,
    steps: [denied('http://app.example.com'), read(APP)],
  },
  {
    number: 11,
    name: '`delete` is `DELETE`, and `patch` is not `PATCH`',
    options: { origin: [APP], methods: ['DELETE', 'PATCH'] },
    steps: [
      {
        from: APP,
        route: 'ok',
        request: { method: 'delete' },
        expect: { gets: 200, preflight: /^204.*allow-methods: DELETE, PATCH\]/i },
      },
      {
        from: APP,
        route: 'ok',
        request: { method: 'patch' },
        expect: { gets: 'nothing', ran: false, preflight: /allow-methods: DELETE, PATCH\]/i },
      },
    ],
  },
  {
    number: 12,
    name: '`exposedHeaders: []` sends no empty header',
    options: { origin: [APP], exposedHeaders: [] },
    steps: [
      {
        from: APP,
        route: 'ok',
        expect: { gets: 200, reads: [], answer: /^200(?!.*expose-headers)/i },
      },
    ],
  },
  {
    number: 39,
    name: 'previews of one team are allowed, and previews of other teams are not',
    options: { origin: ['https://shop-*-team.vercel.app'] },
    steps: [
      read('https://shop-3f2a9-team.vercel.app'),
      denied('https://shop-3f2a9-other.vercel.app'),
      denied('https://shop-3f2a9-team.vercel.app.example.org'),
      denied('https://shop-x.y-team.vercel.app'),
    ],
  },
]

function asTheMessageSays(wrong: string): `https://${string}` {
  const { issues = [] } = validateCorsOptions({ origin: [wrong] })
  const [, right] = /Write "(https:\/\/[^"]+)"/.exec(issues[0]?.fix ?? '') ?? []
  if (right === undefined) throw new Error(`No message has a correction for "${wrong}"`)
  return right as `https://${string}`
}
