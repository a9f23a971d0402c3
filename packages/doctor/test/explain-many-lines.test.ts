import { describe, expect, test } from 'vitest'
import { explain } from '../src/explain/explain.js'
import { LINES } from './console-lines.test-util.js'

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
