import type { RequestListener } from 'node:http'
import { createCors, withCors } from '@webcors/core'
import { cors as h3Cors } from '@webcors/h3'
import { cors as koaCors } from '@webcors/koa'
import { cors, withCors as withCorsOnNode } from '@webcors/node'
import expressCors from 'cors'
import express, { type Express } from 'express'
import { H3 } from 'h3'
import Koa from 'koa'
import { describe, expect, test } from 'vitest'
import { diagnose, type DiagnoseOptions, type Diagnosis } from '../src/diagnose.js'
import { fixesFor } from '../src/fixes-for.js'
import type { HeaderList, ResponseMessage } from '../src/http-message.js'
import { sendOverNetwork } from '../src/send-over-network.js'
import { sendTo } from '../src/send-to.js'
import { toNodeHandler } from 'srvx/node'
import { HAS_APACHE, HAS_NGINX, startApache, startNginx, startNode } from './servers.test-util.js'

const APP = 'https://app.example.com'
const ALLOWED = ['Access-Control-Allow-Origin', APP] as const

type Asked = Partial<DiagnoseOptions>
const PUT: Asked = { method: 'PUT', headers: [['X-Cart', '1']] }
const WITH_CREDENTIALS: Asked = { credentials: 'include' }

const ask = (url: string, asked: Asked = {}): Promise<Diagnosis> =>
  diagnose(url, { origin: APP, send: sendOverNetwork(), ...asked })

const codes = ({ findings }: Diagnosis): readonly string[] => findings.map(({ code }) => code)

function startExpress(build: (app: Express) => unknown): Promise<string> {
  const app = express()
  build(app)
  return startNode(app)
}

const hello = (app: Express): Express =>
  app.all('/hello', (_request, response) => void response.json('hello'))

/** The configuration that is given to paste. */
function pasted(target: string, upstream: string): string {
  const fixes = fixesFor('preflight-header-not-allowed', { origin: APP, header: 'X-Cart' })
  const { code = '' } = fixes.find((fix) => fix.for === target) ?? {}
  return code.replace('http://127.0.0.1:3000', upstream)
}

