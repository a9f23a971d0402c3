import { describe, expect, test, vi } from 'vitest'
import { main } from '../src/main.js'
import { serve, writeModule } from './folder.test-util.js'

const APP = 'https://app.example.com'
const LINE = `Access to fetch at 'https://api.example.com/' from origin '${APP}' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`

interface Sarif {
  readonly $schema: string
  readonly version: string
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } }
    readonly results: readonly { readonly ruleId: string; readonly level: string }[]
  }[]
}

const json = async <T>(...args: string[]): Promise<T> =>
  JSON.parse((await main([...args, '--json'])).stdout) as T

/** A server with CORS for one origin, whose answers get what is given. */
const allowing = (more: Readonly<Record<string, string>> = {}): Promise<string> =>
  serve((request, response) => {
    response.setHeader('Vary', 'Origin')
    if (request.headers.origin === APP) response.setHeader('Access-Control-Allow-Origin', APP)
    for (const [name, value] of Object.entries(more)) response.setHeader(name, value)
    response.statusCode = request.method === 'OPTIONS' ? 204 : 200
    response.end()
  })

describe('check', () => {
  test('allowed: 0, the verdict first, then what went over the wire', async () => {
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

Nothing else is wrong.
`)
  })

  test('blocked: 1, and the fix last', async () => {
    const url = await allowing({ Server: 'nginx' })
    const args = ['check', url, '--origin', APP, '--method', 'PUT', '--header', 'X-Cart: 1']
    const { stdout, exitCode } = await main(args)
    expect(exitCode).toBe(1)
    const order = [
      `Blocked: a page of ${APP} may not PUT ${url}: preflight-method-not-allowed, in the preflight.`,
      '├─▶ OPTIONS /',
      'Access-Control-Request-Headers: x-cart',
      '◀── 204',
      '✗',
      'The script gets "TypeError: Failed to fetch", and the console says:',
      'Method PUT is not allowed by Access-Control-Allow-Methods',
      'error preflight-method-not-allowed',
      'Fix: ',
      'To paste, for nginx:',
      'add_header Access-Control-Allow-Origin $cors_origin always;',
      'For others, --for: ',
    ].map((text) => stdout.indexOf(text))
    expect(order).not.toContain(-1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
  })

  test('for another server', async () => {
    const url = await allowing()
    const args = ['check', url, '--origin', APP, '--credentials', '--for', 'spring']
    const { stdout } = await main(args)
    expect(stdout).toContain('To paste, for Spring:')
    expect(stdout).toContain('setAllowCredentials(true)')
    const unknown = await main([...args.slice(0, -1), 'cobol'])
    expect(unknown.stdout).toContain('Nothing to paste for "cobol". There is: ')
  })

  test('allowed, and something else is wrong: 1; a remark alone: 0', async () => {
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

  test('what redirects, from one to the other', async () => {
    const to = await allowing()
    const from = await serve((_, response) =>
      response.writeHead(302, { Location: to, 'Access-Control-Allow-Origin': APP }).end(),
    )
    const { stdout } = await main(['check', from, '--origin', APP])
    const drawn = [
      '◀── 302',
      'HTTP-redirect fetch: On to',
      'Origin: null',
      'Blocked: missing-allow-origin',
    ]
    const order = drawn.map((text) => stdout.indexOf(text))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
  })

  test('hostile origins in an audit, errors at a path', async () => {
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

  test('nobody answers: 3, one line, and soon', async () => {
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

  test('what a server says is shown, and no terminal obeys it', async () => {
    const url = await allowing({ 'Access-Control-Expose-Headers': 'a\u009b31m' })
    const { stdout } = await main(['check', url, '--origin', APP])
    expect(stdout).toContain('Access-Control-Expose-Headers: a\\u009b31m')
    expect(stdout).not.toContain('\u009b')
  })

  test('a token that was sent is not in what is kept', async () => {
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

  test('a server that falls silent is not asked again and again', async () => {
    let asked = 0
    const url = await serve((_, response) => {
      if (asked++ === 0) response.setHeader('Access-Control-Allow-Origin', APP).end()
    })
    const args = ['check', url, '--origin', APP, '--audit', '--timeout', '0.2', '--insecure']
    const { exitCode, stdout } = await main(args)
    expect([exitCode, asked]).toEqual([0, 2])
    expect(stdout).toContain('info not-all-answered')
    expect(stdout).toContain('Note: Certificates were not looked at.')
  })
})

describe('explain', () => {
  test('a line: 0', async () => {
    const { stdout, exitCode } = await main(['explain', LINE])
    expect(exitCode).toBe(0)
    expect(stdout).toMatch(
      /^missing-allow-origin \(chromium\)\n\nThe response has no Access-Control-/,
    )
    expect(stdout).toContain(`origin: '${APP}',`)
  })

  test('how to ask the server, with what the line names, and nothing that a shell obeys', async () => {
    const at = (url: string): string =>
      `Access to fetch at '${url}' from origin '${APP}' has been blocked by CORS policy: `
    const header =
      'Request header field x-cart is not allowed by Access-Control-Allow-Headers in preflight response.'
    const { stdout } = await main([at('https://api.example.com/a?b=1&c') + header])
    expect(stdout).toContain(
      `\n    webcors check 'https://api.example.com/a?b=1&c' --origin ${APP} --header 'x-cart: 1'\n`,
    )
    const evil = await main(['explain', at('https://api.example.com/$(x);`y`') + header])
    expect(evil.stdout).toContain('preflight-header-not-allowed')
    expect(evil.stdout).not.toContain('webcors check')
  })

  test('what is no message: 1', async () => {
    const { stdout, exitCode } = await main([
      'explain',
      'Uncaught',
      'ReferenceError: x is not defined',
    ])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^This is not a CORS message/)
    expect(await json('explain', 'hello')).toEqual([])
  })
})

describe('lint', () => {
  test.each([
    ['options', `export default { origin: '${APP}' }`],
    ['options by a name', `export const other = 1, options = { origin: '${APP}' }`],
    ['the only export', `export const x = { origin: '${APP}' }`],
    [
      'a policy',
      `export default { decide: () => ({ headers: [] }), allows: (o) => o === '${APP}' }`,
    ],
    [
      'a policy for anyone',
      `export default { decide: () => ({ headers: [['Access-Control-Allow-Origin', '*']] }), allows: () => true }`,
    ],
  ])('clean: 0, of %s', async (_, text) => {
    const path = writeModule(text)
    expect(await main(['lint', path, '--origin', APP])).toEqual({
      exitCode: 0,
      stdout: `Clean: nothing to be said about ${path}.\n`,
      stderr: '',
    })
  })

  test('findings: 1, each with its place', async () => {
    const path = writeModule(`export const a = 1
export const b = { origin: ['${APP}', 'https://*.azurestaticapps.net'], credentials: true, maxAge: 86400 }`)
    const { stdout, exitCode } = await main(['lint', path, '--export', 'b'])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/^error origin-public-suffix origin\[1\]\n  Cannot tell whose pages/)
    expect(stdout).toContain('info max-age-capped maxAge')
  })

  test('what core refuses', async () => {
    const path = writeModule(`export default { origin: '${APP}/' }`)
    expect((await main(['lint', path])).stdout).toMatch(/^error origin-not-serialized origin/)
  })

  test('remarks alone: 0', async () => {
    const path = writeModule(`export default { origin: '${APP}', maxAge: 86400 }`)
    expect((await main(['lint', path])).exitCode).toBe(0)
  })

  test('a policy that allows too much', async () => {
    const path = writeModule(
      `export const policy = { decide: () => ({ headers: [] }), allows: (o) => o.endsWith('example.com') }`,
    )
    const { stdout, exitCode } = await main(['lint', path, '--origin', APP])
    expect(exitCode).toBe(1)
    expect(stdout).toContain('predicate-allows-look-alike')
  })
})

describe('simulate', () => {
  const put = ['--origin', APP, '--method', 'PUT']

  test.each([
    ['options', `export default { origin: '${APP}' }`],
    [
      'a handler',
      `export default (request) => new Response('', { headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': 'PUT' } })`,
    ],
    [
      'a worker',
      `export default { async fetch() { return new Response('', { headers: this.headers }) }, headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Methods': '*' } }`,
    ],
  ])('allowed: 0, by %s', async (_, text) => {
    const { stdout, exitCode } = await main(['simulate', writeModule(text), ...put])
    expect(stdout).toMatch(
      /^Allowed: a page of https:\/\/app\.example\.com may PUT https:\/\/api\.example\.com\//,
    )
    expect(exitCode).toBe(0)
  })

  test('blocked: 1', async () => {
    const path = writeModule(`export default { origin: '${APP}', methods: ['GET'] }`)
    const args = ['simulate', path, ...put, '--url', 'https://api.example.net/x']
    const { stdout, exitCode } = await main(args)
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(
      /^Blocked: .* may not PUT https:\/\/api\.example\.net\/x: preflight-method-not-allowed/,
    )
    const { simulation } = await json<{ simulation: { reason: string } }>(...args)
    expect(simulation.reason).toBe('preflight-method-not-allowed')
  })

  test('options in JSON', async () => {
    const path = writeModule(`{ "origin": "${APP}" }`, 'options.json')
    expect((await main(['simulate', path, ...put])).exitCode).toBe(0)
    expect((await main(['lint', path])).exitCode).toBe(0)
  })

  test('a handler that throws', async () => {
    const path = writeModule(`export default () => { throw new TypeError('no\\ndatabase') }`)
    const { stderr, exitCode } = await main(['simulate', path, ...put])
    expect(stderr).toBe('The handler threw TypeError: no\n')
    expect(exitCode).toBe(3)
  })

  test('a handler that never answers', async () => {
    const path = writeModule('export default () => new Promise(() => {})')
    const { stderr, exitCode } = await main(['simulate', path, ...put, '--timeout', '0.5'])
    expect(stderr).toBe('The handler did not answer in 0.5 seconds\n')
    expect(exitCode).toBe(3)
  })
})

describe('wrong usage: 2, and one line that says what to write', () => {
  test.each<[line: string, message: RegExp]>([
    ['chekc', /There is no command "chekc"\. There are: check, explain, lint, simulate\./],
    ['check', /Say which URL to check: webcors check https:\/\/api\.example\.com\/ --origin /],
    ['check a b', /one alone: there is "a", and "b"\./],
    ['--origin x https://example.com', /Say first what to do\. There are: check, /],
    ['localhost:3000/a', /write the whole, such as http:\/\/localhost:3000\/a\./],
    ['cors-options.mjs', /There is no command "cors-options\.mjs"/],
    ['https://example.com', /Say which page asks: --origin https:\/\/app\.example\.com\./],
    [
      `check https://example.com --origin ${APP} --credentials include`,
      /there is .*, and "include"/,
    ],
    [`check https://example.com --origin ${APP} -X GET -d x`, /A GET has no body/],
    ['check https://example.com --origin app.example.com', /such as https:\/\/app\.example\.com\./],
    ['check api.example.com --origin x', /write the whole, such as https:\/\/api\.example\.com\./],
    ['check localhost:3000 --origin x', /write the whole, such as http:\/\/localhost:3000\./],
    ['check ftp://example.com', /is no URL of http or https/],
    ['check https://example.com', /Say which page asks: --origin https:\/\/app\.example\.com\./],
    ['check https://example.com --origin app', /"app" is no origin/],
    [
      'check https://example.com --origin https://*.example.com',
      /no origin: a page has one, such as/,
    ],
    [
      `check https://example.com --origin ${APP}/`,
      /Browsers write the origin ".*\/" as https:\/\/app\.example\.com\./,
    ],
    [
      `check https://example.com --origin ${APP} --orgin x`,
      /Unknown option '--orgin'\. There are: --json, .*--origin, /,
    ],
    ['check https://example.com --origin', /'--origin <value>' argument missing\./],
    [`check https://example.com --origin ${APP} --method a:b`, /"a:b" is no method\./],
    [
      `check https://example.com --origin ${APP} --header x`,
      /"x" is no header: write 'Name: value'\./,
    ],
    [
      `check https://example.com --origin ${APP} --header x:☃`,
      /a character in it that cannot be sent/,
    ],
    [`check https://example.com --origin ${APP} --timeout 0`, /Cannot wait for "0" seconds/],
    [`check https://example.com --origin ${APP} --engine ie`, /There is no engine "ie"/],
    [`check https://example.com --origin ${APP} --error-path http://[`, /is no path/],
    ['lint', /Say which module to lint/],
    ['lint nowhere.mjs', /Cannot read nowhere\.mjs: there is no such file\./],
    [`simulate nowhere.mjs --origin ${APP}`, /Cannot read nowhere\.mjs/],
  ])('webcors %s', async (line, message) => {
    const { stdout, stderr, exitCode } = await main(line.split(' '))
    expect([stdout, exitCode]).toEqual(['', 2])
    expect(stderr).toMatch(/^webcors: [^\n]+\n$/)
    expect(stderr).toMatch(message)
  })

  test.each<[name: string, text: string, message: RegExp]>([
    ['an error', `throw new Error('no\\ndatabase')`, /Cannot load .*: Error: no\. See/],
    ['nothing', '', /exports nothing: export options, a policy or a fetch handler\./],
    ['too much', 'export const a = {}, b = {}', /exports a, b: say which with --export\./],
    ['no options', 'export default 5', /neither options, nor a policy, nor a fetch handler/],
    [
      'a listener',
      'export default function app(req, res, next) {}',
      /a listener of Node\.js: start it/,
    ],
    ['options that are wrong', 'export default { origin: 5 }', /no policy can be made of: Cannot/],
    [
      'no end',
      'await new Promise((resolve) => setTimeout(resolve, 9000))',
      /took longer than 0\.3 seconds/,
    ],
  ])('simulate a module with %s', async (_, text, message) => {
    const args = ['--origin', APP, '--timeout', '0.3']
    const { stderr, exitCode } = await main(['simulate', writeModule(text), ...args])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^webcors: [^\n]+\n$/)
    expect(stderr).toMatch(message)
  })

  test('lint a handler, and an export that is not there', async () => {
    const handler = writeModule('export default () => new Response()')
    expect((await main(['lint', handler])).stderr).toContain('does not show its options')
    const missing = await main(['lint', handler, '--export', 'options'])
    expect(missing.stderr).toContain('exports default: "options" is not among it.')
  })
})

