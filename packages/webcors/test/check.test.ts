import { describe, expect, test } from 'vitest'
import { main } from '../src/main.js'
import { serve } from './folder.test-util.js'
import { APP, json, allowing } from './main.test-util.js'

describe('check', () => {
  test('exits with 0 for an allowed request, and prints the verdict, then the messages', async () => {
    const url = await allowing()
    const { stdout, exitCode } = await main(['check', url, '--origin', APP])
    expect(exitCode).toBe(0)
    const { host } = new URL(url)
    expect(stdout).toBe(`Allowed: a page of ${APP} may GET ${url}, and reads 200.

  page
  │ ✓ Main fetch: Another origin, and no preflight is needed.
  ├─▶ GET /  ${host}
  │     Origin: ${APP}
  ◀── 200
  │     Vary: Origin
  │     Access-Control-Allow-Origin: ${APP}
  │ ✓ CORS check: The script may read the response.

Script can read: content-length.

Nothing else was found.
`)
  })

  test('exits with 1 for a blocked request, and prints the fix last', async () => {
    const url = await allowing({ Server: 'nginx' })
    const args = ['check', url, '--origin', APP, '--method', 'PUT', '--header', 'X-Cart: 1']
    const { stdout, exitCode } = await main(args)
    expect(exitCode).toBe(1)
    const order = [
      `Blocked: a page of ${APP} may not PUT ${url}: preflight-method-not-allowed.`,
      '├─▶ OPTIONS /',
      'Access-Control-Request-Headers: x-cart',
      '◀── 204',
      '✗',
      'The script gets "TypeError: Failed to fetch", and the console says:',
      'Method PUT is not allowed by Access-Control-Allow-Methods',
      'error preflight-method-not-allowed',
      'Fix: ',
      'To paste, for nginx.',
      'add_header Access-Control-Allow-Origin $cors_origin always;',
      'For others, --for: ',
    ].map((text) => stdout.indexOf(text))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('prints the fix for the server that --for names', async () => {
    const url = await allowing()
    const args = ['check', url, '--origin', APP, '--credentials', '--for', 'spring']
    const { stdout } = await main(args)
    expect(stdout).toContain('To paste, for Spring.')
    expect(stdout).toContain('setAllowCredentials(true)')
    const unknown = await main([...args.slice(0, -1), 'cobol'])
    expect(unknown).toMatchObject({ exitCode: 2, stdout: '' })
    expect(unknown.stderr).toContain('Cannot write a fix for "cobol": no such server.')
  })

  test('exits with 1 for an allowed request with a warning, and with 0 for one with information only', async () => {
    const vary = await main(['check', await allowing({ Vary: '' }), '--origin', APP])
    expect(vary.exitCode).toBe(1)
    expect(vary.stdout).toMatch(/^Allowed: [^]*warning vary-missing/)
    const url = await serve((_, response) => {
      const exposed = ['Access-Control-Expose-Headers', 'X']
      response.writeHead(200, ['Access-Control-Allow-Origin', '*', ...exposed, ...exposed]).end()
    })
    const doubled = await main(['check', url, '--origin', APP])
    expect(doubled.stdout).toContain('info doubled-header')
    expect(doubled.exitCode).toBe(0)
  })

  test('prints the messages of a redirect in order', async () => {
    const to = await allowing()
    const from = await serve((_, response) =>
      response.writeHead(302, { Location: to, 'Access-Control-Allow-Origin': APP }).end(),
    )
    const { stdout } = await main(['check', from, '--origin', APP])
    const drawn = [
      '◀── 302',
      'HTTP-redirect fetch: Redirects to',
      'Origin: null',
      'Blocked: missing-allow-origin',
    ]
    const order = drawn.map((text) => stdout.indexOf(text))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  test('sends hostile origins in an audit, and requests the paths of --error-path', async () => {
    const url = await serve((request, response) => {
      const { origin = '' } = request.headers
      if (request.url !== '/fails') response.setHeader('Access-Control-Allow-Origin', origin)
      response.setHeader('Vary', 'Origin')
      response.statusCode = request.url === '/fails' ? 500 : 200
      response.end()
    })
    const usual = await json<{ findings: { code: string }[] }>('check', url, '--origin', APP)
    expect(usual.findings).toEqual([])
    const args = ['check', url, '--origin', APP, '--audit', '--error-path', '/fails']
    const audited = await json<{ findings: { code: string }[] }>(...args)
    expect(audited.findings.map(({ code }) => code)).toEqual([
      'error-unreadable',
      'null-origin-allowed',
      'any-origin-allowed',
    ])
  })

  test('exits with 3 and one line soon after the time-out if no server answers', async () => {
    const refused = await main(['check', 'http://127.0.0.1:9999/', '--origin', APP])
    expect(refused).toMatchObject({ stdout: '', exitCode: 3 })
    expect(refused.stderr).toMatch(/^Cannot reach [^\n]+ the connection was refused[^\n]+\n$/)
    const silent = await serve(() => {})
    const start = performance.now()
    const late = await main(['check', silent, '--origin', APP, '--timeout', '0.2'])
    expect(late).toMatchObject({
      stderr: `Cannot reach ${silent}: no answer in 0.2 seconds\n`,
      exitCode: 3,
    })
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('escapes the control characters in the headers of a server', async () => {
    const url = await allowing({ 'Access-Control-Expose-Headers': 'a\u009b31m' })
    const { stdout } = await main(['check', url, '--origin', APP])
    expect(stdout).toContain('Access-Control-Expose-Headers: a\\u009b31m')
    expect(stdout).not.toContain('\u009b')
  })

  test('prints no token that the request contains', async () => {
    const url = await serve((request, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Headers', 'Authorization')
      if (request.url !== '/') response.removeHeader('Access-Control-Allow-Origin')
      response.writeHead(request.url === '/' ? 200 : 404).end()
    })
    const header = ['--header', 'Authorization: Bearer abc']
    const args = ['check', url, '--origin', APP, ...header, '--error-path', '/fails']
    for (const form of [[], ['--json'], ['--sarif']]) {
      const { stdout, exitCode } = await main([...args, ...form])
      expect(exitCode).toBe(1)
      expect(stdout).not.toContain('Bearer abc')
      expect(stdout).toContain('error-unreadable')
    }
  })

  test('sends no further requests to a server that timed out', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      if (asked++ === 0) response.setHeader('Access-Control-Allow-Origin', APP).end()
    })
    const args = ['check', url, '--origin', APP, '--audit', '--timeout', '0.2', '--insecure']
    const { exitCode, stdout } = await main(args)
    expect([exitCode, asked]).toEqual([0, 2])
    expect(stdout).toContain('info not-all-answered')
    expect(stdout).toContain('Note: Certificates were not checked.')
  })
})