describe('a right server, audited, has nothing that is wrong', () => {
  const options = { origin: [APP, 'http://localhost:*'], credentials: true } as const
  const servers: Readonly<Record<string, () => Promise<string>>> = {
    'webcors on node:http': () =>
      startNode(
        withCorsOnNode((request, response) => {
          response.statusCode = request.url === '/hello' ? 200 : 404
          response.end()
        }, options),
      ),
    'webcors on Express': () => startExpress((app) => hello(app.use(cors(options)))),
    'webcors on Express, for anyone': () => startExpress((app) => hello(app.use(cors()))),
    'webcors on Express, by a predicate': () =>
      startExpress((app) => hello(app.use(cors({ origin: (origin) => origin === APP })))),
    'webcors with protection from other origins': () =>
      startExpress((app) => hello(app.use(cors({ ...options, crossOriginProtection: true })))),
    'webcors on Koa': () => {
      const app = new Koa().use(koaCors(options)).use((context) => {
        if (context.path === '/hello') context.body = 'hello'
      })
      const listener = app.callback()
      return startNode((request, response) => void listener(request, response))
    },
    'webcors on h3': () => {
      const app = new H3().use(h3Cors(options)).all('/hello', () => 'hello')
      return startNode(toNodeHandler((request) => app.fetch(request)) as RequestListener)
    },
    'cors on Express, with a list': () =>
      startExpress((app) => hello(app.use(expressCors({ origin: [APP], credentials: true })))),
    'cors on Express, with one origin': () =>
      startExpress((app) => hello(app.use(expressCors({ origin: APP, credentials: true })))),
    'cors on Express, for anyone': () => startExpress((app) => hello(app.use(expressCors()))),
  }

  describe.each(Object.entries(servers))('%s', (name, start) => {
    const isPublic = name.endsWith('for anyone')
    const requests: readonly Asked[] = [
      {},
      PUT,
      { method: 'POST', headers: [['Content-Type', 'application/json']], body: '{}' },
      ...(isPublic || name.includes('predicate') ? [] : [{ ...PUT, ...WITH_CREDENTIALS }]),
    ]
    test.each(requests)('%j', async (asked) => {
      const diagnosis = await ask(`${await start()}/hello`, { ...asked, audit: true })
      expect(diagnosis.findings).toEqual([])
      expect(diagnosis.simulation).toMatchObject({ allowed: true, status: 200 })
      expect(diagnosis.unreachable).toBeNull()
    })
  })

  // The binaries come from Debian; nothing else can show what they do.
  describe.skipIf(!HAS_NGINX)('nginx, as it is given to paste', () => {
    test.each([{}, PUT])('%j', async (asked) => {
      const upstream = await startExpress(hello)
      const [outside, location] = pasted('nginx', upstream).split(/(?=^location)/m)
      const url = await startNginx(location ?? '', outside)
      const diagnosis = await ask(`${url}/hello`, { ...asked, audit: true })
      expect(diagnosis.findings).toEqual([])
      expect(diagnosis.simulation.allowed).toBe(true)
    })
  })

  // The binaries come from Debian; nothing else can show what they do.
  describe.skipIf(!HAS_APACHE)('Apache, as it is given to paste', () => {
    test.each([{}, { method: 'PUT' }])('%j', async (asked) => {
      const upstream = await startExpress(hello)
      const url = await startApache(`${pasted('Apache', '')}\nProxyPass / ${upstream}/`)
      const diagnosis = await ask(`${url}/hello`, { ...asked, audit: true })
      expect(diagnosis.findings).toEqual([])
      expect(diagnosis.simulation.allowed).toBe(true)
    })
  })

  test('a fetch handler, without a network', async () => {
    const policy = createCors({ origin: ['https://*.example.com', APP], credentials: true })
    const send = sendTo(withCors(() => new Response(), policy))
    const diagnosis = await ask('https://api.example.net/', { ...PUT, ...WITH_CREDENTIALS, send })
    expect(diagnosis.findings).toEqual([])
  })
})