describe('for programs', () => {
  test('SARIF of each command', async () => {
    const options = writeModule(`export default { origin: 'https://*.pages.dev', maxAge: 86400 }`)
    const url = await allowing({ Vary: '' })
    const runs: readonly (readonly [args: string[], rules: string[], levels: string[]])[] = [
      [['check', url, '--origin', APP], ['vary-missing'], ['warning']],
      [['check', 'http://127.0.0.1:9999/', '--origin', APP], ['network-error'], ['error']],
      [['explain', LINE], ['missing-allow-origin'], ['error']],
      [
        ['lint', options],
        ['origin-public-suffix', 'max-age-capped'],
        ['warning', 'note'],
      ],
      [['simulate', options, '--origin', APP], ['missing-allow-origin'], ['error']],
    ]
    for (const [args, rules, levels] of runs) {
      const plain = await main(args)
      const { stdout, stderr, exitCode } = await main([...args, '--sarif'])
      expect([stderr, exitCode]).toEqual(['', plain.exitCode])
      const sarif = JSON.parse(stdout) as Sarif
      expect(sarif.version).toBe('2.1.0')
      const [run] = sarif.runs
      expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(rules)
      expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(rules)
      expect(run?.results.map(({ level }) => level)).toEqual(levels)
    }
  })

  test('a place in a module is a logical location', async () => {
    const text = `export default { origin: ['${APP}', 'https://*.pages.dev'] }`
    const path = writeModule(text, 'a b.mjs')
    const { stdout } = await main(['lint', path, '--sarif'])
    expect(JSON.parse(stdout)).toMatchObject({
      runs: [
        {
          results: [
            {
              locations: [
                {
                  physicalLocation: { artifactLocation: { uri: path.replace('a b', 'a%20b') } },
                  logicalLocations: [{ fullyQualifiedName: 'origin[1]' }],
                },
              ],
            },
          ],
        },
      ],
    })
  })
})

