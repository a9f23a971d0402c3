import { describe, expect, test } from 'vitest'
import { lint } from '../src/lint/lint-options.js'
import { APP, found } from './lint.test-util.js'

describe('predicates', () => {
  test.each<[name: string, predicate: (origin: string) => unknown, code: string, shown: string]>([
    ['all origins', () => true, 'predicate-allows-anyone', 'https://webcors-doctor.example'],
    [
      'origins with the same end',
      (origin) => origin.endsWith('example.com'),
      'predicate-allows-look-alike',
      'https://evilexample.com',
    ],
    [
      'origins with the same beginning',
      (origin) => origin.startsWith('https://app.example.com'),
      'predicate-allows-look-alike',
      'https://app.example.com.webcors-doctor.example',
    ],
    [
      'origins that contain the domain',
      (origin) => origin.startsWith('https') && origin.includes('example.com'),
      'predicate-allows-look-alike',
      'https://example.com.webcors-doctor.example',
    ],
    [
      'matches of a regular expression with unescaped dots',
      (origin) => /^https:\/\/app.example.com$/.test(origin),
      'predicate-allows-look-alike',
      'https://appxexample.com',
    ],
    [
      'matches of a regular expression without an end',
      (origin) => /^https:\/\/\w+\.example\.com/.test(origin),
      'predicate-allows-look-alike',
      'https://www.example.com.webcors-doctor.example',
    ],
    [
      'all names of a shared domain',
      (origin) => origin.endsWith('.pages.dev'),
      'predicate-allows-neighbor',
      'https://webcors-doctor.pages.dev',
    ],
    [
      'a host with any scheme',
      async (origin) => new URL(origin).hostname === 'www.example.com',
      'predicate-allows-plain-http',
      'http://www.example.com',
    ],
  ])('lint reports a predicate that allows %s', async (_, predicate, code, shown) => {
    for (const credentials of code === 'predicate-allows-plain-http' ? [true] : [true, false]) {
      const issues = await lint({ origin: predicate, credentials })
      const issue = issues.find((one) => one.code === code)
      expect(issue).toMatchObject({
        severity: credentials || code === 'predicate-allows-anyone' ? 'error' : 'warning',
        path: ['origin'],
        value: predicate,
      })
      expect(issue?.message).toContain(shown)
    }
  })

  test('lint calls a predicate with look-alikes of given origins, if its code names none', async () => {
    const domain = ['example', 'com'].join('.')
    const options = { origin: (origin: string) => origin.endsWith(domain), maxAge: 5 }
    expect(await found(options)).toEqual([])
    const given = [APP, 'no origin']
    expect(await found(options, given)).toEqual([['predicate-allows-look-alike', 'origin']])
  })

  test('lint accepts a predicate that allows other names on a shared domain on purpose', async () => {
    const origin = (one: string): boolean => one.endsWith('.pages.dev')
    expect(await found({ origin, dangerouslyAllowPublicSuffixes: true })).toEqual([])
  })

  test('lint calls a predicate with variants of a given name on a shared domain', async () => {
    const origin = (one: string): boolean => /^https:\/\/pr-\d*[a-z-]*\.pages\.dev$/.test(one)
    expect(await found({ origin }, ['https://pr-1.pages.dev'])).toEqual([
      ['predicate-allows-neighbor', 'origin'],
    ])
  })

  test('lint accepts a predicate that allows plain http on purpose or without credentials', async () => {
    const origin = (one: string): boolean => new URL(one).hostname === 'www.example.com'
    const meant = { credentials: true, dangerouslyAllowInsecureOrigins: true }
    expect(await found({ origin })).toEqual([])
    expect(await found({ origin, ...meant })).toEqual([])
  })

  test('lint reports a predicate that fails', async () => {
    const origin = (): boolean => {
      throw new Error('no database')
    }
    expect(await lint({ origin })).toMatchObject([
      { code: 'predicate-not-answering', severity: 'warning' },
    ])
    const slow = { test: () => new Promise<boolean>(() => {}), timeoutSeconds: 0.01 }
    const [issue] = await lint({ origin: slow })
    expect(issue?.message).toContain('predicate-timed-out')
  })

  test('lint does not call onDecision, because its calls of a predicate are not requests', async () => {
    let reported = 0
    await lint({ origin: () => false, onDecision: () => reported++ })
    expect(reported).toBe(0)
  })
})
