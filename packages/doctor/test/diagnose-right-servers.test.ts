import type { RequestListener } from 'node:http'
import { createCors, withCors } from '@webcors/core'
import { cors as h3Cors } from '@webcors/h3'
import { cors as koaCors } from '@webcors/koa'
import { cors, withCors as withCorsOnNode } from '@webcors/node'
import expressCors from 'cors'
import { H3 } from 'h3'
import Koa from 'koa'
import { describe, expect, test } from 'vitest'
import { fixesFor } from '../src/fixes/fixes-for.js'
import { sendTo } from '../src/simulate/send-to.js'
import { toNodeHandler } from 'srvx/node'
import { RECIPES } from './fixes/recipes.test-util.js'
import { startServer } from './fixes/servers.test-util.js'
import { ALLOW, type HeaderRecord, always } from './mistakes.test-util.js'
import { startNode } from './servers.test-util.js'
import {
  APP,
  type Asked,
  PUT,
  WITH_CREDENTIALS,
  ask,
  startExpress,
  hello,
} from './diagnose.test-util.js'

describe('correct servers', () => {
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
    test.each(requests)('an audit finds nothing for the request %j', async (asked) => {
      const diagnosis = await ask(`${await start()}/hello`, { ...asked, audit: true })
      expect(diagnosis.findings).toEqual([])
      expect(diagnosis.simulation).toMatchObject({ allowed: true, status: 200 })
      expect(diagnosis.unreachable).toBeNull()
    })
  })

  // The servers come from Debian, because only the real programs show their behavior.
  describe.each(['nginx', 'Apache', 'Caddy', 'HAProxy'])(
    '%s with the fix of the doctor',
    (name) => {
      test.each([{}, PUT])('an audit finds nothing for the request %j', async (asked) => {
        const upstream = new URL(await startExpress(hello)).port
        const fixes = fixesFor('preflight-header-not-allowed', { origin: APP, header: 'X-Cart' })
        const { code = '' } = fixes.find((fix) => fix.for === name) ?? {}
        const recipe = RECIPES[name]
        if (!recipe) throw new Error(`Nothing is known of ${name}`)
        const running = await startServer(recipe, code, Number(upstream))
        try {
          const url = `http://127.0.0.1:${running.port}/hello`
          const diagnosis = await ask(url, { ...asked, audit: true })
          expect(diagnosis.findings).toEqual([])
          expect(diagnosis.simulation.allowed).toBe(true)
        } finally {
          await running.stop()
        }
      })
    },
  )

  test('an audit of a fetch handler finds nothing, and needs no network', async () => {
    const policy = createCors({ origin: ['https://*.example.com', APP], credentials: true })
    const send = sendTo(withCors(() => new Response(), policy))
    const diagnosis = await ask('https://api.example.net/', { ...PUT, ...WITH_CREDENTIALS, send })
    expect(diagnosis.findings).toEqual([])
  })
})

const CREDENTIALED: HeaderRecord = { ...ALLOW, 'Access-Control-Allow-Credentials': 'true' }
const COOKIE = 'sid=1; SameSite=None; Secure; Partitioned'

describe('servers without a mistake', () => {
  test.each<[string, HeaderRecord, Asked?]>([
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