describe('mistakes with Express', () => {
  test.each<[name: string, build: (app: Express) => unknown, asked: Asked, found: string[]]>([
    [
      'authentication before CORS',
      (app) => {
        app.use((request, response, next) =>
          request.headers.authorization ? next() : void response.sendStatus(401),
        )
        hello(app.use(expressCors({ origin: [APP] })))
      },
      { headers: [['Authorization', 'Bearer x']] },
      ['preflight-needs-authentication'],
    ],
    [
      'CORS for a route that has no OPTIONS',
      (app) =>
        app.put('/hello', expressCors({ origin: [APP] }), (_, response) => void response.end()),
      PUT,
      ['preflight-not-handled'],
    ],
    [
      'CORS for a route alone: its errors have none',
      (app) => hello(app.use(/^\/hello$/, expressCors({ origin: APP }))),
      {},
      ['error-unreadable'],
    ],
    [
      'an error after CORS, by what takes the headers away',
      (app) => {
        hello(app.use(expressCors({ origin: APP })))
        app.get('/fails', (_, response) => {
          response.removeHeader('Access-Control-Allow-Origin')
          response.sendStatus(500)
        })
      },
      { errorPaths: ['/fails', '/nowhere', 'https://['] },
      ['error-unreadable'],
    ],
    [
      'a method that is not listed',
      (app) => hello(app.use(expressCors({ origin: [APP], methods: ['GET'] }))),
      PUT,
      ['preflight-method-not-allowed'],
    ],
    [
      'a header that is not listed',
      (app) => hello(app.use(expressCors({ origin: [APP], allowedHeaders: ['X-Other'] }))),
      PUT,
      ['preflight-header-not-allowed'],
    ],
    [
      'anyone, with credentials',
      (app) => hello(app.use(expressCors({ credentials: true }))),
      WITH_CREDENTIALS,
      ['wildcard-with-credentials'],
    ],
    [
      'credentials that are not allowed',
      (app) => hello(app.use(expressCors({ origin: [APP] }))),
      WITH_CREDENTIALS,
      ['allow-credentials-not-true'],
    ],
    [
      'an origin with a slash at its end',
      (app) => hello(app.use(expressCors({ origin: `${APP}/` }))),
      {},
      ['allow-origin-mismatch'],
    ],
    [
      'an origin that is not allowed',
      (app) => hello(app.use(expressCors({ origin: ['https://other.example'] }))),
      {},
      ['missing-allow-origin'],
    ],
    [
      'a preflight that is refused',
      (app) => hello(app.use(cors({ origin: 'https://other.example' }))),
      PUT,
      ['preflight-refused'],
    ],
    [
      'Vary that is lost, and a denied answer that is kept',
      (app) =>
        app.use((request, response) => {
          if (request.headers.origin === APP) response.set(...ALLOWED)
          response.set('Cache-Control', 'public, max-age=60').end()
        }),
      {},
      ['vary-missing', 'denied-answer-cached'],
    ],
    [
      'Vary for those alone that are allowed',
      (app) =>
        app.use((request, response) => {
          if (request.headers.origin === APP) response.set(...ALLOWED).vary('origin')
          response.end()
        }),
      {},
      ['vary-missing'],
    ],
    [
      'Access-Control-Allow-Origin: * for those alone that send Origin',
      (app) =>
        app.use((request, response) => {
          if (request.headers.origin) response.set('Access-Control-Allow-Origin', '*')
          response.set('Cache-Control', 'max-age=0, must-revalidate').end()
        }),
      {},
      ['vary-missing'],
    ],
  ])('%s', async (_, build, asked, found) => {
    const diagnosis = await ask(`${await startExpress(build)}/hello`, asked)
    expect(codes(diagnosis)).toEqual(found)
    for (const { evidence, fix, fixes, message } of diagnosis.findings) {
      expect(evidence.length).toBeGreaterThan(0)
      expect(`${message} ${fix}`).not.toMatch(/undefined|null/)
      expect(fixes[0]?.for).toMatch(/Express/)
      expect(fixes[0]?.code).toContain(APP)
    }
  })

  test('a page without an origin is given one, and no policy', async () => {
    const { findings } = await ask('https://api.example.com/', {
      origin: 'null',
      send: () => ({ status: 200, headers: [ALLOWED] }),
    })
    expect(findings).toMatchObject([{ code: 'allow-origin-mismatch', fixes: [] }])
    expect(findings[0]?.message).toContain('and not a page without an origin')
    expect(findings[0]?.fix).toMatch(/^Serve the page over http/)
  })

  test('fixes keep what is allowed already', async () => {
    const allowed = ['X-Other', "it's"].join(', ')
    const { findings } = await ask('https://api.example.com/', {
      ...PUT,
      send: () => ({
        status: 204,
        headers: [
          ALLOWED,
          ['Access-Control-Allow-Credentials', 'true'],
          ['Access-Control-Allow-Methods', 'GET, PATCH'],
          ['Access-Control-Allow-Headers', allowed],
        ],
      }),
    })
    expect(findings[0]?.fixes[0]?.code).toContain(`{
  origin: '${APP}',
  credentials: true,
  methods: ['GET', 'PATCH', 'PUT'],
  allowedHeaders: ['X-Other', 'X-Cart'],
}`)
  })

  test('fixes are for the server that any of its answers tells of', async () => {
    const { findings } = await ask('https://api.example.com/', {
      ...PUT,
      send: ({ method }) => ({
        status: method === 'OPTIONS' ? 403 : 200,
        headers: method === 'OPTIONS' ? [] : [['X-Powered-By', 'Express']],
      }),
    })
    expect(findings[0]?.fixes[0]?.for).toMatch(/Express/)
  })

  test('a path that nobody asks for tells less than one that is given', async () => {
    const url = await startExpress((app) =>
      hello(app.use(/^\/hello$/, expressCors({ origin: APP }))),
    )
    const severities = async (errorPaths: readonly string[]) =>
      (await ask(`${url}/hello`, { errorPaths })).findings.map(({ severity }) => severity)
    expect(await severities([])).toEqual(['info'])
    expect(await severities(['/fails'])).toEqual(['warning', 'info'])
  })

  test('what is never kept needs no Vary', async () => {
    const url = await startExpress((app) =>
      app.use((request, response) => {
        if (request.headers.origin === APP) response.set(...ALLOWED)
        response.set('Cache-Control', 'no-store').end()
      }),
    )
    expect(codes(await ask(url))).toEqual([])
  })
})

