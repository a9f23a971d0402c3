import { writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readCopiedRequest } from '../src/input/copied-request.js'
import { readHar } from '../src/input/har.js'
import { readResponseHeaders } from '../src/input/response-headers.js'
import { main } from '../src/main.js'
import { writeModule } from './folder.test-util.js'
import { APP, allowing } from './main.test-util.js'

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
