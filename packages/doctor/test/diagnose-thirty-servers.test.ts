import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import expressCors from 'cors'
import { describe, expect, test } from 'vitest'
import type { FindingCode } from '../src/diagnose/finding.js'
import { APP, type Asked, PUT, WITH_CREDENTIALS, ask, startExpress } from './diagnose.test-util.js'
import { startNginx, startNode } from './servers.test-util.js'

type Headers = Readonly<Record<string, string>>

const isPreflight = ({ method }: IncomingMessage): boolean => method === 'OPTIONS'
const reply = (response: ServerResponse, status: number, headers: Headers = {}): void => {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.statusCode = status
  response.end()
}
const ALLOW: Headers = { 'Access-Control-Allow-Origin': APP, Vary: 'Origin' }
/** Sends the same headers with every response. */
const always =
  (headers: Headers): RequestListener =>
  (request, response) =>
    reply(response, isPreflight(request) ? 204 : 200, headers)
/** Sends one response to preflights, and another to all other requests. */
const two =
  (
    preflight: readonly [number, Headers],
    actual: readonly [number, Headers] = [200, ALLOW],
  ): RequestListener =>
  (request, response) => {
    const [status, headers] = isPreflight(request) ? preflight : actual
    reply(response, status, headers)
  }
const node = (listener: RequestListener) => (): Promise<string> => startNode(listener)

interface Mistake {
  readonly name: string
  readonly start: () => Promise<string>
  readonly asked?: Asked
  readonly code: FindingCode
  readonly says?: RegExp
}