// The binaries come from Debian; nothing else can show what they do.
describe.skipIf(!HAS_NGINX)('mistakes with nginx', () => {
  const HEADER = `add_header Access-Control-Allow-Origin '${APP}'`

  test('add_header without always', async () => {
    const url = await startNginx(`location / { ${HEADER}; }`)
    const { findings } = await ask(`${url}/hello.json`)
    expect(findings).toMatchObject([{ code: 'error-unreadable', severity: 'warning' }])
    expect(findings[0]?.fix).toContain('always')
    expect(findings[0]?.fixes[0]?.for).toBe('nginx')
    expect(findings[0]?.evidence[0]?.response.status).toBe(404)
  })

  test('a header that both it and the application add, and who did', async () => {
    const upstream = await startExpress((app) => hello(app.use(expressCors({ origin: APP }))))
    const url = await startNginx(`location / { ${HEADER} always; proxy_pass ${upstream}; }`)
    const { findings } = await ask(`${url}/hello`)
    expect(findings).toMatchObject([{ code: 'multiple-allow-origin', severity: 'error' }])
    expect(findings[0]?.message).toMatch(
      /first is likely of the application, Express \(X-Powered-By\), the last .* nginx\/[\d.]+ \(Server\)/,
    )
    expect(
      findings[0]?.evidence[0]?.response.headers.filter(([name]) => name === ALLOWED[0]),
    ).toEqual([ALLOWED, ALLOWED])
  })

  test('a preflight that files answer with 405', async () => {
    const url = await startNginx(`location / { ${HEADER} always; }`)
    const { findings } = await ask(`${url}/hello.json`, PUT)
    expect(findings).toMatchObject([{ code: 'preflight-not-handled', severity: 'error' }])
    expect(findings[0]?.message).toContain('405')
  })

  test('an "if" that loses the headers of its surroundings', async () => {
    const url = await startNginx(
      `location / { ${HEADER} always; if ($request_method = OPTIONS) { add_header X-A b; return 204; } }`,
    )
    expect(codes(await ask(`${url}/hello.json`, PUT))).toEqual(['missing-allow-origin'])
  })

  test('a redirect before CORS: the slash at the end', async () => {
    const url = await startNginx(
      `absolute_redirect off; location = /hello/ { ${HEADER} always; } location / { }`,
    )
    const { findings } = await ask(`${url}/hello`)
    expect(findings).toMatchObject([
      {
        code: 'redirect-before-cors',
        message: '301 redirects to the same with a slash at the end.',
      },
    ])
    expect(findings[0]?.fix).toContain(`${url}/hello/`)
  })

  test('a redirect of the preflight: from http to https', async () => {
    const url = await startNginx(`return 301 https://$host$request_uri;`)
    const { findings } = await ask(`${url}/hello`, PUT)
    expect(findings).toMatchObject([
      { code: 'preflight-redirect', message: '301 redirects from http to https.' },
    ])
  })

  test('basic authentication before CORS', async () => {
    const url = await startNginx(
      `location / { ${HEADER} always; auth_basic x; auth_basic_user_file /dev/null; }`,
    )
    const { findings } = await ask(`${url}/hello.json`, PUT)
    expect(codes({ findings } as Diagnosis)).toEqual(['preflight-needs-authentication'])
  })

  test('an origin that is reflected by a map, without Vary', async () => {
    const map = `map $http_origin $allowed { default ''; '${APP}' $http_origin; }`
    const header = 'add_header Access-Control-Allow-Origin $allowed always;'
    const url = await startNginx(`location / { ${header} }`, map)
    expect(codes(await ask(`${url}/hello.json`))).toEqual(['vary-missing'])
  })
})

