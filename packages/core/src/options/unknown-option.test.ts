import { describe, expect, test } from 'vitest'
import { APP, codesOf, issueOf, issuesOf } from '../policy/policy.test-util.ts'

describe('known defect 3: an unknown option', () => {
  const given = (name: string) => ({ origin: APP, [name]: 'value' })
  const refused = (name: string, fix: string) => ({
    code: 'option-unknown',
    path: [name],
    value: 'value',
    message: `Cannot use option ${JSON.stringify(name)}: no such option. ${fix}`,
    fix,
  })

  test.each([
    ['orgin', 'origin'],
    ['Origin', 'origin'],
    ['ORIGIN', 'origin'],
    ['myorigin', 'origin'],
    ['method', 'methods'],
    ['allowedHeader', 'allowedHeaders'],
    ['exposedheaders', 'exposedHeaders'],
    ['credential', 'credentials'],
    ['maxage', 'maxAge'],
    ['onDecison', 'onDecision'],
    ['dangerouslyAllowPublicSuffix', 'dangerouslyAllowPublicSuffixes'],
    ['dangerouslyAllowPublicSuffixesabcdefghij', 'dangerouslyAllowPublicSuffixes'],
  ])('the fix for %s suggests %s', (name, meant) => {
    expect(issuesOf(given(name))).toEqual([refused(name, `Did you mean "${meant}"?`)])
  })

  test.each([
    ['origins', 'origin'],
    ['allowOrigin', 'origin'],
    ['allowOrigins', 'origin'],
    ['allow_origins', 'origin'],
    ['allowedOrigins', 'origin'],
    ['whitelist', 'origin'],
    ['allowMethods', 'methods'],
    ['allowedMethods', 'methods'],
    ['headers', 'allowedHeaders'],
    ['allowHeaders', 'allowedHeaders'],
    ['exposeHeaders', 'exposedHeaders'],
    ['allowCredentials', 'credentials'],
    ['supportsCredentials', 'credentials'],
    ['withCredentials', 'credentials'],
    ['max_age', 'maxAge'],
    ['optionSuccessStatus', 'preflightStatus'],
    ['optionsSuccessStatus', 'preflightStatus'],
    ['hosts', 'allowedHosts'],
  ])('the fix for %s, from another library, names %s', (name, meant) => {
    expect(issuesOf(given(name))).toEqual([refused(name, `Write ${meant}.`)])
  })

  test.each([
    [
      'preflightContinue',
      'Remove it: an OPTIONS request that is not a preflight reaches the application.',
    ],
    ['keepHeadersOnError', 'Remove it: every response has the headers, errors too.'],
  ])('the fix for %s, which has no counterpart, says why', (name, fix) => {
    expect(issuesOf(given(name))).toEqual([refused(name, fix)])
  })

  test.each([
    '',
    'x',
    'dangerouslyAllowPublicSuffixesabcdefghijk',
    '$schema',
    'toString',
    'constructor',
    'hasOwnProperty',
  ])('the fix for %j, which resembles no option, is to remove it', (name) => {
    expect(issuesOf(given(name))).toEqual([refused(name, 'Remove it.')])
  })

  test('an own property __proto__, which JSON can contain, is refused', () => {
    expect(
      issuesOf(JSON.parse(`{ "origin": "${APP}", "__proto__": { "origin": "*" } }`)),
    ).toMatchObject([{ code: 'option-unknown', path: ['__proto__'], fix: 'Remove it.' }])
  })

  test('a hook among the options is refused, and the fix says where it belongs', () => {
    expect(issueOf({ origin: APP, onError: () => new Response() })).toMatchObject({
      code: 'option-unknown',
      path: ['onError'],
      fix: 'Write it into the hooks, the last argument.',
    })
  })

  test('an unknown option is refused even if its value is undefined', () => {
    expect(codesOf({ origin: APP, orgin: undefined })).toEqual(['option-unknown'])
  })

  test.each([
    ['timeout', undefined],
    ['timeoutSecond', 'timeoutSeconds'],
    ['cacheSecond', 'cacheSeconds'],
    ['tests', 'test'],
    ['optionsSuccessStatus', undefined],
  ])('the unknown name %s beside a predicate is refused', (name, meant) => {
    const origin = { test: () => true, [name]: 1 }
    expect(issueOf({ origin })).toMatchObject({
      code: 'option-unknown',
      path: ['origin', name],
      value: 1,
      fix: meant === undefined ? 'Remove it.' : `Did you mean "${meant}"?`,
    })
  })
})
