import { describe, expect, test } from 'vitest'
import { diagnose } from '../src/diagnose/diagnose.js'
import type { HeaderList, ResponseMessage } from '../src/simulate/http-message.js'
import { APP, ALLOWED, codes } from './diagnose.test-util.js'

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
    ['every origin', () => true, ['any-origin-allowed', 'null-origin-allowed']],
    ['every origin except null', (origin) => origin !== 'null', ['any-origin-allowed']],
    ['the origin null', (origin) => [APP, 'null'].includes(origin), ['null-origin-allowed']],
    [
      'origins that begin with the origin of the page',
      (origin) => origin.startsWith(APP),
      ['look-alike-allowed'],
    ],
    [
      'hosts that end with the domain, without a dot',
      (origin) => origin.startsWith('https:') && origin.endsWith('example.com'),
      ['look-alike-allowed', 'subdomains-allowed'],
    ],
    [
      'a regular expression with unescaped dots',
      (origin) => /^https:\/\/app.example.com$/.test(origin),
      ['look-alike-allowed'],
    ],
    [
      'all subdomains',
      (origin) => /^https:\/\/([\w-]+\.)*example\.com$/.test(origin),
      ['subdomains-allowed'],
    ],
    [
      'the same host over plain http',
      (origin) => /^https?:\/\/app\.example\.com$/.test(origin),
      ['plain-http-allowed'],
    ],
    ['the origin of the page only', (origin) => origin === APP, []],
    [
      'hosts with letters in place of the first label',
      (origin) => /^https:\/\/[a-z]+\.example\.com$/.test(origin),
      [],
    ],
  ])(
    'an audit reports the right findings for a server that allows %s',
    async (_, isAllowed, found) => {
      expect(codes(await reflecting(isAllowed))).toEqual(found)
    },
  )

  test.each<[page: string, isAllowed: (origin: string) => boolean, found: string[]]>([
    [
      'https://app.vercel.app',
      (origin) => /^https:.*\.vercel\.app$/.test(origin),
      ['neighbor-allowed'],
    ],
    [
      'https://shop-git-main-team.vercel.app',
      (origin) => /^https:\/\/shop-[a-z-]+-team\.vercel\.app$/.test(origin),
      ['neighbor-allowed'],
    ],
    [
      'https://shop-git-main-team.vercel.app',
      (origin) => /^https:\/\/[a-z-]+-team\.vercel\.app$/.test(origin),
      ['neighbor-allowed'],
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
    ['https://example.co.uk', (origin) => /^https:.*\.co\.uk$/.test(origin), ['neighbor-allowed']],
    [
      'https://app.example.co.uk',
      (origin) => /^https:\/\/[\w.]*example\.co\.uk$/.test(origin),
      ['look-alike-allowed'],
    ],
    ['https://app.vercel.app', (origin) => origin === 'https://app.vercel.app', []],
    ['http://localhost:3000', (origin) => /^http:\/\/localhost:\d+$/.test(origin), []],
    ['https://192.0.2.1', (origin) => origin === 'https://192.0.2.1', []],
  ])(
    'an audit reports which neighbors of %s on a shared domain are allowed',
    async (page, isAllowed, found) => {
      expect(codes(await reflecting(isAllowed, true, page))).toEqual(found)
    },
  )

  test('an origin that can read without credentials gets a lower severity than one with credentials', async () => {
    const severities = async (isCredentialed: boolean): Promise<readonly string[]> =>
      (await reflecting(() => true, isCredentialed)).findings.map(({ severity }) => severity)
    expect(await severities(true)).toEqual(['error', 'error'])
    expect(await severities(false)).toEqual(['warning', 'info'])
  })

  test('only an audit sends hostile origins', async () => {
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
