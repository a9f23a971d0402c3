import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createProxy, validateProxyOptions } from '../node/create-proxy.js'
import type { ProxyIssueCode } from './proxy-issue.js'
import { ProxyOptionsError } from './proxy-options-error.js'
import { validateOptions } from './validate-proxy-options.js'
import { type Case, API, CORS, one, secret } from './cases.test-util.js'
import { OPTION_CASES } from './option-cases.test-util.js'
import { TARGET_CASES } from './target-cases.test-util.js'

const CASES: Readonly<Record<ProxyIssueCode, readonly Case[]>> = {
  ...TARGET_CASES,
  ...OPTION_CASES,
}

const codesOf = (options: unknown, cors: unknown) =>
  (validateProxyOptions(options, cors).issues ?? []).map(({ code }) => code)

describe('validateProxyOptions', () => {
  test.each(
    Object.entries(CASES).flatMap(([code, cases]) =>
      cases.map((one, index) => [code, index, ...one] as const),
    ),
  )(
    'reports %s (case %i), and accepts the options that the fix says to write',
    (code, _index, wrong, right, wrongCors = CORS, rightCors = CORS) => {
      const { issues = [] } = validateProxyOptions(wrong, wrongCors)
      expect(issues.map((issue) => issue.code)).toEqual([code])
      for (const { message, fix, path } of issues) {
        expect(message).toMatch(/^Cannot .*[.?]$/s)
        expect(message.endsWith(fix)).toBe(true)
        expect(Array.isArray(path)).toBe(true)
      }
      expect(codesOf(right, rightCors)).toEqual([])
    },
  )

  test('docs/errors.md has an entry for each code, with a message that validateProxyOptions writes', () => {
    const page = readFileSync(new URL('../../../../docs/errors.md', import.meta.url), 'utf8')
    const host = { guardsAddresses: false, isPublicOnly: false }
    const [guardIssue] = validateOptions(one('https://*.example.com'), CORS, host).issues ?? []
    const guardMessage = guardIssue?.message
    const entries = new Map(page.split('\n### `').map((text) => [text.split('`', 1)[0], text]))
    for (const [code, cases] of Object.entries(CASES)) {
      const [, shown = ''] = /```text\n(.*)\n```/.exec(entries.get(code) ?? '') ?? []
      const messages = cases.flatMap(([wrong, , cors = CORS]) =>
        (validateProxyOptions(wrong, cors).issues ?? []).map(({ message }) => message),
      )
      const known = code === 'guard-not-possible' ? [guardMessage] : messages
      expect([code, known]).toEqual([code, expect.arrayContaining([shown])])
    }
  })

  test('validateProxyOptions reports all issues at once, with the issues of core', () => {
    const wrong = { targets: { x: 'http://10.0.0.1' } }
    expect(codesOf(wrong, { origin: 'example.com' })).toEqual([
      'mount-invalid',
      'target-address-not-public',
      'limit-missing',
      'origin-not-serialized',
    ])
  })

  test('messages never contain a secret', () => {
    const wrong = one({
      ...secret,
      headers: { Authorization: 'Bearer s3cret\n' },
      query: { appid: 's3cret' },
    })
    expect(JSON.stringify(validateProxyOptions(wrong, { origin: '*' }))).not.toContain('s3cret')
  })

  test.each([undefined, {}, { origin: undefined }, { origin: '' }])(
    'rejects the policy %j, which an unset variable can produce',
    (cors) => {
      expect(codesOf(one(API), cors).length).toBeGreaterThan(0)
    },
  )

  test('createProxy throws a ProxyOptionsError with all issues', () => {
    const create = () => createProxy({ targets: { '/api': 'http://10.0.0.1' } } as never, CORS)
    expect(create).toThrow(ProxyOptionsError)
    expect(create).toThrow(
      /target-address-not-public[\s\S]*limit-missing[\s\S]*npx webcors explain target-address-not-public$/,
    )
  })
})

describe('validateOptions for a host that has only fetch()', () => {
  const codes = (options: unknown, isPublicOnly: boolean) =>
    (validateOptions(options, CORS, { guardsAddresses: false, isPublicOnly }).issues ?? []).map(
      ({ code }) => code,
    )

  test('rejects patterns of hosts, unless the platform blocks private networks', () => {
    expect(codes(one('https://*.example.com'), false)).toEqual(['guard-not-possible'])
    expect(codes(one('https://*.example.com'), true)).toEqual([])
    expect(codes(one(API), false)).toEqual([])
  })

  test('rejects privateNetwork and ca', () => {
    expect(codes(one({ url: 'https://10.0.0.1', privateNetwork: true }), true)).toEqual([
      'guard-not-possible',
    ])
    expect(codes(one({ url: API, ca: '-----BEGIN CERTIFICATE-----' }), true)).toEqual([
      'guard-not-possible',
    ])
  })
})
