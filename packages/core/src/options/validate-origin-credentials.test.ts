import { describe, expect, test } from 'vitest'
import { APP, codesOf, issueOf } from '../policy/policy.test-util.js'

describe('pitfall 9: with credentials, plain http is refused but on this machine', () => {
  test.each([
    'http://example.com',
    'http://*.example.com',
    'http://pr-*.example.com',
    'http://example.com:8080',
    'http://example.com:*',
    'http://10.0.0.1',
    'http://128.0.0.1',
    'http://1127.0.0.1.example',
    'http://127.0.0.1.example',
    'http://[::2]',
    'http://[2001:db8::1]',
    'http://localhost.example',
    'http://notlocalhost',
    'http://localhosts',
    'http://*.localhost.example',
  ])('%s is refused', (origin) => {
    const issue = issueOf({ origin, credentials: true })
    expect(issue).toMatchObject({
      code: 'origin-insecure-with-credentials',
      path: ['origin'],
      value: origin,
      fix: 'Write https://, or set dangerouslyAllowInsecureOrigins: true.',
    })
    const inList = issueOf({ origin: [APP, origin], credentials: true })
    expect(inList).toMatchObject({ code: issue.code, path: ['origin', 1] })
    const meant = { origin, credentials: true, dangerouslyAllowInsecureOrigins: true }
    expect(codesOf(meant)).toEqual([])
    expect(codesOf({ origin })).toEqual([])
    expect(codesOf({ origin, credentials: false })).toEqual([])
  })

  test.each([
    'http://localhost',
    'http://localhost:3000',
    'http://localhost:*',
    'http://app.localhost',
    'http://*.localhost:*',
    'http://127.0.0.1',
    'http://127.0.0.1:*',
    'http://127.255.0.1:3000',
    'http://127.0.10.1',
    'http://127.0.0.10',
    'http://[::1]',
    'http://[::1]:3000',
    'https://example.com',
    'capacitor://localhost',
  ])('%s is not', (origin) => {
    expect(codesOf({ origin, credentials: true })).toEqual([])
  })

  test('dangerouslyAllowPublicSuffixes does not allow it', () => {
    const options = { origin: 'http://a.example', credentials: true }
    expect(codesOf({ ...options, dangerouslyAllowPublicSuffixes: true })).toEqual([
      'origin-insecure-with-credentials',
    ])
  })
})

describe('pitfall 39: with credentials, a star that reaches other people’s names is refused', () => {
  test.each([
    ['https://*.com', 'com'],
    ['https://*.io', 'io'],
    ['https://*-team.com', 'com'],
    ['https://*.github.io', 'github.io'],
    ['https://*.vercel.app', 'vercel.app'],
    ['https://*-team.vercel.app', 'vercel.app'],
    ['https://myapp-*-myteam.vercel.app', 'vercel.app'],
    ['https://*.netlify.app', 'netlify.app'],
    ['https://deploy-preview-*--site.netlify.app', 'netlify.app'],
    ['https://*.pages.dev', 'pages.dev'],
    ['https://*.workers.dev', 'workers.dev'],
    ['https://*.herokuapp.com:8443', 'herokuapp.com'],
    ['https://*.run.app:*', 'run.app'],
    ['https://*.blogspot.com', 'blogspot.com'],
    ['https://*.amazonaws.com', 'amazonaws.com'],
    ['https://*.s3.amazonaws.com', 's3.amazonaws.com'],
    ['https://*.s3.eu-central-1.amazonaws.com', 's3.eu-central-1.amazonaws.com'],
    ['https://preview-*.a.run.app', 'a.run.app'],
    ['https://*.westeurope-01.azurewebsites.net', 'westeurope-01.azurewebsites.net'],
    ['https://*.github.io:*', 'github.io'],
    ['https://*.co.uk', 'co.uk'],
    ['https://*.com.au', 'com.au'],
    ['https://*.uk', 'uk'],
    ['https://*.railway.app', 'railway.app'],
    ['https://*.app', 'app'],
  ])('%s', (origin, host) => {
    const issue = issueOf({ origin: [origin], credentials: true })
    expect(issue).toMatchObject({
      code: 'origin-public-suffix-with-credentials',
      path: ['origin', 0],
      value: origin,
      fix: 'Name the whole host, or put the star below a domain of yours, or set dangerouslyAllowPublicSuffixes: true.',
    })
    expect(issue.message).toContain(`anyone can get a name under ${host} that the star stands for`)
    const options = { origin, credentials: true }
    expect(codesOf({ ...options, dangerouslyAllowPublicSuffixes: true })).toEqual([])
    expect(codesOf({ origin })).toEqual([])
    expect(codesOf({ origin, credentials: false })).toEqual([])
  })

  test.each([
    'https://*.example.com',
    'https://pr-*.preview.example.com',
    'https://*.myapp.vercel.app',
    'https://*.me.github.io',
    'https://github.io',
    'https://me.github.io',
    'https://*.notgithub.io',
    'https://*.notamazonaws.com',
    'https://me.a.run.app',
    'https://*.example.co.uk',
    'https://a-*.railway.app',
    'https://*.localhost',
    'https://com',
    'https://com:*',
  ])('%s is allowed', (origin) => {
    expect(codesOf({ origin, credentials: true })).toEqual([])
  })

  test('dangerouslyAllowInsecureOrigins does not allow it', () => {
    const options = { origin: 'https://*.com', credentials: true }
    expect(codesOf({ ...options, dangerouslyAllowInsecureOrigins: true })).toEqual([
      'origin-public-suffix-with-credentials',
    ])
  })
})
