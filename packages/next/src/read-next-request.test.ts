import { expect, it } from 'vitest'
import { readNextRequest } from './read-next-request.js'

it('reads the host that was asked for, which the URL does not tell', () => {
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

it('reads a request that `force-static` hides', () => {
  // As Next does it.
  const hidden = new Proxy(new Request('http://localhost/', { headers: { Origin: 'https://a' } }), {
    get: (target, name, receiver) =>
      name === 'headers' ? new Headers() : Reflect.get(target, name, receiver),
  })
  expect(readNextRequest(hidden)).toMatchObject({ method: 'GET', origin: null })
})