const MISTAKES: readonly Mistake[] = [
  { name: 'no CORS at all', start: node(always({})), code: 'missing-allow-origin' },
  {
    name: 'an error without headers',
    start: node((_, response) => reply(response, 500)),
    code: 'missing-allow-origin',
    says: /answered with 500/,
  },
  {
    name: 'a login before CORS',
    start: node(two([401, {}])),
    asked: PUT,
    code: 'preflight-needs-authentication',
  },
  {
    name: 'a router without OPTIONS',
    start: node(two([404, {}])),
    asked: PUT,
    code: 'preflight-not-handled',
  },
  {
    name: '405 for OPTIONS',
    start: node(two([405, {}])),
    asked: PUT,
    code: 'preflight-not-handled',
  },
  {
    name: 'Express, whose router lists its methods',
    start: () => startExpress((app) => app.put('/', (_, response) => void response.json({}))),
    asked: PUT,
    code: 'preflight-not-handled',
  },
  { name: 'a firewall', start: node(two([403, {}])), asked: PUT, code: 'preflight-refused' },
  {
    name: 'a slash that is added',
    start: node(two([301, { Location: '/a/' }])),
    asked: PUT,
    code: 'preflight-redirect',
    says: /redirects to/,
  },
  {
    name: 'http to https',
    start: node(two([308, { Location: 'https://127.0.0.1/' }])),
    asked: PUT,
    code: 'preflight-redirect',
    says: /from http to https/,
  },
  {
    name: 'a session that has expired',
    start: node((_, response) => reply(response, 302, { Location: '/login' })),
    code: 'redirect-before-cors',
    says: /login/,
  },
  {
    name: 'a wildcard with credentials',
    start: () =>
      startExpress((app) =>
        app.use(expressCors({ credentials: true })).all('/', (_, r) => void r.json({})),
      ),
    asked: WITH_CREDENTIALS,
    code: 'wildcard-with-credentials',
  },
  {
    name: 'no Allow-Credentials',
    start: node(always(ALLOW)),
    asked: WITH_CREDENTIALS,
    code: 'allow-credentials-not-true',
  },
  {
    name: 'Allow-Credentials: True',
    start: node(always({ ...ALLOW, 'Access-Control-Allow-Credentials': 'True' })),
    asked: WITH_CREDENTIALS,
    code: 'allow-credentials-not-true',
  },
  {
    name: 'Allow-Credentials of two layers',
    start: node(always({ ...ALLOW, 'Access-Control-Allow-Credentials': 'true, true' })),
    asked: WITH_CREDENTIALS,
    code: 'doubled-header',
  },
  {
    name: 'a method that is not listed',
    start: node(
      two([
        204,
        {
          ...ALLOW,
          'Access-Control-Allow-Methods': 'GET, POST',
          'Access-Control-Allow-Headers': 'x-cart',
        },
      ]),
    ),
    asked: PUT,
    code: 'preflight-method-not-allowed',
  },
  {
    name: 'a header that is not listed',
    start: node(two([204, { ...ALLOW, 'Access-Control-Allow-Methods': 'PUT' }])),
    asked: PUT,
    code: 'preflight-header-not-allowed',
  },
  {
    name: 'a star in place of Authorization',
    start: node(
      always({ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' }),
    ),
    asked: { headers: [['Authorization', 'Bearer x']] },
    code: 'preflight-header-not-allowed',
  },
  {
    name: 'methods with semicolons',
    start: node(
      two([
        204,
        {
          ...ALLOW,
          'Access-Control-Allow-Methods': 'GET; PUT',
          'Access-Control-Allow-Headers': 'x-cart',
        },
      ]),
    ),
    asked: PUT,
    code: 'preflight-invalid-allow-methods',
  },
  {
    name: 'a list in one header',
    start: node(always({ 'Access-Control-Allow-Origin': `${APP}, https://other.example` })),
    code: 'multiple-allow-origin',
    says: /is a list .* One layer/,
  },
  {
    name: 'nginx and the application both',
    start: async () => {
      const upstream = await startNode(always({ 'Access-Control-Allow-Origin': '*' }))
      return startNginx(
        `location / { add_header Access-Control-Allow-Origin ${APP}; proxy_pass ${upstream}; }`,
      )
    },
    code: 'multiple-allow-origin',
    says: /Two layers/,
  },
  {
    name: 'another origin',
    start: node(always({ 'Access-Control-Allow-Origin': 'https://www.example.com' })),
    code: 'allow-origin-mismatch',
  },
  {
    name: 'nginx, whose location has an add_header of its own',
    start: () =>
      startNginx(`add_header Access-Control-Allow-Origin ${APP} always;
        location / { return 200; }
        location = /orders { add_header X-Frame-Options DENY; return 200; }`).then(
        (url) => `${url}/orders`,
      ),
    code: 'header-not-inherited',
  },
  {
    name: 'nginx without "always"',
    start: () =>
      startNginx(`add_header Vary Origin always; add_header Access-Control-Allow-Origin ${APP};
        location = / { return 200; }`),
    code: 'error-unreadable',
    says: /404/,
  },
  {
    name: 'origins that are reflected without Vary',
    start: node((request, response) =>
      reply(
        response,
        200,
        request.headers.origin === undefined
          ? {}
          : { 'Access-Control-Allow-Origin': request.headers.origin },
      ),
    ),
    code: 'vary-missing',
  },
  {
    name: 'a cache that keeps the answer for another page',
    start: async () => {
      const upstream = await startNode((request, response) => {
        const { origin } = request.headers
        const isKnown = origin === APP || origin === 'https://www.example.com'
        reply(response, 200, {
          'Cache-Control': 'max-age=60',
          ...(isKnown && { 'Access-Control-Allow-Origin': origin }),
        })
      })
      const url = await startNginx(
        `location / { proxy_cache c; proxy_cache_key $request_uri; add_header X-Cache $upstream_cache_status; proxy_pass ${upstream}; }`,
        'proxy_cache_path cache keys_zone=c:1m;',
      )
      // A request of another page filled the cache.
      await fetch(url, { headers: { Origin: 'https://www.example.com' } })
      return url
    },
    code: 'cached-for-another-origin',
    says: /X-Cache: HIT/,
  },
  {
    name: 'Vercel Deployment Protection',
    start: node(
      two([401, { Server: 'Vercel', 'Set-Cookie': '_vercel_sso_nonce=x; Secure; HttpOnly' }]),
    ),
    asked: PUT,
    code: 'platform-guard',
    says: /Vercel Deployment Protection/,
  },
  {
    name: 'Cloudflare Access',
    start: node(
      two([302, { Location: 'https://team.cloudflareaccess.com/cdn-cgi/access/login/x' }]),
    ),
    asked: PUT,
    code: 'platform-guard',
    says: /Cloudflare Access/,
  },
  {
    name: 'Azure Easy Auth',
    start: node(two([401, { 'WWW-Authenticate': 'Bearer realm="app.azurewebsites.net"' }])),
    asked: PUT,
    code: 'platform-guard',
    says: /Azure/,
  },
  {
    name: 'API Gateway with an authorizer on ANY',
    start: node(
      two([401, { 'apigw-requestid': 'x', 'x-amzn-errortype': 'UnauthorizedException' }]),
    ),
    asked: PUT,
    code: 'platform-guard',
    says: /API Gateway/,
  },
  {
    name: 'a cookie with SameSite=Lax',
    start: node(
      always({
        ...ALLOW,
        'Access-Control-Allow-Credentials': 'true',
        'Set-Cookie': 'sid=1; SameSite=Lax; Secure',
      }),
    ),
    asked: WITH_CREDENTIALS,
    code: 'cookie-not-stored',
    says: /SameSite=Lax/,
  },
  {
    name: 'a cookie with SameSite=None and without Secure',
    start: node(
      always({
        ...ALLOW,
        'Access-Control-Allow-Credentials': 'true',
        'Set-Cookie': 'sid=1; SameSite=None',
      }),
    ),
    asked: WITH_CREDENTIALS,
    code: 'cookie-not-stored',
    says: /needs Secure/,
  },
  {
    name: 'a cookie that is not partitioned',
    start: node(
      always({
        ...ALLOW,
        'Access-Control-Allow-Credentials': 'true',
        'Set-Cookie': 'sid=1; SameSite=None; Secure',
      }),
    ),
    asked: WITH_CREDENTIALS,
    code: 'cookie-not-sent',
    says: /not Partitioned/,
  },
]

describe(`${MISTAKES.length} servers with a real mistake`, () => {
  test.each(MISTAKES)(
    'the first finding for $name is $code',
    async ({ start, asked, code, says }) => {
      const { findings } = await ask(await start(), asked)
      expect(findings[0]?.code).toBe(code)
      expect(findings[0]?.message).toMatch(says ?? /./)
    },
  )
})

const CREDENTIALED: Headers = { ...ALLOW, 'Access-Control-Allow-Credentials': 'true' }
const COOKIE = 'sid=1; SameSite=None; Secure; Partitioned'

describe('servers without a mistake', () => {
  test.each<[string, Headers, Asked?]>([
    ['for one origin', ALLOW],
    ['for anyone', { 'Access-Control-Allow-Origin': '*' }],
    ['with credentials', CREDENTIALED, WITH_CREDENTIALS],
    ['with a cookie for other sites', { ...CREDENTIALED, 'Set-Cookie': COOKIE }, WITH_CREDENTIALS],
    [
      'with a cookie for its own site, without credentials',
      { ...ALLOW, 'Set-Cookie': 'a=1; SameSite=Lax' },
    ],
    [
      'behind a cache that names Origin',
      { ...ALLOW, Age: '5', 'X-Cache': 'HIT', 'Cache-Control': 'max-age=60' },
    ],
    ['on Vercel', { ...ALLOW, Server: 'Vercel', 'X-Vercel-Id': 'fra1::x' }],
    [
      'behind Cloudflare',
      { ...ALLOW, Server: 'cloudflare', 'CF-Ray': 'x', 'CF-Cache-Status': 'DYNAMIC' },
    ],
    ['on API Gateway', { ...ALLOW, 'apigw-requestid': 'x' }],
    ['with more in Vary', { 'Access-Control-Allow-Origin': APP, Vary: 'Accept-Encoding, Origin' }],
  ])('the doctor finds nothing for a server %s', async (_, headers, asked) => {
    const { findings, simulation } = await ask(await startNode(always(headers)), asked)
    expect(findings).toEqual([])
    expect(simulation.allowed).toBe(true)
  })
})
