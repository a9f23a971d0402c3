import { describe, expect, test } from 'vitest'
import type { HeaderList, ResponseMessage } from '../src/simulate/http-message.js'
import { APP, ALLOWED, PUT, ask } from './diagnose.test-util.js'

describe('redirects', () => {
  const moved =
    (to: string, more: HeaderList = []) =>
    ({ url }: { url: string }): ResponseMessage =>
      url.endsWith('/here')
        ? { status: 302, headers: [['Location', to], ...more] }
        : { status: 200, headers: [ALLOWED] }
  const here = 'https://api.example.com/here'

  test.each<[to: string, message: string]>([
    ['/here/', '302 redirects to the same URL with a slash at the end.'],
    ['/login?next=/here', '302 redirects to a login, https://api.example.com/login?next=/here.'],
    ['/authors', '302 redirects to https://api.example.com/authors.'],
    ['https://[', '302 redirects to "https://[".'],
    ['/here', '302 redirects to the same URL.'],
    ['/here#top', '302 redirects to the same URL.'],
  ])('the doctor finds a redirect to %s before CORS', async (to, message) => {
    const { findings } = await ask(here, { send: moved(to) })
    expect(findings).toMatchObject([{ code: 'redirect-before-cors', message }])
  })

  test('the doctor finds a redirect of a preflight', async () => {
    const { findings } = await ask(here, { ...PUT, send: moved('/here/') })
    expect(findings[0]).toMatchObject({ code: 'preflight-redirect', severity: 'error' })
    expect(findings[0]?.fix).toContain('https://api.example.com/here/')
  })

  test('the fix for a redirect to the same URL does not say to request that URL', async () => {
    const { findings } = await ask(`${here}#top`, { ...PUT, send: moved('/here') })
    expect(findings[0]).toMatchObject({
      code: 'preflight-redirect',
      fix: 'Answer without a redirect, and add CORS headers before anything redirects.',
    })
  })

  test('the doctor finds a redirect from one foreign origin to another, after which the origin is null', async () => {
    const { findings } = await ask(here, { send: moved('https://cdn.example.net/', [ALLOWED]) })
    expect(findings).toMatchObject([{ code: 'allow-origin-mismatch' }])
    expect(findings[0]?.fix).toMatch(/^Let the page request the URL that it is redirected to/)
  })
})

describe('the limits of diagnose', () => {
  test('diagnose sends a request that may change something only once', async () => {
    const methods: string[] = []
    const send = ({ method }: { method: string }): ResponseMessage => {
      methods.push(method)
      return { status: 200, headers: [ALLOWED, ['Access-Control-Allow-Methods', 'DELETE']] }
    }
    await ask('https://api.example.com/', { method: 'DELETE', send, audit: true })
    expect(methods.filter((method) => method !== 'GET')).toEqual(['OPTIONS', 'DELETE'])
  })

  test('diagnose finds nothing if no server answers', async () => {
    const diagnosis = await ask('http://127.0.0.1:9999/')
    expect(diagnosis.unreachable).toMatch(/^Cannot reach http:\/\/127\.0\.0\.1:9999\/: /)
    expect(diagnosis.findings).toEqual([])
  })

  test('diagnose sends no request that browsers would block', async () => {
    const { findings, simulation } = await ask('http://example.com/')
    expect(findings).toMatchObject([{ code: 'mixed-content', evidence: [], fixes: [] }])
    expect(simulation.exchanges).toEqual([])
  })

  test('diagnose does not fail if the server stops answering', async () => {
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
    expect(diagnosis.findings[0]?.message).toMatch(/got no response: gone\./)
  })
})

describe('a page of the same origin', () => {
  const send = ({ url }: { url: string }): ResponseMessage =>
    /404$|fails$/.test(url)
      ? { status: 404, headers: [] }
      : { status: 200, headers: [['Access-Control-Allow-Origin', '*']] }

  test('the doctor does not say that it cannot read errors', async () => {
    const asked = { origin: 'https://api.example.com', errorPaths: ['/fails'], send }
    expect((await ask('https://api.example.com/', asked)).findings).toEqual([])
  })

  test('the doctor says that it cannot read an error of another origin', async () => {
    const elsewhere = 'https://files.example.com/fails'
    const asked = { origin: 'https://api.example.com', errorPaths: [elsewhere], send }
    const { findings } = await ask('https://api.example.com/', asked)
    expect(findings).toMatchObject([
      { code: 'error-unreadable', evidence: [{ request: { url: elsewhere } }] },
    ])
  })
})

test('each doubled header is reported once, with its effect', async () => {
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

test('two values that a proxy joined into one line count as two', async () => {
  const { findings } = await ask('https://api.example.com/', {
    send: () => ({ status: 200, headers: [['Access-Control-Allow-Origin', `${APP}, ${APP}`]] }),
  })
  expect(findings).toMatchObject([{ code: 'multiple-allow-origin' }])
})
