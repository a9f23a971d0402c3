import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CorsOptions } from '@webcors/core'
import { type DriftCode, findDrift } from '@webcors/gateways'
import type { Gateway } from '../src/gateway.ts'
import { CHOSEN } from '../src/gateways.ts'
import { sendDrift } from '../src/send-drift.ts'
import { startExported } from '../src/start-exported.ts'
import { startUpstream, type Upstream } from '../src/upstream.ts'

const LISTED: CorsOptions = {
  origin: ['https://app.example.com', 'https://*.example.org', 'http://localhost:*'],
  credentials: true,
  methods: ['GET', 'PUT'],
  allowedHeaders: ['Content-Type', 'X-Token'],
  exposedHeaders: ['ETag'],
  maxAge: 600,
  timingAllowOrigin: true,
}
const ANY_NAMES: CorsOptions = { origin: ['https://app.example.com', 'https://pr-*.example.net'] }
const PUBLIC: CorsOptions = { origin: '*', exposedHeaders: ['ETag'] }

let upstream: Upstream
beforeAll(async () => {
  upstream = await startUpstream()
})
afterAll(() => upstream.close())

describe.each(CHOSEN.map((gateway) => [gateway.name, gateway] as const))('%s', (_, gateway) => {
  test.each([
    ['listed names', LISTED],
    ['any names', ANY_NAMES],
    ['any origin', PUBLIC],
  ])('the server has no drift from a policy with %s', async (_name, options) => {
    const running = await startExported(gateway, options, upstream.port)
    try {
      for (const path of ['/ok', '/upstream', '/vary-encoding']) {
        const { findings, requests } = await findDrift(options, running.url + path, sendDrift)
        expect(findings).toEqual([])
        expect(requests).toBeGreaterThan(20)
      }
    } finally {
      await running.close()
    }
  })
})

/** A seeded bug: the server, the replaced text, and the code that the drift check must report. */
type SeededBug = readonly [
  name: string,
  target: string,
  pattern: RegExp | string,
  replacement: string,
  code: DriftCode,
]

const SEEDED_BUGS: readonly SeededBug[] = [
  [
    'a missing always',
    'nginx',
    'Allow-Origin $cors_api_origin always',
    'Allow-Origin $cors_api_origin',
    'errors-bare',
  ],
  ['a missing Vary', 'nginx', /add_header Vary \$cors_api_vary always;/, '', 'vary-missing'],
  [
    'a missing Vary on errors',
    'nginx',
    'Vary $cors_api_vary always',
    'Vary $cors_api_vary',
    'vary-missing',
  ],
  [
    'a regular expression without its end',
    'nginx',
    String.raw`example\\.org$`,
    String.raw`example\\.org`,
    'origin-wider',
  ],
  [
    'a regular expression without its beginning',
    'nginx',
    String.raw`~^https://app`,
    '~https://app',
    'origin-wider',
  ],
  [
    'a dot that matches any character',
    'nginx',
    String.raw`app\\.example\\.com`,
    String.raw`app\\.example.com`,
    'origin-wider',
  ],
  [
    'a regular expression that ignores case',
    'nginx',
    String.raw`"~^https://app`,
    '"~*^https://app',
    'origin-form',
  ],
  ['a missing origin', 'nginx', /.*app\\\\.example\\\\.com.*\n/, '', 'origin-narrower'],
  [
    'a forgotten development origin',
    'nginx',
    'default "";\n    "~^https://app',
    'default "";\n    "~^http://127\\\\.0\\\\.0\\\\.1:3000$" $http_origin;\n    "~^https://app',
    'origin-wider',
  ],
  [
    'an allowed null origin',
    'nginx',
    'default "";\n    "~^https://app',
    'default "";\n    "null" $http_origin;\n    "~^https://app',
    'origin-wider',
  ],
  [
    'a reflected origin',
    'nginx',
    'map $http_origin $cors_api_origin {\n    default "";',
    'map $http_origin $cors_api_origin {\n    default $http_origin;',
    'origin-wider',
  ],
  [
    'a pattern of subdomains that also matches the apex',
    'haproxy',
    String.raw`https://([a-z0-9_-]+\.)+example`,
    String.raw`https://([a-z0-9_-]+\.)*example`,
    'origin-wider',
  ],
  ['missing credentials', 'haproxy', /.*Allow-Credentials.*\n/, '', 'credentials-narrower'],
  ['an additional method', 'haproxy', "'GET, PUT'", "'GET, PUT, DELETE'", 'method-wider'],
  ['a missing method', 'haproxy', "'GET, PUT'", "'GET'", 'method-narrower'],
  [
    'an additional header',
    'caddy',
    'Content-Type, X-Token',
    'Content-Type, X-Token, Authorization',
    'header-wider',
  ],
  ['a missing header', 'caddy', 'Content-Type, X-Token', 'Content-Type', 'header-narrower'],
  ['another max-age', 'caddy', 'Max-Age 600', 'Max-Age 60', 'max-age-differs'],
  [
    'an additional exposed header',
    'varnish',
    'Expose-Headers = "ETag"',
    'Expose-Headers = "ETag, X-Secret"',
    'exposed-wider',
  ],
  [
    'a missing exposed header',
    'varnish',
    'Expose-Headers = "ETag"',
    'Expose-Headers = "X-Other"',
    'exposed-narrower',
  ],
  [
    'an answer to OPTIONS requests that are not preflights',
    'varnish',
    ' && req.http.Access-Control-Request-Method)',
    ')',
    'options-answered',
  ],
  [
    'a missing Timing-Allow-Origin',
    'varnish',
    / set resp.http.Timing-Allow-Origin = .*/,
    '',
    'timing-narrower',
  ],
  ['another scheme', 'apache', '^https://app', '^https?://app', 'origin-wider'],
  [
    'a regular expression that matches any port',
    'apache',
    String.raw`app\.example\.com$`,
    String.raw`app\.example\.com(:[0-9]+)?$`,
    'origin-wider',
  ],
]

describe('findDrift', () => {
  const possible = SEEDED_BUGS.filter(([, target]) => CHOSEN.some((one) => one.target === target))
  test.each(possible)(
    'finds the seeded bug "%s" in %s',
    async (_name, target, pattern, replacement, code) => {
      const gateway = CHOSEN.find((one) => one.target === target) as Gateway
      let changed = false
      const running = await startExported(gateway, LISTED, upstream.port, (text) => {
        const other = text.replace(pattern, () => replacement)
        changed ||= other !== text
        return other
      })
      try {
        expect(changed).toBe(true)
        const { findings } = await findDrift(LISTED, `${running.url}/ok`, sendDrift)
        expect(findings.map((finding) => finding.code)).toContain(code)
      } finally {
        await running.close()
      }
    },
  )
})
