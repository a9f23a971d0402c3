import expressCors from 'cors'
import { APP, WITH_CREDENTIALS, startExpress } from './diagnose.test-util.js'
import { ALLOW, type Mistake, always, node, reply } from './mistakes.test-util.js'
import { startNginx, startNode } from './servers.test-util.js'

/** Servers whose response a browser keeps from the page, or whose cache or cookies cause failures later. */
export const RESPONSE_MISTAKES: readonly Mistake[] = [
  { name: 'no CORS at all', start: node(always({})), code: 'missing-allow-origin' },
  {
    name: 'an error without headers',
    start: node((_, response) => reply(response, 500)),
    code: 'missing-allow-origin',
    says: /answered with 500/,
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
