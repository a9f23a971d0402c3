import { describe, expect, test } from 'vitest'
import { readCorsRequest } from '../adapter.ts'
import { classifyRequest, copyCorsRequest } from './cors-request.ts'

const URL = 'https://api.example.com:8443/things?a=1'

describe('readCorsRequest', () => {
  test('gives null for absent headers', () => {
    const request = readCorsRequest(new Request(URL))
    expect(request.method).toBe('GET')
    expect(request.origin).toBeNull()
    expect(request.requestMethod).toBeNull()
    expect(request.requestHeaders).toBeNull()
    expect(request.fetchSite).toBeNull()
    expect(request.host).toBe('api.example.com:8443')
  })

  test('gives the values of all headers', () => {
    const headers = new Headers({
      Origin: 'https://app.example.com',
      'Access-Control-Request-Method': 'PUT',
      'Access-Control-Request-Headers': 'x-a,x-b',
      'Sec-Fetch-Site': 'same-site',
    })
    const request = readCorsRequest(new Request(URL, { method: 'OPTIONS', headers }))
    expect(request.method).toBe('OPTIONS')
    expect(request.origin).toBe('https://app.example.com')
    expect(request.requestMethod).toBe('PUT')
    expect(request.requestHeaders).toBe('x-a,x-b')
    expect(request.fetchSite).toBe('same-site')
  })

  test('joins two fields of one name, so that two origins do not count as one of them', () => {
    const headers = new Headers()
    for (const origin of ['https://a.example', 'https://b.example'])
      headers.append('Origin', origin)
    headers.append('Access-Control-Request-Headers', 'x-a')
    headers.append('Access-Control-Request-Headers', 'x-b')
    const request = readCorsRequest(new Request(URL, { headers }))
    expect(request.origin).toBe('https://a.example, https://b.example')
    expect(request.requestHeaders).toBe('x-a, x-b')
  })

  test('gives an empty string for an empty field', () => {
    const headers = { Origin: '', 'Access-Control-Request-Method': '' }
    const request = readCorsRequest(new Request(URL, { headers }))
    expect(request.origin).toBe('')
    expect(request.requestMethod).toBe('')
  })

  test('gives the host without the default port', () => {
    expect(readCorsRequest(new Request('https://api.example.com:443/')).host).toBe(
      'api.example.com',
    )
    expect(readCorsRequest(new Request('http://[::1]:3000/')).host).toBe('[::1]:3000')
  })

  test('gives no host for a URL that cannot be parsed', () => {
    const request = { url: 'http://a:99999/', headers: new Headers(), method: 'GET' }
    expect(readCorsRequest(request as Request).host).toBeNull()
  })
})

describe('copyCorsRequest', () => {
  test('gives an object with every part, which can be spread and serialized', () => {
    const parts = {
      method: 'OPTIONS',
      origin: 'https://app.example.com',
      requestMethod: 'PUT',
      requestHeaders: 'x-a',
      fetchSite: 'same-site',
      host: 'api.example.com',
    }
    const headers = new Headers({
      Origin: parts.origin,
      'Access-Control-Request-Method': parts.requestMethod,
      'Access-Control-Request-Headers': parts.requestHeaders,
      'Sec-Fetch-Site': parts.fetchSite,
    })
    const request = new Request('https://api.example.com/', { method: 'OPTIONS', headers })
    expect({ ...copyCorsRequest(readCorsRequest(request)) }).toEqual(parts)
  })

  test('gives null for the parts that an adapter did not read', () => {
    const parts = { method: 'GET', origin: null, requestMethod: null, requestHeaders: null }
    expect(copyCorsRequest(parts)).toEqual({ ...parts, fetchSite: null, host: null })
  })
})

describe('the kind of a request', () => {
  const parts = { method: 'OPTIONS', origin: 'a', requestMethod: 'PUT', requestHeaders: null }

  test.each([
    ['preflight', parts],
    ['actual', { ...parts, method: 'GET' }],
    ['actual', { ...parts, requestMethod: null }],
    ['non-cors', { ...parts, origin: null }],
    ['non-cors', { ...parts, origin: undefined as never }],
  ])('is %s for %o', (kind, request) => {
    expect(classifyRequest(request)).toBe(kind)
  })
})