// The binaries come from Debian; nothing else can show what they do.
describe.skipIf(!HAS_APACHE)('mistakes with Apache', () => {
  test('Header without always', async () => {
    const { findings } = await ask(
      `${await startApache(`Header set Access-Control-Allow-Origin ${APP}`)}/hello.json`,
    )
    expect(findings).toMatchObject([{ code: 'error-unreadable' }])
    expect(findings[0]?.fix).toContain('Header always set')
    expect(findings[0]?.fixes[0]?.for).toBe('Apache')
  })

  test('a header in both of its tables', async () => {
    const url = await startApache(
      `Header set Access-Control-Allow-Origin ${APP}\nHeader always set Access-Control-Allow-Origin ${APP}`,
    )
    const { findings } = await ask(`${url}/hello.json`)
    expect(findings).toMatchObject([{ code: 'multiple-allow-origin' }])
    expect(findings[0]?.message).toContain('The only layer that gives itself away is Apache')
  })

  test('a header that both it and the application add', async () => {
    const upstream = await startExpress((app) => hello(app.use(expressCors({ origin: APP }))))
    const url = await startApache(
      `ProxyPass / ${upstream}/\nHeader add Access-Control-Allow-Origin ${APP}`,
    )
    const { findings } = await ask(`${url}/hello`)
    expect(findings[0]?.message).toMatch(/first is likely of .* Express .*, the last .* Apache/)
  })

  test('a preflight that files answer without allowing anything', async () => {
    const url = await startApache(`Header always set Access-Control-Allow-Origin ${APP}`)
    expect(codes(await ask(`${url}/hello.json`, PUT))).toEqual(['preflight-method-not-allowed'])
  })
})

describe('redirects', () => {
  const moved =
    (to: string, more: HeaderList = []) =>
    ({ url }: { url: string }): ResponseMessage =>
      url.endsWith('/here')
        ? { status: 302, headers: [['Location', to], ...more] }
        : { status: 200, headers: [ALLOWED] }
  const here = 'https://api.example.com/here'

  test.each<[to: string, message: string]>([
    ['/here/', '302 redirects to the same with a slash at the end.'],
    ['/login?next=/here', '302 redirects to a login, https://api.example.com/login?next=/here.'],
    ['/authors', '302 redirects to https://api.example.com/authors.'],
    ['https://[', '302 redirects to "https://[".'],
  ])('before CORS, to %s', async (to, message) => {
    const { findings } = await ask(here, { send: moved(to) })
    expect(findings).toMatchObject([{ code: 'redirect-before-cors', message }])
  })

  test('of a preflight', async () => {
    const { findings } = await ask(here, { ...PUT, send: moved('/here/') })
    expect(findings[0]).toMatchObject({ code: 'preflight-redirect', severity: 'error' })
    expect(findings[0]?.fix).toContain('https://api.example.com/here/')
  })

  test('from one foreign origin to another, which loses the page its own', async () => {
    const { findings } = await ask(here, { send: moved('https://cdn.example.net/', [ALLOWED]) })
    expect(findings).toMatchObject([{ code: 'allow-origin-mismatch' }])
    expect(findings[0]?.fix).toMatch(/^Let the page ask for the URL that it is redirected to/)
  })
})

