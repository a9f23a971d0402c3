import { expect, test } from 'vitest'
import { explain } from './explain.js'

// The frame of the sentence is Firefox's German text. The reasons are rewordings that no table has.
const blocked = (reason: string): string =>
  `Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://api.example.de/artikel. (Grund: ${reason}).`

test.each([
  ['der Header »Access-Control-Allow-Origin« ist nicht da', 'missing-allow-origin', {}],
  [
    '"Access-Control-Allow-Origin" passt nicht, da steht "https://a.example"',
    'allow-origin-mismatch',
    { value: 'https://a.example' },
  ],
  ["in 'Access-Control-Allow-Credentials' steht nicht true", 'allow-credentials-not-true', {}],
  ["'Access-Control-Allow-Methods' kennt die Methode nicht", 'preflight-method-not-allowed', {}],
  [
    "es fehlt 'x-cart' in 'Access-Control-Allow-Headers'",
    'preflight-header-not-allowed',
    { header: 'x-cart' },
  ],
  ['niemand weiß es', 'unspecified', {}],
])(
  'explains the unknown reason "%s" as %s, because of the header in it',
  (reason, code, values) => {
    expect(explain(blocked(reason))[0]).toMatchObject({
      code,
      values: { url: 'https://api.example.de/artikel', ...values },
    })
  },
)

test.each([
  [
    "Požadavek Cross-Origin zablokován: Same Origin Policy nepovoluje čtení vzdáleného zdroje na https://api.example.cz/x. (Důvod: chybí hlavička CORS 'Access-Control-Allow-Origin').",
    'missing-allow-origin',
    'https://api.example.cz/x',
  ],
  [
    'Cross-origin begäran blockerad: Samma ursprungspolicy tillåter inte läsning av fjärresursen på https://api.example.se/. (Anledning: metoden saknas i CORS-rubriken ‘Access-Control-Allow-Methods’).',
    'preflight-method-not-allowed',
    'https://api.example.se/',
  ],
])('recognizes a message of Firefox in a language that no table has: %s', (text, code, url) => {
  expect(explain(text)[0]).toMatchObject({ engine: 'firefox', code, values: { url } })
})

test('does not take a question that names a CORS header for a message of Firefox', () => {
  const question =
    'Why does https://api.example.com (note: behind nginx) not send Access-Control-Allow-Origin with CORS?'
  expect(explain(question)).toEqual([])
})
