import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { formatMessage } from '../src/tables/message-template.js'
import { ALL_MESSAGES } from '../src/tables/messages.js'

interface Line {
  readonly engine: string
  readonly code: string
  readonly text: string
}

const LINES = readFileSync(new URL('./fixtures/console-lines.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line): Line => JSON.parse(line))

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

describe('lines that were changed by pasting', () => {
  const random = randomNumbers(7)
  const manglings: readonly ((text: string) => string)[] = [
    (text) => `> ${text.replaceAll(' ', '\n> ').replaceAll('\n> ', ' ')}`,
    (text) => text.replaceAll("'", '’').replaceAll('"', '“'),
    (text) => text.replaceAll(/[‘’]/g, "'"),
    (text) => text.replaceAll(/ (?=\S{6})/g, '\n'),
    (text) => text.replaceAll(' ', '  '),
    (text) => `index.js:42 Uncaught (in promise)\n${text}\nGET 200\n`,
    (text) => `[Error] ${text} (anonymous function) (main.4f2a.js:1:2345)`,
    (text) => `why does it say "${text}"?? please help`,
    (text) => `<p>${text}</p>`,
    (text) => `\u001B[31m${text}\u001B[39m`,
  ]
  const rows = Array.from({ length: 200 }, (_, index) => {
    const line = LINES[Math.floor(random() * LINES.length)] as Line
    const first = manglings[index % manglings.length]
    const second = manglings[Math.floor(random() * manglings.length)]
    return { ...line, text: second?.(first?.(line.text) ?? '') ?? '', index }
  })

  test.each(rows)('explain finds the cause of the changed line $index: $code', ({ code, text }) => {
    expect(explain(text).map((explanation) => explanation.code)).toContain(code)
  })
})

describe('texts that are not CORS messages', () => {
  const subjects = ['TypeError', 'SyntaxError', 'Warning', 'npm ERR!', 'error TS2322', 'Error']
  const rests = [
    ': undefined is not a function',
    ": Cannot read properties of undefined (reading 'cors')",
    ': Unexpected token < in JSON at position 0',
    ': Each child in a list should have a unique "key" prop.',
    ": Type 'string' is not assignable to type 'Origin'.",
    ': Access denied for user root@localhost',
    ': the origin of species',
    ': ENOENT: no such file or directory',
    ': connect() failed (111: Connection refused) while connecting to upstream',
    ': 404 Not Found',
    ': app.use(cors()) is not working',
    ': Access-Control-Allow-Origin: *',
    ': HTTP/1.1 200 OK',
    ': [HMR] connected',
    ': Request failed with status code 500',
    ': blocked',
    ': the policy was blocked by the parliament',
  ]
  const texts = subjects.flatMap((subject) => rests.map((rest) => subject + rest))

  test(`explain finds nothing in ${texts.length} other texts and in an empty one`, () => {
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((text) => explain(text).length > 0)).toEqual([])
    expect(explain('')).toEqual([])
  })
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

test('explain returns one cause for all lines of one request', () => {
  const text = LINES.map(({ text: line }) => line).filter((line) => /pre-500|code: 500/.test(line))
  const codes = explain(text.join('\n')).map(({ engine, code }) => `${engine} ${code}`)
  expect(codes).toEqual(
    ['chromium', 'firefox', 'webkit'].map((engine) => `${engine} preflight-status-not-ok`),
  )
})

describe('a console of ten lines', () => {
  const at = (url: string): string =>
    `Access to fetch at '${url}' from origin 'https://app.example.com' has been blocked by CORS policy: `
  const missing = "No 'Access-Control-Allow-Origin' header is present on the requested resource."

  test('explain returns each cause once for each server, in order, with values from other lines', () => {
    const text = `
[vite] connected.
app.js:12 ${at('https://api.example.com/orders')}${missing}
app.js:12  GET https://api.example.com/orders net::ERR_FAILED 500 (Internal Server Error)
app.js:12 Uncaught (in promise) TypeError: Failed to fetch
app.js:40 ${at('https://api.example.com/orders/7')}Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.
app.js:40  PATCH https://api.example.com/orders/7 net::ERR_FAILED
app.js:12 ${at('https://api.example.com/orders')}${missing}
app.js:12  GET https://api.example.com/orders net::ERR_FAILED 500 (Internal Server Error)
app.js:52 ${at('https://cdn.example.net/logo')}${missing}
app.js:60  GET http://localhost:9/ net::ERR_CONNECTION_REFUSED
Error: AxiosError: Network Error
`
    expect(
      explain(text).map(({ code, values }) => [code, values['url'], values['status']]),
    ).toEqual([
      ['missing-allow-origin', 'https://api.example.com/orders', '500'],
      ['preflight-method-not-allowed', 'https://api.example.com/orders/7', undefined],
      ['missing-allow-origin', 'https://cdn.example.net/logo', undefined],
      ['server-unreachable', 'http://localhost:9/', undefined],
    ])
    expect(explain(text)[0]?.meaning).toContain('The server answered with 500')
  })

  test('explain returns the same cause at several paths of one server once', () => {
    const paths = ['a', 'b', 'c'].map((path) => at(`https://api.example.com/${path}`) + missing)
    expect(explain(paths.join('\n'))).toHaveLength(1)
  })

  test('explain keeps a line without a cause if it is about another request', () => {
    const firefox = (url: string, reason: string): string =>
      `Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at ${url}. (Reason: ${reason}`
    const failed = 'CORS request did not succeed). Status code: (null).'
    const text = [
      firefox(
        'https://a.example/',
        'CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 204.',
      ),
      firefox('https://a.example/', failed),
      firefox('https://b.example/', failed),
    ]
    expect(explain(text.join('\n')).map(({ code, values }) => [code, values['url']])).toEqual([
      ['missing-allow-origin', 'https://a.example/'],
      ['network-error', 'https://b.example/'],
    ])
  })

  test('explain drops a line without a cause if the cause of its redirect names the target', () => {
    const text = `Cross-origin redirection to https://b.example/ denied by Cross-Origin Resource Sharing policy: redirection URL https://u:p@b.example/ has credentials
Fetch API cannot load https://a.example/ due to access control checks.`
    expect(explain(text).map(({ code }) => code)).toEqual(['redirect-with-credentials-in-url'])
  })
})

test('explain returns one cause for the three lines that Firefox prints for a redirected preflight', () => {
  const lines = LINES.filter(
    ({ engine, text }) => engine === 'firefox' && text.includes('/pre-redirect'),
  )
  expect(lines).toHaveLength(3)
  expect(explain(lines.map(({ text }) => text).join('\n'))).toMatchObject([
    { code: 'preflight-redirect', values: { url: 'http://127.0.0.1:4002/pre-redirect' } },
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
      'Fastify',
      'Hono',
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

describe('the time for long texts', () => {
  const line = (index: number): string =>
    `app.js:${index} Access to fetch at 'https://api${index % 50}.example.com/orders/${index}' from origin 'https://app.example.com' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`

  test('explain takes less than 300 ms for 5,000 lines', () => {
    const text = Array.from({ length: 5000 }, (_, index) => line(index)).join('\n')
    const times = [1, 2, 3, 4, 5].map(() => {
      const before = performance.now()
      expect(explain(text)).toHaveLength(50)
      return performance.now() - before
    })
    // Other processes may use the machine at the same time.
    expect(Math.min(...times)).toBeLessThan(300)
  })

  test.each<[name: string, text: string]>([
    ['opening sentences', "Access to fetch at 'https://a.example/' from origin "],
    [
      'words of messages',
      'is not allowed by Access-Control-Allow-Headers the header in the response must ',
    ],
    ['tags', '<p '],
    ['addresses', 'http://'],
    ['quotes', "'"],
    ['brackets', 'http://a/)))'],
    ['apostrophes', "l'a"],
    ['Chinese', '源'],
    ['entities', '&amp'],
    ['colors', '\u001B['],
    ['escapes', '\\n'],
    ['status', 'status: '],
  ])('explain takes about ten times as long for ten times as many of %s', (_, piece) => {
    const time = (length: number): number => {
      const text = piece.repeat(length / piece.length)
      const times = [1, 2, 3].map(() => {
        const before = performance.now()
        explain(text)
        return performance.now() - before
      })
      return Math.min(...times)
    }
    time(20_000)
    // The text is ten times as long, so quadratic code would take a hundred times as long.
    expect(time(200_000)).toBeLessThan(35 * Math.max(time(20_000), 3))
  })
})

/** Park and Miller's generator, which gives the same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
