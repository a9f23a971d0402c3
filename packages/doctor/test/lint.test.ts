import { createCors, type CorsOptions } from '@webcors/core'
import { describe, expect, test } from 'vitest'
import { lint } from '../src/lint/lint-options.js'
import { APP, found } from './lint.test-util.js'

const listed = (
  origin: string | readonly string[],
  more: object = {},
): Promise<readonly unknown[]> => found({ origin, ...more })

describe('correct options', () => {
  test.each<CorsOptions>([
    { origin: '*' },
    { origin: APP },
    {
      origin: [APP, 'http://localhost:*', 'http://127.0.0.1:3000', 'http://[::1]:5173'],
      credentials: true,
    },
    { origin: ['https://*.example.com', 'https://example.com'], credentials: true },
    { origin: 'https://*.example.co.uk', credentials: true },
    { origin: ['https://pr-*.preview.example.com', 'https://pr-*.example.com'] },
    { origin: ['https://*.example.com:8443', 'https://*.example.com'] },
    { origin: 'https://team.github.io', credentials: true },
    { origin: 'https://*.team.github.io', credentials: true },
    { origin: ['http://intranet', 'http://wiki.corp', 'http://nas.lan', 'https://x.internal'] },
    { origin: ['https://app.example', 'https://app.test', 'http://box.local'] },
    { origin: 'https://*.github.io', credentials: true, dangerouslyAllowPublicSuffixes: true },
    { origin: APP, maxAge: 7200, exposedHeaders: ['ETag'] },
    { origin: APP, maxAge: 0, exposedHeaders: '*' },
    { origin: (origin) => origin === APP, credentials: true },
    { origin: { test: (origin) => new Set([APP]).has(origin) }, credentials: true },
    { origin: async (origin) => /^https:\/\/[a-z]+\.example\.com$/.test(origin) },
    { origin: (origin) => origin.startsWith('https://') && origin.endsWith('.example.com') },
    { origin: (origin) => /^http:\/\/localhost:\d+$/.test(origin) },
  ])('lint finds nothing in %j', async (options) => {
    expect(await lint(options, { origins: [APP] })).toEqual([])
  })
})

test('lint reports the issues of core for options that core rejects', async () => {
  const [first, ...others] = await lint({ origin: 'https://App.example.com', maxage: 5 })
  expect(first).toMatchObject({ severity: 'error', code: 'option-unknown', path: ['maxage'] })
  expect(others).toMatchObject([{ severity: 'error', code: 'origin-not-serialized' }])
})

test('lint takes little time for a long list', async () => {
  const origin = Array.from({ length: 3000 }, (_, index) => `https://app${index}.example.com`)
  const start = performance.now()
  const patterns = ['https://*.example.net', 'http://localhost:*']
  expect(await listed([...origin, ...patterns, APP, APP])).toHaveLength(1)
  expect(performance.now() - start).toBeLessThan(5000)
})

describe('patterns under a public suffix', () => {
  test.each([
    'https://*.pages.dev',
    'https://*.co.ke',
    'https://*.kawasaki.jp',
    'https://*.ck',
    'https://*-team.azurestaticapps.net',
    'https://*.ddns.net',
    'https://pr-*.surge.sh',
    'https://*.repl.co',
    'https://*.windows.net',
    'https://*.ngrok.io',
    'https://*.blob.core.windows.net:*',
  ])('lint reports the pattern %s', async (origin) => {
    expect(await listed([APP, origin])).toEqual([['origin-public-suffix', 'origin', 1]])
  })

  test('an origin on a public suffix that core does not know is an error with credentials, and a warning without', async () => {
    const origin = 'https://*.gitbook.io'
    expect(() => createCors({ origin, credentials: true })).not.toThrow()
    const [issue] = await lint({ origin, credentials: true })
    expect(issue).toMatchObject({ severity: 'error', path: ['origin'], value: origin })
    expect(issue?.message).toBe(
      `Cannot tell whose pages "${origin}" allows: anyone can get a name under gitbook.io. Name the whole host, or put the star below a domain of yours.`,
    )
    expect(await lint({ origin })).toMatchObject([{ severity: 'warning' }])
  })
})

describe('entries that match no page', () => {
  test.each([
    ['https://app.example.com:6000', 'port 6000'],
    ['https://app.invalid', '.invalid'],
    ['http://app.example.dev', 'only over https'],
    ['http://*.example.app', 'only over https'],
    ['https://co.uk', 'registered under'],
  ])('lint reports that no page has the origin %s, because of its %s', async (origin, why) => {
    const [issue, ...others] = await lint({ origin })
    expect(issue).toMatchObject({ code: 'origin-dead', severity: 'warning' })
    expect(issue?.message).toContain(why)
    expect(others).toEqual([])
  })

  test.each([
    ['https://app.example.con', 'com'],
    ['https://app.example.cmo', 'com'],
    ['https://app.example.comm', 'com'],
    ['https://app.example.og', 'org'],
    ['https://app.example.ner', 'net'],
    ['https://*.example.con', 'com'],
  ])('lint reports the unknown top-level domain of %s, and suggests .%s', async (origin, meant) => {
    const [issue, ...others] = await lint({ origin })
    expect(issue).toMatchObject({ code: 'origin-top-level-unknown' })
    expect(issue?.fix).toBe(`Write .${meant}, if that is meant.`)
    expect(others).toEqual([])
  })
})

describe('entries that another one covers', () => {
  test.each<[covered: string, by: string]>([
    [APP, APP],
    [APP, 'https://*.example.com'],
    ['https://a.b.example.com', 'https://*.example.com'],
    ['https://*.b.example.com', 'https://*.example.com'],
    ['https://pr-*.example.com', 'https://*.example.com'],
    ['https://pr-*-web.example.com', 'https://pr-*.example.com'],
    ['http://localhost:3000', 'http://localhost:*'],
    ['http://localhost', 'http://localhost:*'],
    ['https://*.example.com', 'https://*.example.com:*'],
    ['https://*.b.example.com:*', 'https://*.example.com:*'],
  ])('lint reports %s, which %s covers', async (covered, by) => {
    expect(await listed([by, covered])).toEqual([['origin-redundant', 'origin', 1]])
    const at = covered === by ? 1 : 0
    expect(await listed([covered, by])).toEqual([['origin-redundant', 'origin', at]])
  })

  test.each<[one: string, other: string]>([
    ['https://*.example.com', 'https://pr-*.example.com'],
    ['https://example.com', 'https://a-*.example.com'],
    ['http://localhost:*', 'https://localhost:*'],
    ['https://a-*.example.com', 'https://*-b.example.com'],
    ['https://*.example.com:*', 'https://example.com'],
  ])('lint knows that %s and %s do not cover each other', async (one, other) => {
    const both = [await listed([one, other]), await listed([other, one])]
    const isPart = one === 'https://*.example.com'
    expect(both).toEqual(
      isPart
        ? [[['origin-redundant', 'origin', 1]], [['origin-redundant', 'origin', 0]]]
        : [[], []],
    )
  })
})

test('lint reports a max-age that only one engine honors, and exposed headers that are readable anyway', async () => {
  const options = { origin: APP, maxAge: 86_400, exposedHeaders: ['X-Total', 'content-type'] }
  expect(await lint(options)).toMatchObject([
    { code: 'max-age-capped', severity: 'info', path: ['maxAge'], value: 86_400 },
    { code: 'exposed-header-redundant', severity: 'info', path: ['exposedHeaders', 1] },
  ])
})
