import { expect, it } from 'vitest'
import { readNextRequest } from './read-next-request.js'

it('readNextRequest reads the host from the headers, because the URL has another one', () => {
  const headers = { Host: 'api.example.com', Origin: 'https://a.example' }
  expect(readNextRequest(new Request('http://localhost:3000/', { headers }))).toEqual({
    method: 'GET',
    origin: 'https://a.example',
    requestMethod: null,
    requestHeaders: null,
    fetchSite: null,
    host: 'api.example.com',
  })
})

it('readNextRequest reads a request that `force-static` hides', () => {
  // Next hides a request with a proxy like this one.
  const hidden = new Proxy(new Request('http://localhost/', { headers: { Origin: 'https://a' } }), {
    get: (target, name, receiver) =>
      name === 'headers' ? new Headers() : Reflect.get(target, name, receiver),
  })
  expect(readNextRequest(hidden)).toMatchObject({ method: 'GET', origin: null })
})
