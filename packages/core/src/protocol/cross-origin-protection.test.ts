import { describe, expect, test } from 'vitest'
import { type CorsRequest, createCors } from '../index.ts'
import { APP, decision, EVIL } from '../policy/policy.test-util.ts'
import { OPTIONS } from './cross-origin-protection.test-util.ts'

interface Row {
  readonly name: string
  readonly method?: string
  readonly fetchSite?: string
  readonly origin?: string
  readonly host?: string
  readonly passes: boolean
}

/** Requests to `example.com`, with the decisions of Go's `net/http.CrossOriginProtection`. */
const GO: readonly Row[] = [
  { name: 'same-origin', method: 'POST', fetchSite: 'same-origin', passes: true },
  { name: 'none', method: 'POST', fetchSite: 'none', passes: true },
  { name: 'cross-site', method: 'POST', fetchSite: 'cross-site', passes: false },
  { name: 'same-site', method: 'POST', fetchSite: 'same-site', passes: false },
  {
    name: 'an unknown value of Sec-Fetch-Site',
    method: 'POST',
    fetchSite: 'unheard-of',
    passes: false,
  },
  { name: 'neither header', method: 'POST', passes: true },
  { name: 'the origin of the host', method: 'POST', origin: 'https://example.com', passes: true },
  {
    name: 'the origin of the host over plain http',
    method: 'POST',
    origin: 'http://example.com',
    passes: true,
  },
  { name: 'another origin', method: 'POST', origin: 'https://attacker.example', passes: false },
  { name: 'the opaque origin', method: 'POST', origin: 'null', passes: false },
  {
    name: 'an empty Sec-Fetch-Site, and the origin of the host',
    method: 'POST',
    fetchSite: '',
    origin: 'https://example.com',
    passes: true,
  },
  {
    name: 'an empty Sec-Fetch-Site, and another origin',
    method: 'POST',
    fetchSite: '',
    origin: 'https://attacker.example',
    passes: false,
  },
  {
    name: 'cross-site, although the origin is that of the host',
    method: 'POST',
    fetchSite: 'cross-site',
    origin: 'https://example.com',
    passes: false,
  },
  {
    name: 'same-origin, although the origin is another',
    method: 'POST',
    fetchSite: 'same-origin',
    origin: 'https://attacker.example',
    passes: true,
  },
  {
    name: 'cross-site, from an allowed origin',
    method: 'POST',
    fetchSite: 'cross-site',
    origin: APP,
    passes: true,
  },
  {
    name: 'same-site, from an allowed origin',
    method: 'POST',
    fetchSite: 'same-site',
    origin: APP,
    passes: true,
  },
  { name: 'an allowed origin', method: 'POST', origin: APP, passes: true },
  { name: 'GET', method: 'GET', fetchSite: 'cross-site', origin: EVIL, passes: true },
  { name: 'HEAD', method: 'HEAD', fetchSite: 'cross-site', origin: EVIL, passes: true },
  { name: 'OPTIONS', method: 'OPTIONS', fetchSite: 'cross-site', origin: EVIL, passes: true },
  { name: 'PUT', method: 'PUT', fetchSite: 'cross-site', origin: EVIL, passes: false },
  { name: 'PATCH', method: 'PATCH', fetchSite: 'cross-site', passes: false },
  { name: 'DELETE', method: 'DELETE', fetchSite: 'cross-site', passes: false },
  { name: 'TRACE', method: 'TRACE', fetchSite: 'cross-site', passes: false },
  { name: 'a custom method', method: 'purge', fetchSite: 'cross-site', passes: false },
  { name: 'get in lower case', method: 'get', fetchSite: 'cross-site', passes: false },
  {
    name: 'an origin and a host with the same port',
    method: 'POST',
    origin: 'https://example.com:8443',
    host: 'example.com:8443',
    passes: true,
  },
  {
    name: 'an origin and a host with different ports',
    method: 'POST',
    origin: 'https://example.com:8443',
    host: 'example.com:8444',
    passes: false,
  },
  {
    name: 'an origin with a port, and a host without',
    method: 'POST',
    origin: 'https://example.com:8443',
    passes: false,
  },
  {
    name: 'an origin without a port, and a host with one',
    method: 'POST',
    origin: 'https://example.com',
    host: 'example.com:8443',
    passes: false,
  },
  {
    name: 'an IPv6 address',
    method: 'POST',
    origin: 'http://[::1]:3000',
    host: '[::1]:3000',
    passes: true,
  },
  {
    name: 'a host in upper case',
    method: 'POST',
    origin: 'https://example.com',
    host: 'EXAMPLE.com',
    passes: true,
  },
  { name: 'a subdomain', method: 'POST', origin: 'https://a.example.com', passes: false },
  {
    name: 'a look-alike',
    method: 'POST',
    origin: 'https://example.com.evil.example',
    passes: false,
  },
  {
    name: 'a malformed origin with the host in it',
    method: 'POST',
    origin: 'https://example.com/',
    passes: false,
  },
  {
    name: 'two origins',
    method: 'POST',
    origin: 'https://example.com, https://example.com',
    passes: false,
  },
  { name: 'no host', method: 'POST', origin: 'https://example.com', host: '', passes: false },
]

function request({ method = 'POST', fetchSite, origin, host = 'example.com' }: Row): CorsRequest {
  return {
    method,
    origin: origin ?? null,
    requestMethod: null,
    requestHeaders: null,
    fetchSite: fetchSite ?? null,
    host,
  }
}

describe('known defect 37: requests that change something', () => {
  test.each(GO)('a request passes or not: $name: $passes', (row) => {
    const decided = decision(OPTIONS, request(row))
    expect(decided.status).toBe(row.passes ? null : 403)
    expect(decided.reason === 'cross-origin-refused').toBe(!row.passes)
    expect(decided.vary).toEqual(['Origin'])
  })

  test.each(GO)('the result with a predicate is the same: $name', async (row) => {
    const policy = createCors({ ...OPTIONS, origin: async (origin) => origin === APP })
    expect((await policy.decide(request(row))).status).toBe(row.passes ? null : 403)
  })

  test.each(GO)('no request is refused without the option: $name', (row) => {
    expect(decision({ origin: APP }, request(row)).status).toBeNull()
  })
})
