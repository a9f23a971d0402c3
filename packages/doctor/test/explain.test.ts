import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { formatMessage } from '../src/tables/message-template.js'
import { ALL_MESSAGES } from '../src/tables/messages.js'
import { LINES } from './console-lines.test-util.js'

describe('lines that Chromium 156, Firefox ESR 153 and WebKitGTK 2.50 printed', () => {
  test.each(LINES)(
    'explain recognizes the line of $engine for $code: $text',
    ({ engine, code, text }) => {
      expect(explain(text)).toMatchObject([{ engine, code }])
    },
  )
})

const VALUES: Readonly<Record<string, string>> = {
  kind: 'fetch',
  api: 'Fetch API',
  url: 'https://api.example.com/orders',
  page: 'https://app.example.com/',
  location: 'https://user:pass@api.example.com/',
  origin: 'https://app.example.com',
  value: 'https://other.example',
  expected: 'https://other.example',
  status: '404',
  header: 'x-cart',
  method: 'PATCH',
  space: 'local',
  target: 'loopback',
  token: 'b@d',
  schemes: 'http, https',
  verb: 'run the script',
  detail: 'DATE_INVALID',
  max: '20',
  port: '80',
  directive: '"connect-src \'self\'"',
  secure: 'true',
}
const ROWS = ALL_MESSAGES.map((message) => {
  const written = message.template.replaceAll('SameSite={value}', 'SameSite=Lax')
  const names = [...written.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
  const values = Object.fromEntries(
    names.filter((name) => name !== 'initialUrl').map((name) => [name, VALUES[name] ?? 'some']),
  )
  return { ...message, values, text: formatMessage(written, values) }
})

test.each(ROWS)(
  'explain finds the message of $engine $id with its values: $text',
  ({ reason, values, text }) => {
    const [explanation, ...rest] = explain(`app.js:12 ${text}\n    at load (app.js:12:3)`)
    expect(rest).toEqual([])
    expect(explanation?.code).toBe(reason)
    const names = ['url', 'origin', 'header', 'method', 'status'].filter((name) => name in values)
    const found = names.map((name) => [name, explanation?.values[name]])
    expect(found).toEqual(names.map((name) => [name, values[name]]))
  },
)

test('the table of Chromium has the complete names of the reasons', () => {
  const sources = readFileSync(new URL('../src/tables/chromium.ts', import.meta.url), 'utf8')
  expect(sources).toContain("'kPreflightMissingAllowOriginHeader'")
})

test('explain recognizes a message by its beginning', () => {
  const start =
    "Access to fetch at 'https://api.example.com/' from origin 'https://app.example.com' has been blocked by CORS policy"
  expect(explain(`${start}: No 'Access-Control-Al…`)).toMatchObject([
    { code: 'missing-allow-origin', phase: 'actual' },
  ])
  expect(explain(`${start}: Response to preflight request doesn't pass`)).toMatchObject([
    { code: 'unspecified' },
  ])
  expect(explain(start)).toMatchObject([
    { code: 'unspecified', values: { url: 'https://api.example.com/' } },
  ])
})

test('explain recognizes a reason without the text around it', () => {
  const firefox = 'Reason: CORS header ‘Access-Control-Allow-Origin’ missing'
  expect(explain(firefox)).toMatchObject([{ engine: 'firefox', code: 'missing-allow-origin' }])
  expect(
    explain(
      "header 'x-a' is not allowed according to header 'Access-Control-Allow-Headers' from CORS preflight response",
    ),
  ).toMatchObject([
    { engine: 'firefox', code: 'preflight-header-not-allowed', values: { header: 'x-a' } },
  ])
})

test('fixes contain the values that the message names, and no other pasted text', () => {
  const [explanation] = explain(
    "Access to fetch at 'https://api.example.com/' from origin 'https://shop.example' has been blocked by CORS policy: Request header field x-cart is not allowed by Access-Control-Allow-Headers in preflight response.",
  )
  const fixes = explanation?.fixes ?? []
  for (const { for: target, code } of fixes.filter((fix) => !fix.for.includes('developing'))) {
    expect([target, code.replaceAll('\\', '').includes('https://shop.example')]).toEqual([
      target,
      true,
    ])
  }
  const gateway = fixes.find((fix) => fix.for === 'AWS API Gateway (HTTP API)')?.code ?? ''
  expect(gateway).toContain('x-cart')
  expect(fixes.map(({ for: target }) => target)).toEqual(
    expect.arrayContaining([
      'Express, with the cors package',
      'Koa, with @koa/cors',
      'Fastify, with @fastify/cors',
      'Hono, with hono/cors',
      'nginx',
      'Apache',
      'Flask',
      'Django',
      'Spring',
    ]),
  )
  const [evil] = explain(
    "Access to fetch at 'https://api.example.com/' from origin 'https://a\";system(1)//' has been blocked by CORS policy: The response is invalid.",
  )
  expect(JSON.stringify(evil?.fixes ?? '')).not.toContain('system')
})
