import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCopiedRequest } from '../src/input/copied-request.js'
import { readHar } from '../src/input/har.js'
import { readResponseHeaders } from '../src/input/response-headers.js'
import { main } from '../src/main.js'
import { serve, writeModule } from './folder.test-util.js'
import { APP, allowing, json } from './main.test-util.js'

describe('Copy as cURL', () => {
  test('readCopiedRequest keeps the headers of the script, and drops those of the browser', () => {
    const text = `curl 'https://api.example.com/orders?x=1' \\
  -X 'PUT' \\
  -H 'accept: */*' \\
  -H 'origin: ${APP}' \\
  -H 'sec-fetch-mode: cors' \\
  -H 'user-agent: Mozilla/5.0' \\
  -H 'x-cart: it'\\''s' \\
  -b 'sid=1' \\
  --data-raw $'{"a":"it\\'s"}' \\
  --compressed`
    expect(readCopiedRequest(text)).toEqual({
      url: 'https://api.example.com/orders?x=1',
      method: 'PUT',
      headers: [
        ['accept', '*/*'],
        ['x-cart', "it's"],
      ],
      body: `{"a":"it's"}`,
      origin: APP,
      isCredentialed: true,
    })
  })

  test('readCopiedRequest reads a command of Windows, with carets', () => {
    const text = `curl ^"https://api.example.com/^" ^
  -H ^"Origin: ${APP}^"`
    expect(readCopiedRequest(text)).toMatchObject({ url: 'https://api.example.com/', origin: APP })
  })
})

test('readCopiedRequest reads the text of "Copy as fetch"', () => {
  const text = `fetch("https://api.example.com/orders", {
  "headers": { "content-type": "application/json", "sec-ch-ua": "x" },
  "referrer": "${APP}/cart",
  "body": "{}",
  "method": "POST",
  "mode": "cors",
  "credentials": "include"
});`
  expect(readCopiedRequest(text)).toEqual({
    url: 'https://api.example.com/orders',
    method: 'POST',
    headers: [['content-type', 'application/json']],
    body: '{}',
    origin: APP,
    isCredentialed: true,
  })
})

test('readHar returns the cross-origin requests of a HAR file, failed ones first', () => {
  const entry = (url: string, status: number) => ({
    request: { url, method: 'GET', headers: [{ name: 'Origin', value: APP }] },
    response: { status },
  })
  const entries = [
    entry('https://api.example.com/ok', 200),
    entry(`${APP}/own`, 200),
    entry('https://api.example.com/blocked', 0),
  ]
  const path = writeModule(JSON.stringify({ log: { entries } }), 'page.har')
  expect(readHar(path).map(({ url }) => url)).toEqual([
    'https://api.example.com/blocked',
    'https://api.example.com/ok',
  ])
})

test('readResponseHeaders reads the last response that curl prints', () => {
  const text = 'HTTP/2 301\r\nlocation: /a\r\n\r\nHTTP/2 200\r\nvary: Origin\r\nx: a: b\r\n\r\n{}'
  expect(readResponseHeaders(text)).toEqual({
    status: 200,
    headers: [
      ['vary', 'Origin'],
      ['x', 'a: b'],
    ],
  })
})

test('check judges pasted response headers without a network', async () => {
  const path = writeModule('HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n', 'headers.txt')
  const args = ['check', 'https://api.example.com/', '--origin', APP, '--response-headers', path]
  expect((await main(args)).stdout).toMatch(/^Allowed: /)
  const credentialed = await main([...args, '--credentials'])
  expect(credentialed.stdout).toMatch(/^Blocked: .*: wildcard-with-credentials\./)
})

