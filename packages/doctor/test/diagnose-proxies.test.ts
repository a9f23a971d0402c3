import expressCors from 'cors'
import { describe, expect, test } from 'vitest'
import { type Diagnosis } from '../src/diagnose/diagnose.js'
import { HAS_APACHE, HAS_NGINX, startApache, startNginx } from './servers.test-util.js'
import { APP, ALLOWED, PUT, ask, codes, startExpress, hello } from './diagnose.test-util.js'

// The servers come from Debian, because only the real programs show their behavior.
describe.skipIf(!HAS_NGINX)('mistakes with nginx', () => {
  const HEADER = `add_header Access-Control-Allow-Origin '${APP}'`

  test('the doctor finds add_header without always', async () => {
    const url = await startNginx(`location / { ${HEADER}; }`)
    const { findings } = await ask(`${url}/hello.json`)
    expect(findings).toMatchObject([{ code: 'error-unreadable', severity: 'warning' }])
    expect(findings[0]?.fix).toContain('always')
    expect(findings[0]?.fixes[0]?.for).toBe('nginx')
    expect(findings[0]?.evidence[0]?.response.status).toBe(404)
  })

  test('the doctor finds a header that both nginx and the application add, and names both', async () => {
    const upstream = await startExpress((app) => hello(app.use(expressCors({ origin: APP }))))
    const url = await startNginx(`location / { ${HEADER} always; proxy_pass ${upstream}; }`)
    const { findings } = await ask(`${url}/hello`)
    expect(findings).toMatchObject([{ code: 'multiple-allow-origin', severity: 'error' }])
    expect(findings[0]?.message).toMatch(
      /first is probably from the application, Express \(X-Powered-By\), and the last .* nginx\/[\d.]+ \(Server\)/,
    )
    expect(
      findings[0]?.evidence[0]?.response.headers.filter(([name]) => name === ALLOWED[0]),
    ).toEqual([ALLOWED, ALLOWED])
  })

  test('the doctor finds a preflight that nginx’s static files answer with 405', async () => {
    const url = await startNginx(`location / { ${HEADER} always; }`)
    const { findings } = await ask(`${url}/hello.json`, PUT)
    expect(findings).toMatchObject([{ code: 'preflight-not-handled', severity: 'error' }])
    expect(findings[0]?.message).toContain('405')
  })

  test('the doctor finds an "if" that loses the headers of the block around it', async () => {
    const url = await startNginx(
      `location / { ${HEADER} always; if ($request_method = OPTIONS) { add_header X-A b; return 204; } }`,
    )
    expect(codes(await ask(`${url}/hello.json`, PUT))).toEqual(['missing-allow-origin'])
  })

  test('the doctor finds a redirect before CORS that adds the slash at the end', async () => {
    const url = await startNginx(
      `absolute_redirect off; location = /hello/ { ${HEADER} always; } location / { }`,
    )
    const { findings } = await ask(`${url}/hello`)
    expect(findings).toMatchObject([
      {
        code: 'redirect-before-cors',
        message: '301 redirects to the same URL with a slash at the end.',
      },
    ])
    expect(findings[0]?.fix).toContain(`${url}/hello/`)
  })

  test('the doctor finds a redirect of the preflight from http to https', async () => {
    const url = await startNginx(`return 301 https://$host$request_uri;`)
    const { findings } = await ask(`${url}/hello`, PUT)
    expect(findings).toMatchObject([
      { code: 'preflight-redirect', message: '301 redirects from http to https.' },
    ])
  })

  test('the doctor finds basic authentication before CORS', async () => {
    const url = await startNginx(
      `location / { ${HEADER} always; auth_basic x; auth_basic_user_file /dev/null; }`,
    )
    const { findings } = await ask(`${url}/hello.json`, PUT)
    expect(codes({ findings } as Diagnosis)).toEqual(['preflight-needs-authentication'])
  })

  test('the doctor finds an origin that a map reflects without Vary', async () => {
    const map = `map $http_origin $allowed { default ''; '${APP}' $http_origin; }`
    const header = 'add_header Access-Control-Allow-Origin $allowed always;'
    const url = await startNginx(`location / { ${header} }`, map)
    expect(codes(await ask(`${url}/hello.json`))).toEqual(['vary-missing'])
  })
})

// The servers come from Debian, because only the real programs show their behavior.
describe.skipIf(!HAS_APACHE)('mistakes with Apache', () => {
  test('the doctor finds Header without always', async () => {
    const { findings } = await ask(
      `${await startApache(`Header set Access-Control-Allow-Origin ${APP}`)}/hello.json`,
    )
    expect(findings).toMatchObject([{ code: 'error-unreadable' }])
    expect(findings[0]?.fix).toContain('Header always set')
    expect(findings[0]?.fixes[0]?.for).toBe('Apache')
  })

  test('the doctor finds a header in both tables of Apache', async () => {
    const url = await startApache(
      `Header set Access-Control-Allow-Origin ${APP}\nHeader always set Access-Control-Allow-Origin ${APP}`,
    )
    const { findings } = await ask(`${url}/hello.json`)
    expect(findings).toMatchObject([{ code: 'multiple-allow-origin' }])
    expect(findings[0]?.message).toContain('The headers name only one layer, Apache')
  })

  test('the doctor finds a header that both Apache and the application add', async () => {
    const upstream = await startExpress((app) => hello(app.use(expressCors({ origin: APP }))))
    const url = await startApache(
      `ProxyPass / ${upstream}/\nHeader add Access-Control-Allow-Origin ${APP}`,
    )
    const { findings } = await ask(`${url}/hello`)
    expect(findings[0]?.message).toMatch(
      /first is probably from .* Express .*, and the last .* Apache/,
    )
  })

  test('the doctor finds a preflight that Apache’s static files answer without CORS headers', async () => {
    const url = await startApache(`Header always set Access-Control-Allow-Origin ${APP}`)
    expect(codes(await ask(`${url}/hello.json`, PUT))).toEqual(['preflight-method-not-allowed'])
  })
})
