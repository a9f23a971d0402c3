import { cors } from '@webcors/node'
import expressCors from 'cors'
import { type Express } from 'express'
import { describe, expect, test } from 'vitest'
import {
  APP,
  ALLOWED,
  type Asked,
  PUT,
  WITH_CREDENTIALS,
  ask,
  codes,
  startExpress,
  hello,
} from './diagnose.test-util.js'

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
      'CORS for one route, whose errors have no CORS headers',
      (app) => hello(app.use(/^\/hello$/, expressCors({ origin: APP }))),
      {},
      ['error-unreadable'],
    ],
    [
      'an error handler that removes the CORS headers',
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
      'a wildcard with credentials',
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
      'a lost Vary header, and a cacheable response to a denied origin',
      (app) =>
        app.use((request, response) => {
          if (request.headers.origin === APP) response.set(...ALLOWED)
          response.set('Cache-Control', 'public, max-age=60').end()
        }),
      {},
      ['vary-missing', 'denied-answer-cached'],
    ],
    [
      'a Vary header for allowed origins only',
      (app) =>
        app.use((request, response) => {
          if (request.headers.origin === APP) response.set(...ALLOWED).vary('origin')
          response.end()
        }),
      {},
      ['vary-missing'],
    ],
    [
      'Access-Control-Allow-Origin: * for requests with Origin only',
      (app) =>
        app.use((request, response) => {
          if (request.headers.origin) response.set('Access-Control-Allow-Origin', '*')
          response.set('Cache-Control', 'max-age=0, must-revalidate').end()
        }),
      {},
      ['vary-missing'],
    ],
  ])('the doctor finds the mistake: %s', async (_, build, asked, found) => {
    const diagnosis = await ask(`${await startExpress(build)}/hello`, asked)
    expect(codes(diagnosis)).toEqual(found)
    for (const { evidence, fix, fixes, message } of diagnosis.findings) {
      expect(evidence.length).toBeGreaterThan(0)
      expect(`${message} ${fix}`).not.toMatch(/undefined|null/)
      expect(fixes[0]?.for).toMatch(/Express/)
      expect(fixes[0]?.code).toContain(APP)
    }
  })

  test('the fix for a page without an origin gives the page an origin, not a policy', async () => {
    const { findings } = await ask('https://api.example.com/', {
      origin: 'null',
      send: () => ({ status: 200, headers: [ALLOWED] }),
    })
    expect(findings).toMatchObject([{ code: 'allow-origin-mismatch', fixes: [] }])
    expect(findings[0]?.message).toContain('and not a page without an origin')
    expect(findings[0]?.fix).toMatch(/^Serve the page over http/)
  })

  test('fixes keep the values that the server already allows', async () => {
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
    const fixes = findings[0]?.fixes ?? []
    expect(fixes[0]?.code).toContain('  credentials: true,')
    const gateway = fixes.find((fix) => fix.for === 'AWS API Gateway (HTTP API)')?.code ?? ''
    expect(gateway).toContain('AllowMethods: [GET, HEAD, POST, PUT, PATCH, DELETE]')
    expect(gateway).toMatch(/AllowHeaders: \[content-type, .*x-other, x-cart\]/)
    expect(gateway).not.toContain("it's")
  })

  test('fixes are for the server software that any response names', async () => {
    const { findings } = await ask('https://api.example.com/', {
      ...PUT,
      send: ({ method }) => ({
        status: method === 'OPTIONS' ? 403 : 200,
        headers: method === 'OPTIONS' ? [] : [['X-Powered-By', 'Express']],
      }),
    })
    expect(findings[0]?.fixes[0]?.for).toMatch(/Express/)
  })

  test('an unreadable error is a warning on a given path, and information on an invented path', async () => {
    const url = await startExpress((app) =>
      hello(app.use(/^\/hello$/, expressCors({ origin: APP }))),
    )
    const severities = async (errorPaths: readonly string[]) =>
      (await ask(`${url}/hello`, { errorPaths })).findings.map(({ severity }) => severity)
    expect(await severities([])).toEqual(['info'])
    expect(await severities(['/fails'])).toEqual(['warning', 'info'])
  })

  test('a response that is never cached needs no Vary', async () => {
    const url = await startExpress((app) =>
      app.use((request, response) => {
        if (request.headers.origin === APP) response.set(...ALLOWED)
        response.set('Cache-Control', 'no-store').end()
      }),
    )
    expect(codes(await ask(url))).toEqual([])
  })
})