describe('options beside a copied request', () => {
  const copied = `curl 'http://127.0.0.1:9/' -X PUT -H 'Origin: ${APP}' -H 'X-A: 1' --data-raw '{}'`
  const plain = `curl 'http://127.0.0.1:9/' -H 'Origin: ${APP}'`
  const fetched = `fetch("http://127.0.0.1:9/", { "method": "post", "body": "{}", "referrer": "${APP}/" })`

  /** Returns the request that check would send, without a network. */
  const requestOf = async (what: string, ...more: string[]): Promise<unknown> => {
    const answer = writeModule('HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n', 'headers.txt')
    const args = ['check', what, '--response-headers', answer, ...more]
    return (await json<{ request: unknown }>(...args)).request
  }

  test.each<[text: string, args: string[], request: object]>([
    [copied, ['-H', 'X-B: 2', '-d', 'zzz'], { method: 'PUT', body: 'zzz' }],
    [copied, ['-X', 'GET'], { method: 'GET', headers: [['X-A', '1']] }],
    [plain, ['-d', 'zzz'], { method: 'POST', body: 'zzz', headers: [] }],
    [plain, ['-X', 'DELETE', '-d', 'zzz'], { method: 'DELETE', body: 'zzz' }],
    [plain, ['--origin', 'https://b.example.com', '--credentials'], { credentials: 'include' }],
    [fetched, ['-d', 'zzz'], { method: 'post', body: 'zzz' }],
  ])('check sends %s with the options %j', async (text, args, request) => {
    expect(await requestOf(text, ...args)).toMatchObject(request)
  })

  test('headers of the command line replace copied headers with the same name, and are added to the others', async () => {
    expect(await requestOf(copied, '-H', 'x-a: 2', '-H', 'X-B: 3')).toMatchObject({
      headers: [
        ['x-a', '2'],
        ['X-B', '3'],
      ],
    })
    expect(await requestOf(copied, '-H', 'X-B: 3')).toMatchObject({
      headers: [
        ['X-A', '1'],
        ['X-B', '3'],
      ],
    })
  })

  test('a body that was copied with another method is not sent with GET, because no page can do so', async () => {
    expect(await requestOf(copied, '-X', 'GET')).not.toHaveProperty('body')
    expect(await requestOf(`${copied} -X GET`)).not.toHaveProperty('body')
  })

  test.each([
    [copied, ['-X', 'A B'], 'Cannot send the method "A B": it is not a method name.'],
    [copied, ['-X', 'GET', '-d', 'zzz'], 'Cannot send a body with GET: leave --body out'],
    [`${plain} -I`, ['-d', 'zzz'], 'Cannot send a body with HEAD: leave --body out'],
    [copied, ['-H', 'x'], `Cannot send the header "x": write it as 'Name: value'.`],
    [`${plain} -X 'A B'`, [], 'Cannot send the method "A B": it is not a method name.'],
  ])('check exits with 2 for %s with the options %j', async (text, args, message) => {
    const { stderr, exitCode } = await main(['check', text, ...args])
    expect(stderr).toContain(message)
    expect(exitCode).toBe(2)
  })
})

test('check sends each request of a HAR file with the options', async () => {
  const seen: [method: unknown, names: unknown][] = []
  const url = await serve(({ method, headers }, response) => {
    seen.push([method, headers['access-control-request-headers']])
    response.setHeader('Access-Control-Allow-Origin', '*').end()
  })
  const entry = (path: string) => ({
    request: { url: `${url}${path}`, method: 'GET', headers: [{ name: 'Origin', value: APP }] },
    response: { status: 200 },
  })
  const entries = [entry('a'), entry('b')]
  const path = writeModule(JSON.stringify({ log: { entries } }), 'page.har')
  await main(['check', path, '-X', 'PUT', '-H', 'X-B: 1'])
  expect(seen.filter(([method]) => method === 'OPTIONS')).toEqual([
    ['OPTIONS', 'x-b'],
    ['OPTIONS', 'x-b'],
  ])
})

test('check sends a copied request, and each URL of a file', async () => {
  const url = await allowing()
  const one = await main(['check', `curl '${url}' -H 'Origin: ${APP}'`])
  expect(one.stdout).toMatch(/^Allowed: /)
  const path = writeModule('', 'urls.txt')
  writeFileSync(path, `# ours\n${url}\n${url}other\n`)
  const all = await main(['check', path, '--origin', APP])
  expect(all.stdout).toMatch(
    /^allowed {4}GET .*\nallowed {4}GET .*\n\nNothing was found on 2 URLs\.\n$/,
  )
})