describe('an audit', () => {
  const reflecting = (
    isAllowed: (origin: string) => boolean,
    isCredentialed = true,
    page: string = APP,
  ) => {
    const send = ({ headers }: { headers: HeaderList }): ResponseMessage => {
      const [, origin = ''] = headers.find(([name]) => name === 'Origin') ?? []
      const credentials = ['Access-Control-Allow-Credentials', 'true'] as const
      const allowed = ['Access-Control-Allow-Origin', origin] as const
      return {
        status: 200,
        headers: [
          ['Vary', 'Origin'],
          ...(isAllowed(origin) ? [allowed, ...(isCredentialed ? [credentials] : [])] : []),
        ],
      }
    }
    return diagnose('https://api.example.com/', { origin: page, send, audit: true })
  }

  test.each<[name: string, isAllowed: (origin: string) => boolean, found: string[]]>([
    ['everyone', () => true, ['any-origin-allowed', 'null-origin-allowed']],
    ['everyone who has an origin', (origin) => origin !== 'null', ['any-origin-allowed']],
    ['null', (origin) => [APP, 'null'].includes(origin), ['null-origin-allowed']],
    ['a beginning', (origin) => origin.startsWith(APP), ['look-alike-allowed']],
    [
      'an end without a dot',
      (origin) => origin.startsWith('https:') && origin.endsWith('example.com'),
      ['look-alike-allowed', 'subdomains-allowed'],
    ],
    [
      'an expression whose dots are not escaped',
      (origin) => /^https:\/\/app.example.com$/.test(origin),
      ['look-alike-allowed'],
    ],
    [
      'an end with a dot: no mistake if it is meant',
      (origin) => /^https:\/\/([\w-]+\.)*example\.com$/.test(origin),
      ['subdomains-allowed'],
    ],
    [
      'plain http',
      (origin) => /^https?:\/\/app\.example\.com$/.test(origin),
      ['plain-http-allowed'],
    ],
    ['the one', (origin) => origin === APP, []],
    ['a part of a label', (origin) => /^https:\/\/[a-z]+\.example\.com$/.test(origin), []],
  ])('%s', async (_, isAllowed, found) => {
    expect(codes(await reflecting(isAllowed))).toEqual(found)
  })

  test.each<[page: string, isAllowed: (origin: string) => boolean, found: string[]]>([
    [
      'https://app.vercel.app',
      (origin) => /^https:.*\.vercel\.app$/.test(origin),
      ['neighbour-allowed'],
    ],
    [
      'https://shop-git-main-team.vercel.app',
      (origin) => /^https:\/\/shop-[a-z-]+-team\.vercel\.app$/.test(origin),
      ['neighbour-allowed'],
    ],
    [
      'https://shop-git-main-team.vercel.app',
      (origin) => /^https:\/\/[a-z-]+-team\.vercel\.app$/.test(origin),
      ['neighbour-allowed'],
    ],
    [
      'https://team.github.io',
      (origin) => /^https:\/\/\w*team\.github\.io$/.test(origin),
      ['look-alike-allowed'],
    ],
    [
      'https://app.team.github.io',
      (origin) => /^https:\/\/[\w-]+\.team\.github\.io$/.test(origin),
      ['subdomains-allowed'],
    ],
    ['https://example.co.uk', (origin) => /^https:.*\.co\.uk$/.test(origin), ['neighbour-allowed']],
    [
      'https://app.example.co.uk',
      (origin) => /^https:\/\/[\w.]*example\.co\.uk$/.test(origin),
      ['look-alike-allowed'],
    ],
    ['https://app.vercel.app', (origin) => origin === 'https://app.vercel.app', []],
    ['http://localhost:3000', (origin) => /^http:\/\/localhost:\d+$/.test(origin), []],
    ['https://192.0.2.1', (origin) => origin === 'https://192.0.2.1', []],
  ])('others on a shared domain: %s', async (page, isAllowed, found) => {
    expect(codes(await reflecting(isAllowed, true, page))).toEqual(found)
  })

  test('what can be read without credentials alone is graver than nothing, and less than with them', async () => {
    const severities = async (isCredentialed: boolean): Promise<readonly string[]> =>
      (await reflecting(() => true, isCredentialed)).findings.map(({ severity }) => severity)
    expect(await severities(true)).toEqual(['error', 'error'])
    expect(await severities(false)).toEqual(['warning', 'info'])
  })

  test('hostile origins are asked in an audit alone', async () => {
    const asked: string[] = []
    await diagnose('https://api.example.com/', {
      origin: APP,
      send: ({ headers }) => {
        asked.push(...headers.flatMap(([name, value]) => (name === 'Origin' ? [value] : [])))
        return { status: 200, headers: [ALLOWED] }
      },
    })
    expect([...new Set(asked)]).toEqual([APP, 'https://webcors-doctor.example'])
  })
})

