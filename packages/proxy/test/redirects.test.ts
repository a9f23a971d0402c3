// oxlint-disable vitest/no-conditional-expect -- assertions are left out on runtimes that lack a feature
import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'
import { head, redirect } from './rig/upstream.ts'

describeHosts('redirects', (rig) => {
  const isWorkerd = rig.host.runtime === 'workerd'
  const code = (text: string) => (JSON.parse(text) as { code: string }).code
  const origin = () =>
    isWorkerd ? `http://127.0.0.2:${rig.api.port}` : `http://public.pub.test:${rig.api.port}`

  test.each([
    ['a relative path', () => 'next?a=1', '/up/dir/next?a=1'],
    ['an absolute path', () => '/top', '/up/top'],
    ['a URL of the same host', () => `${origin()}/other?q=%20`, '/up/other?q=%20'],
    [
      'a host that a pattern covers',
      () => `http://else.pub.test:${rig.api.port}/z`,
      isWorkerd ? null : `/any/http://else.pub.test:`,
    ],
    ['another host', () => 'https://evil.example/', null],
    ['another host without a scheme', () => '//evil.example/', null],
    ['another port', () => `http://127.0.0.2:1/`, null],
    ['a URL with a user name', () => origin().replace('//', '//user@'), null],
    ['a script', () => 'javascript:alert(1)', null],
    ['a path with an encoded slash', () => '/a%2f..%2fb', null],
    ['a path with two dots and a semicolon', () => '/a/..;/b', null],
    ['a path with dots that are encoded twice', () => '/a/%252e%252e/b', null],
    ['an invalid URL', () => 'http://[', null],
  ])(
    'a redirect to %s leads the page through the proxy, or is refused if no target covers it',
    async (_name, location, expected) => {
      for (const status of [
        '301 Moved',
        '302 Found',
        '303 See Other',
        '307 Temporary',
        '308 Permanent',
      ]) {
        rig.api.on('/dir/page', redirect(location(), status))
        const answer = await rig.ask('/up/dir/page')
        if (expected === null)
          expect([answer.status, code(answer.text), answer.headers['location']]).toEqual([
            502,
            'redirect-refused',
            undefined,
          ])
        else
          expect([answer.status, answer.headers['location']?.startsWith(expected)]).toEqual([
            Number(status.slice(0, 3)),
            true,
          ])
      }
    },
  )

  test('the proxy rewrites the Location of a response that is not a redirect', async () => {
    rig.api.on('/made', head('201 Created', 'Location: /things/7', 'Content-Length: 0'))
    expect((await rig.ask('/up/made')).headers['location']).toBe('/up/things/7')
  })

  test('a redirect out of the path of its target leads to another target that covers it', async () => {
    rig.api.on('/base/v1/go', redirect('/base/v2'))
    const answer = await rig.ask('/v1/go')
    // The mount `/up` covers the whole host.
    expect(answer.headers['location']).toBe('/up/base/v2')
  })

  test('the proxy follows five redirects, but not a sixth', async () => {
    for (let hop = 0; hop < 5; hop++) rig.api.on(`/follow/${hop}`, redirect(`/follow/${hop + 1}`))
    rig.api.on('/follow/loop', redirect('loop')).on('/follow/start', redirect('0'))
    expect((await rig.ask('/follow/0')).text).toBe('/follow/5')
    expect(code((await rig.ask('/follow/start')).text)).toBe('redirect-refused')
    expect(code((await rig.ask('/follow/loop')).text)).toBe('redirect-refused')
  })

  test('the proxy never follows a redirect without a target, and never sends a secret to another target', async () => {
    rig.api
      .on('/follow/out', redirect(`http://127.0.0.1:${rig.inside.port + 1}/`))
      .on('/follow/secret', redirect('/secret/x'))
    const before = rig.inside.connections
    expect(code((await rig.ask('/follow/out')).text)).toBe('redirect-refused')
    expect(rig.inside.connections).toBe(before)
    await rig.ask('/follow/secret')
    const [, second] = rig.api.received.slice(-2)
    // `/up` covers the whole host. It comes before `/secret`, because targets with secrets come
    // last.
    expect(second?.headers.map(([name]) => name)).not.toContain('x-api-key')
  })

  test('the proxy passes the redirect of a POST on, and does not follow it', async () => {
    rig.api.on('/follow/post', redirect('/follow/x'))
    const answer = await rig.ask('/follow/post', { method: 'POST', body: 'x' })
    expect([answer.status, answer.headers['location']]).toEqual([302, '/follow/x'])
  })

  test("the proxy refuses every redirect of a target with redirects: 'refuse'", async () => {
    rig.api.on('/refuse/x', redirect('/refuse/y'))
    expect(code((await rig.ask('/refuse/x')).text)).toBe('redirect-refused')
  })

  test('the proxy removes a secret from the query of a redirect, and refuses a redirect with a secret in its path', async () => {
    rig.api.on('/secret/go', redirect('/secret/next?appid=qu3ry%2Fsecret&page=2'))
    expect((await rig.ask('/secret/go')).headers['location']).toBe('/secret/next?page=2')
    rig.api.on('/secret/leak', redirect('/secret/qu3ry%2Fsecret'))
    expect(code((await rig.ask('/secret/leak')).text)).toBe('redirect-refused')
  })

  test.each([
    ['lower-case', 'qu3ry%2fsecret'],
    ['partly encoded', '%71u3ry/secret'],
    ['encoded twice', 'qu3ry%252Fsecret'],
  ])(
    'the proxy refuses a redirect with a secret that is %s in another parameter',
    async (_name, secret) => {
      rig.api.on('/secret/leak-again', redirect(`/secret/next?k2=${secret}`))
      expect(code((await rig.ask('/secret/leak-again')).text)).toBe('redirect-refused')
    },
  )

  test('the proxy never follows a redirect that carries a secret to another target', async () => {
    rig.api
      .on('/secret-follow/out', redirect('/other?k2=qu3ry%2fsecret'))
      .on('/secret-follow/own', redirect('/secret-follow/next?k2=qu3ry%2fsecret'))
    expect(code((await rig.ask('/secret-follow/out')).text)).toBe('redirect-refused')
    expect(rig.api.to('/other')).toEqual([])
    // The target that has the secret may get it again.
    expect((await rig.ask('/secret-follow/own')).text).toBe('/secret-follow/next')
  })

  test.runIf(!isWorkerd)(
    'the proxy asks authorize before it follows a redirect to another host of a pattern',
    async () => {
      const [a, b] = ['a', 'b'].map((name) => `http://${name}.pub.test:${rig.api.port}`)
      rig.api
        .on('/to-a', redirect(`${a}/end`))
        .on('/to-b', redirect(`${b}/hidden`))
        .on('/to-b-and-a', redirect(`${b}/to-a`))
      const headers = { Authorization: `let me in to ${a}` }
      const ask = (address: string) => rig.ask(`/any/${address}`, { headers }, 'authorized')
      expect((await ask(`${b}/hidden`)).status).toBe(401)
      expect((await ask(`${a}/to-a`)).text).toBe('/end')
      for (const path of ['/to-b', '/to-b-and-a'])
        expect(code((await ask(a + path)).text)).toBe('not-authorized')
      expect(rig.api.to('/hidden')).toEqual([])
    },
  )

  test.runIf(!isWorkerd).each([
    ['follows', 'authorized'],
    ['rewrites', 'plain'],
  ])(
    'the proxy refuses a redirect to a port of another protocol if it %s redirects',
    async (_name, scenario) => {
      const host = 'http://a.pub.test'
      rig.api.on('/to-mail', redirect(`${host}:25/x`))
      const headers = { Authorization: 'let me in to /any' }
      const { text } = await rig.ask(`/any/${host}:${rig.api.port}/to-mail`, { headers }, scenario)
      expect(code(text)).toBe('redirect-refused')
    },
  )
})
