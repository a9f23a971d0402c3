import { expect, test } from 'vitest'
import { redirectLocation } from './redirect-status.js'
import { sendTo } from './send-to.js'
import { simulate } from './simulate.js'

const bytes = (text: string): string => String.fromCharCode(...new TextEncoder().encode(text))

test('reads Location in raw UTF-8 as browsers do', () => {
  const headers = [['Location', bytes('/straße')] as const]
  const location = redirectLocation({ status: 302, headers })
  expect(new URL(location ?? '', 'https://api.example.com/').pathname).toBe('/stra%C3%9Fe')
})

test('blocks a response with two Location lines, which are a failure by the standard', async () => {
  const headers = [
    ['Location', '/a'],
    ['Location', '/b'],
    ['Access-Control-Allow-Origin', '*'],
  ] as const
  const { allowed, reason } = await simulate(
    { origin: 'https://app.example.com', url: 'https://api.example.com/' },
    () => ({ status: 302, headers }),
  )
  expect([allowed, reason]).toEqual([false, 'redirect-invalid-location'])
})

test('passes the headers of the page to a handler that clones or rebuilds its request', async () => {
  const seen: (string | null)[] = []
  const send = sendTo((request) => {
    seen.push(request.clone().headers.get('x-cart'), new Request(request).headers.get('x-cart'))
    return new Response()
  })
  await send({ url: 'https://api.example.com/', method: 'GET', headers: [['X-Cart', '1']] })
  expect(seen).toEqual(['1', '1'])
})
