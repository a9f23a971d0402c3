import { expect, test } from 'vitest'
import { type CorsDecision, type CorsOptions, createCors } from '@webcors/core'
import { findDrift } from './find-drift.js'
import type { DriftCode } from './finding.js'
import type { DriftRequest, DriftResponse } from './http-message.js'

const LISTED: CorsOptions = {
  origin: ['https://app.example.com', 'https://*.example.org', 'http://[::1]:3000'],
  credentials: true,
  methods: ['PUT', 'purge'],
  allowedHeaders: ['X-A'],
  exposedHeaders: ['ETag'],
  timingAllowOrigin: true,
}
const ANY_ORIGIN: CorsOptions = { origin: '*' }

interface Exchange {
  readonly request: DriftRequest
  readonly response: DriftResponse
  readonly isPreflight: boolean
  readonly isAllowed: boolean
  /** Returns the value of a header of the request; an empty text if the header is absent. */
  readonly sent: (name: string) => string
}

type Change = (exchange: Exchange) => DriftResponse

const without = ({ status, headers }: DriftResponse, pattern: RegExp): DriftResponse => ({
  status,
  headers: headers.filter(([name]) => !pattern.test(name)),
})
const adding = (
  { status, headers }: DriftResponse,
  name: string,
  value: string,
): DriftResponse => ({
  status,
  headers: [...headers, [name, value]],
})
const BARE: DriftResponse = { status: 200, headers: [['Vary', 'Origin']] }
const CORS = /^(access-control-|timing-)/i

type Difference = readonly [what: string, code: DriftCode, change: Change, options?: CorsOptions]

/** Differences of libraries and gateways from core. Each test has one of them. */
const DIFFERENCES: readonly Difference[] = [
  [
    'answers allowed preflights with 200',
    'preflight-status',
    ({ response }) => (response.status === 204 ? { ...response, status: 200 } : response),
  ],
  [
    'answers denied preflights with 204',
    'denied-preflight',
    ({ response }) => (response.status === 403 ? { ...response, status: 204 } : response),
  ],
  [
    'passes denied preflights on to the application',
    'denied-preflight',
    ({ response }) => (response.status === 403 ? BARE : response),
  ],
  [
    'sends no Vary with preflights',
    'vary-missing-on-preflights',
    ({ response, isPreflight }) => (isPreflight ? without(response, /^vary$/i) : response),
  ],
  [
    'sends Vary only with OPTIONS',
    'vary-missing',
    ({ request, response }) =>
      request.method === 'OPTIONS' ? response : without(response, /^vary$/i),
  ],
  [
    'sends Vary only to allowed origins',
    'vary-missing',
    ({ response, isAllowed }) => (isAllowed ? response : without(response, /^vary$/i)),
  ],
  ['never sends Vary', 'vary-missing', ({ response }) => without(response, /^vary$/i)],
  [
    'names Origin twice in Vary',
    'vary-doubled',
    ({ response }) => adding(response, 'Vary', 'Origin'),
  ],
  [
    'shows parts of the policy to denied origins',
    'shown-to-denied',
    ({ response, isAllowed }) =>
      isAllowed ? response : adding(response, 'Access-Control-Allow-Credentials', 'true'),
  ],
  [
    'sends no Timing-Allow-Origin',
    'timing-narrower',
    ({ response }) => without(response, /^timing-/i),
  ],
  [
    'sends the allowed origin twice',
    'origin-narrower',
    ({ response, isAllowed, sent }) =>
      isAllowed ? adding(response, 'Access-Control-Allow-Origin', sent('Origin')) : response,
  ],
  [
    'sends no headers for an unlisted method, such as GET',
    'origin-narrower',
    ({ request, response }) => (request.method === 'GET' ? without(response, CORS) : response),
  ],
  [
    'cannot read IPv6 addresses',
    'origin-narrower',
    ({ response, sent }) => (sent('Origin').includes('[') ? without(response, CORS) : response),
  ],
  [
    'matches one label with a star',
    'origin-narrower',
    ({ response, sent }) =>
      /^https:\/\/[^.]+\..+\.example\.org$/.test(sent('Origin'))
        ? without(response, CORS)
        : response,
  ],
  [
    'writes methods in upper case',
    'method-narrower',
    ({ response, isPreflight }) =>
      isPreflight && response.status === 204
        ? adding(without(response, /-methods$/i), 'Access-Control-Allow-Methods', 'PUT, PURGE')
        : response,
  ],
  [
    'answers an OPTIONS request that is not a preflight',
    'options-answered',
    ({ request, response, isPreflight }) =>
      request.method === 'OPTIONS' && !isPreflight
        ? adding(response, 'Access-Control-Allow-Methods', 'PUT')
        : response,
  ],
  [
    'sends no headers with errors',
    'errors-bare',
    ({ request, response }) =>
      request.url.includes('/webcors-') ? without(response, CORS) : response,
  ],
  [
    'refuses an unlisted method, although any method is allowed',
    'method-narrower',
    ({ response, sent }) =>
      sent('Access-Control-Request-Method').startsWith('WEBCORS') ? BARE : response,
    ANY_ORIGIN,
  ],
  [
    'sends a star in place of Authorization',
    'header-narrower',
    ({ response, isPreflight }) =>
      isPreflight
        ? adding(without(response, /-allow-headers$/i), 'Access-Control-Allow-Headers', '*')
        : response,
    ANY_ORIGIN,
  ],
  [
    'sends headers only to requests with Origin, although any origin is allowed',
    'origin-needed',
    ({ response, sent }) => (sent('Origin') === '' ? without(response, CORS) : response),
    ANY_ORIGIN,
  ],
]

for (const [what, code, change, options = LISTED] of DIFFERENCES) {
  test(`findDrift reports ${code} if a server ${what}`, async () => {
    const policy = createCors(options)
    const { findings } = await findDrift(options, 'https://api.example/', (request) => {
      const sent = (name: string) => request.headers.find(([known]) => known === name)?.[1] ?? ''
      const [origin, method] = [sent('Origin'), sent('Access-Control-Request-Method')]
      const { allowed, headers, status, vary } = policy.decide({
        method: request.method,
        origin: origin || null,
        requestMethod: method || null,
        requestHeaders: sent('Access-Control-Request-Headers') || null,
      }) as CorsDecision
      const lines = headers.filter(([, value]) => value !== '')
      const varies = vary.length > 0 ? [['Vary', vary.join(', ')] as const] : []
      const isPreflight = request.method === 'OPTIONS' && origin !== '' && method !== ''
      const response = { status: status ?? 200, headers: [...lines, ...varies] }
      return change({ request, response, isPreflight, isAllowed: allowed, sent })
    })
    expect(findings.map((finding) => finding.code)).toContain(code)
  })
}