test('help of all and of each, and the version', async () => {
  for (const args of [[], ['--help'], ['help']]) {
    expect((await main(args)).stdout).toMatch(
      /webcors check <url> --origin <origin>[^]*2 for wrong usage/,
    )
  }
  for (const name of ['check', 'explain', 'lint', 'simulate']) {
    const { stdout, exitCode } = await main([name, '--help'])
    expect(stdout).toMatch(new RegExp(`^webcors ${name} `))
    expect(exitCode).toBe(0)
    expect((await main(['help', name])).stdout).toBe(stdout)
  }
  expect((await main(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

describe('colours', () => {
  const lineWith = async (env: Readonly<Record<string, string>>): Promise<string> => {
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'TERM']) vi.stubEnv(name, env[name] ?? '')
    const { stdout } = await main(['explain', LINE])
    vi.unstubAllEnvs()
    return stdout
  }

  test('are for terminals, or whoever asks, and never for whoever does not want them', async () => {
    expect(await lineWith({})).not.toContain('\u001B[')
    expect(await lineWith({ FORCE_COLOR: '1' })).toContain('\u001B[31m')
    expect(await lineWith({ FORCE_COLOR: '0' })).not.toContain('\u001B[')
    expect(await lineWith({ FORCE_COLOR: '1', NO_COLOR: '1' })).not.toContain('\u001B[')
  })
})
