import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { CHROMIUM_MESSAGES } from '../src/tables/chromium.js'
import { FIREFOX_MESSAGES } from '../src/tables/firefox.js'
import { formatMessage, parseTemplate } from '../src/tables/message-template.js'
import { OTHER_MESSAGES } from '../src/tables/other.js'
import { WEBKIT_MESSAGES } from '../src/tables/webkit.js'

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
  test.each(LINES)('$engine: $code: $text', ({ engine, code, text }) => {
    expect(explain(text)).toMatchObject([{ engine, code }])
  })
})

describe('every template, filled in', () => {
  const random = randomNumbers(20_261_121)
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T
  const url = (): string =>
    `https://${pick(['api', 'a.b', 'x-1'])}.example.com/${pick(['', 'v1/items?q=1&r=2', 'a%20b'])}`
  const value = (name: string): string => {
    switch (name) {
      case 'url':
      case 'initialUrl':
      case 'location':
      case 'page':
        return url()
      case 'origin':
        return pick([
          'https://app.example.com',
          'http://localhost:5173',
          'http://[::1]:3000',
          'null',
        ])
      case 'kind':
        return pick(['fetch', 'XMLHttpRequest', 'font', 'CSS stylesheet', 'script'])
      case 'status':
        return pick(['404', '500', '(null)'])
      case 'header':
        return pick(['authorization', 'x-custom', 'content-type'])
      case 'method':
        return pick(['PUT', 'PATCH', 'REPORT'])
      case 'space':
      case 'target':
        return pick(['loopback', 'local'])
      case 'port':
      case 'max':
        return '20'
      case 'detail':
        return 'DATE_INVALID'
      case 'api':
        return pick(['Fetch API', 'XMLHttpRequest'])
      default:
        return pick(['https://b.example', 'GET, POST', 'b@d', 'yes'])
    }
  }
  const messages = [
    ...CHROMIUM_MESSAGES,
    ...FIREFOX_MESSAGES,
    ...WEBKIT_MESSAGES,
    ...OTHER_MESSAGES,
  ]
  const rows = messages.flatMap((message) => {
    const names = parseTemplate(message.template).flatMap((part) =>
      'value' in part
        ? [part.value]
        : 'when' in part
          ? [part.when, ...part.parts.flatMap((inner) => ('value' in inner ? [inner.value] : []))]
          : [],
    )
    return [0, 1, 2].map((round) => {
      // The first round has every optional part, the second none, the third some.
      const isThere = (name: string): boolean =>
        round === 0 || (round === 1 ? message.template.includes(`{${name}}`) : random() < 0.5)
      const optional = new Set(names.filter((name) => message.template.includes(`[[${name}|`)))
      const values = Object.fromEntries(
        names
          .filter((name) => (optional.has(name) ? round !== 1 && isThere(name) : true))
          .map((name) => [name, value(name)]),
      )
      return { message, round, values, text: formatMessage(message.template, values) }
    })
  })

  test.each(rows)('$message.engine $message.id, $round', ({ message, values, text }) => {
    const [explanation, ...rest] = explain(`app.js:12 ${text}\n    at load (app.js:12:3)`)
    expect(rest).toEqual([])
    // A scheme that is no http is where a redirect led, if there was one.
    const isRedirected = message.id === 'kCorsDisabledScheme' && values['initialUrl'] !== undefined
    expect(explanation?.code).toBe(isRedirected ? 'redirect-not-http' : message.reason)
    expect(explanation?.engine).toBe(message.engine)
    const { url: found } = explanation?.values ?? {}
    expect(found ?? values['url']).toBe(values['url'])
  })
})

describe('as people paste them', () => {
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

  test.each(rows)('$index: $code', ({ code, text }) => {
    expect(explain(text).map((explanation) => explanation.code)).toContain(code)
  })
})

describe('no CORS message', () => {
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

  test(`${texts.length} texts, and nothing at all`, () => {
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((text) => explain(text).length > 0)).toEqual([])
    expect(explain('')).toEqual([])
  })
})

test('what was cut off is known by its beginning', () => {
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

test('a reason without what is around it', () => {
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

test('one cause for the lines that one request prints', () => {
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

  test('each cause once for each server, in order, with what other lines know of it', () => {
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
      ['server-unreachable', undefined, undefined],
    ])
    expect(explain(text)[0]?.meaning).toContain('The server answered with 500')
  })

  test('the same cause at other paths of one server is told once', () => {
    const paths = ['a', 'b', 'c'].map((path) => at(`https://api.example.com/${path}`) + missing)
    expect(explain(paths.join('\n'))).toHaveLength(1)
  })

  test('a line that says no cause stays, where it is about another request', () => {
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

  test('of a redirect, too, whose cause names where it leads', () => {
    const text = `Cross-origin redirection to https://b.example/ denied by Cross-Origin Resource Sharing policy: redirection URL https://u:p@b.example/ has credentials
Fetch API cannot load https://a.example/ due to access control checks.`
    expect(explain(text).map(({ code }) => code)).toEqual(['redirect-with-credentials-in-url'])
  })
})

test('a preflight that was redirected is one cause, of which Firefox has three lines', () => {
  const lines = LINES.filter(
    ({ engine, text }) => engine === 'firefox' && text.includes('/pre-redirect'),
  )
  expect(lines).toHaveLength(3)
  expect(explain(lines.map(({ text }) => text).join('\n'))).toMatchObject([
    { code: 'preflight-redirect', values: { url: 'http://127.0.0.1:4002/pre-redirect' } },
  ])
})

test('fixes hold what the message names, and nothing else that was pasted', () => {
  const [explanation] = explain(
    "Access to fetch at 'https://api.example.com/' from origin 'https://shop.example' has been blocked by CORS policy: Request header field x-cart is not allowed by Access-Control-Allow-Headers in preflight response.",
  )
  const fixes = explanation?.fixes ?? []
  for (const { code } of fixes.filter(({ for: target }) => !target.includes('developing'))) {
    expect(code).toContain('https://shop.example')
    expect(code.toLowerCase()).toContain('x-cart')
  }
  expect(fixes.map(({ for: target }) => target)).toEqual(
    expect.arrayContaining([
      'Express',
      'Koa',
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

test('long text costs little, whatever is in it', () => {
  const before = performance.now()
  explain("Access to fetch at 'https://a.example/' from origin ".repeat(2000))
  explain('Cross-Origin Request Blocked: '.repeat(2000))
  explain(`Mixed Content: The page at '${'a'.repeat(100_000)}`)
  expect(performance.now() - before).toBeLessThan(3000)
})

/** Park and Miller's: the same numbers in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