describe('what it does not do', () => {
  test('send what changes something more than once', async () => {
    const methods: string[] = []
    const send = ({ method }: { method: string }): ResponseMessage => {
      methods.push(method)
      return { status: 200, headers: [ALLOWED, ['Access-Control-Allow-Methods', 'DELETE']] }
    }
    await ask('https://api.example.com/', { method: 'DELETE', send, audit: true })
    expect(methods.filter((method) => method !== 'GET')).toEqual(['OPTIONS', 'DELETE'])
  })

  test('find anything where nobody answers', async () => {
    const diagnosis = await ask('http://127.0.0.1:9999/')
    expect(diagnosis.unreachable).toMatch(/^Cannot reach http:\/\/127\.0\.0\.1:9999\/: /)
    expect(diagnosis.findings).toEqual([])
  })

  test('ask where browsers would not', async () => {
    const { findings, simulation } = await ask('http://example.com/')
    expect(findings).toMatchObject([{ code: 'mixed-content', evidence: [], fixes: [] }])
    expect(simulation.exchanges).toEqual([])
  })

  test('fail when the server stops answering', async () => {
    let left = 1
    const diagnosis = await ask('https://api.example.com/', {
      audit: true,
      send: () => {
        if (left-- > 0) return { status: 200, headers: [ALLOWED] }
        throw new Error('gone')
      },
    })
    expect(diagnosis).toMatchObject({
      unreachable: null,
      findings: [{ code: 'not-all-answered', severity: 'info' }],
    })
    expect(diagnosis.findings[0]?.message).toMatch(/were not: gone\./)
  })
})

test('headers that came twice are told once each, with what comes of it', async () => {
  const headers: HeaderList = [
    ALLOWED,
    ['Access-Control-Allow-Credentials', 'true'],
    ['Via', '1.1 cache'],
    ['Access-Control-Allow-Credentials', 'true'],
    ['Access-Control-Max-Age', '5'],
    ['Access-Control-Max-Age', '6'],
    ['Access-Control-Allow-Methods', 'PUT'],
    ['Access-Control-Allow-Methods', 'GET'],
    ['Access-Control-Allow-Headers', 'X-Cart'],
  ]
  const { findings } = await ask('https://api.example.com/', {
    ...PUT,
    send: () => ({ status: 200, headers }),
  })
  expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
    ['doubled-header', 'error'],
    ['doubled-header', 'warning'],
    ['doubled-header', 'info'],
  ])
  expect(findings[0]?.message).toContain('1.1 cache (Via)')
})

test('two values that a proxy has made one line of are two', async () => {
  const { findings } = await ask('https://api.example.com/', {
    send: () => ({ status: 200, headers: [['Access-Control-Allow-Origin', `${APP}, ${APP}`]] }),
  })
  expect(findings).toMatchObject([{ code: 'multiple-allow-origin' }])
})
