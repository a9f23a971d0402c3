import { expect, test } from 'vitest'
import { explain } from './explain.js'

// The sentence is German as Firefox has it; the reasons are in words that no translator has written yet.
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
])('"%s" is read as %s, by the header that it names', (reason, code, values) => {
  expect(explain(blocked(reason))[0]).toMatchObject({
    code,
    values: { url: 'https://api.example.de/artikel', ...values },
  })
})
