import { describe, expect, test } from 'vitest'
import { APP, codesOf, issueOf } from '../policy/policy.test-util.ts'

describe('known defect 9: plain http with credentials', () => {
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
    })
    const secure = origin.replace('http:', 'https:')
    expect(issue.fix).toBe(`Write "${secure}", or set dangerouslyAllowInsecureOrigins: true.`)
    expect(codesOf({ origin: secure, credentials: true })).toEqual([])
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
  ])('%s is allowed, because it is a loopback origin or not plain http', (origin) => {
    expect(codesOf({ origin, credentials: true })).toEqual([])
  })

  test('dangerouslyAllowPublicSuffixes does not allow plain http', () => {
    const options = { origin: 'http://a.example', credentials: true }
    expect(codesOf({ ...options, dangerouslyAllowPublicSuffixes: true })).toEqual([
      'origin-insecure-with-credentials',
    ])
  })
})

describe('known defect 39: with credentials, a star that reaches names of strangers', () => {
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
    ['https://*.app.github.dev', 'app.github.dev'],
    ['https://*.github.dev', 'github.dev'],
    ['https://*.ngrok-free.dev', 'ngrok-free.dev'],
    ['https://*.ngrok.dev', 'ngrok.dev'],
    ['https://*.azurestaticapps.net', 'azurestaticapps.net'],
    ['https://*.2.azurestaticapps.net', '2.azurestaticapps.net'],
    ['https://*.westeurope.azurecontainerapps.io', 'westeurope.azurecontainerapps.io'],
    ['https://*.lambda-url.eu-central-1.on.aws', 'lambda-url.eu-central-1.on.aws'],
    ['https://*.on.aws', 'on.aws'],
    ['https://*.ondigitalocean.app', 'ondigitalocean.app'],
    ['https://*.loca.lt', 'loca.lt'],
    ['https://*.surge.sh', 'surge.sh'],
    ['https://*.streamlit.app', 'streamlit.app'],
    ['https://*.codesandbox.io', 'codesandbox.io'],
    ['https://*.ws-eu.gitpod.io', 'ws-eu.gitpod.io'],
    ['https://*.euw.devtunnels.ms', 'euw.devtunnels.ms'],
    ['https://*.webcontainer.io', 'webcontainer.io'],
    ['https://*.repl.co', 'repl.co'],
    ['https://*.framer.app', 'framer.app'],
    ['https://*.wixsite.com', 'wixsite.com'],
    ['https://*.pythonanywhere.com', 'pythonanywhere.com'],
    ['https://*.vercel.dev', 'vercel.dev'],
    ['https://*.now.sh', 'now.sh'],
    ['https://*.auth.eu-central-1.amazoncognito.com', 'auth.eu-central-1.amazoncognito.com'],
  ])('%s is refused', (origin, host) => {
    const issue = issueOf({ origin: [origin], credentials: true })
    expect(issue).toMatchObject({
      code: 'origin-public-suffix-with-credentials',
      path: ['origin', 0],
      value: origin,
      fix: 'Name the whole host, put the star below a domain of yours, or set dangerouslyAllowPublicSuffixes: true.',
    })
    expect(issue.message).toContain(`the star reaches names under ${host} that anyone can get`)
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
    'https://*.internal',
    'https://*.test',
    'https://*.corp.internal',
    'https://*.notgitpod.io',
    'https://*.me.framer.app',
    'https://com',
    'https://com:*',
  ])('%s is allowed', (origin) => {
    expect(codesOf({ origin, credentials: true })).toEqual([])
  })

  test('dangerouslyAllowInsecureOrigins does not allow public suffixes', () => {
    const options = { origin: 'https://*.com', credentials: true }
    expect(codesOf({ ...options, dangerouslyAllowInsecureOrigins: true })).toEqual([
      'origin-public-suffix-with-credentials',
    ])
  })
})

describe('an origin with two mistakes', () => {
  test.each([
    ['http://App.example.com/', 'https://app.example.com'],
    ['http://app.example.com:443', 'https://app.example.com'],
    ['htps://App.example.com', 'https://app.example.com'],
  ])('the fix for %s corrects both', (origin, meant) => {
    const { fix } = issueOf({ origin, credentials: true })
    expect(fix).toContain(`Write "${meant}"`)
    expect(codesOf({ origin: meant, credentials: true })).toEqual([])
  })
})

test("no fix suggests '*' with credentials or crossOriginProtection, because it is refused", () => {
  for (const option of ['credentials', 'crossOriginProtection']) {
    expect(issueOf({ origin: '', [option]: true }).fix).toBe('List the origins that may read.')
    expect(issueOf({ origin: 'null', [option]: true }).fix).toBe(
      'Serve the page from an origin of its own.',
    )
    expect(issueOf({ origin: ['*'], [option]: true }).fix).toBe('Remove it.')
  }
})
