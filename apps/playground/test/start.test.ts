import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Config, Exchange } from '../page/types.ts'
import { type Started, start } from './start.test-util.ts'

describe('npm start', () => {
  let playground: Started
  beforeAll(async () => {
    playground = await start()
  })
  afterAll(() => playground.stop())

  const wire = async (id: string) =>
    (await (await fetch(`${playground.page}/wire?id=${id}`)).json()) as Exchange[]

  it('serves the page, and every file that it names', async () => {
    const response = await fetch(playground.page)
    expect(response.status).toBe(200)
    const html = await response.text()
    const files = [...html.matchAll(/(?:href|src)="([\w-]+\.(?:css|js))"/g)].map(([, path]) => path)
    expect(files).not.toEqual([])
    for (const file of files) {
      expect([file, (await fetch(`${playground.page}/${file}`)).status]).toEqual([file, 200])
    }
  })

  it('serves a configuration with the URL of the API and its policies', async () => {
    const config = (await (await fetch(`${playground.page}/config.json`)).json()) as Config
    expect(config.page).toBe(playground.page)
    expect(config.api).toBe(playground.api)
    expect(config.endpoints.map(({ prefix }) => prefix)).toContain('/public')
    expect(config.endpoints.find(({ prefix }) => prefix === '/session')?.source).toContain(
      `origin: '${playground.page}',\n  credentials: true,`,
    )
  })

  it('answers preflights by the policy, and records the request, the decision and the response', async () => {
    const response = await fetch(`${playground.api}/articles/1?id=preflight`, {
      method: 'OPTIONS',
      headers: { Origin: playground.page, 'Access-Control-Request-Method': 'PATCH' },
    })
    expect(response.status).toBe(204)
    const [exchange, ...others] = await wire('preflight')
    expect(others).toEqual([])
    expect(exchange).toMatchObject({
      method: 'OPTIONS',
      path: '/articles/1',
      handlerRan: false,
      decisions: [{ kind: 'preflight', allowed: true, reason: null, status: 204 }],
      response: { status: 204 },
    })
    expect(lowerCased(exchange?.requestHeaders)).toContainEqual(['origin', playground.page])
    expect(lowerCased(exchange?.response?.headers)).toContainEqual(['vary', 'Origin'])
  })

  it('records the response of the server itself if the handler throws', async () => {
    const { api } = (await (
      await fetch(`${playground.page}/config.json?host=fetch`)
    ).json()) as Config
    await fetch(`${api}/rethrown/throw?id=thrown`)
    expect(await wire('thrown')).toMatchObject([
      { handlerRan: true, response: { status: 500, headers: [] } },
    ])
  })

  it('has no record for an unknown id', async () => {
    expect(await wire('never-sent')).toEqual([])
  })

  it('redirects to the name of the page that the policies allow', async () => {
    const other = playground.page.replace('localhost', '127.0.0.1')
    const response = await fetch(other, { redirect: 'manual' })
    expect([response.status, response.headers.get('Location')]).toEqual([307, playground.page])
  })

  it.each(['/../package.json', '/..%2fpackage.json', '/%2e%2e/src/start.ts', '/types.ts', '//'])(
    'does not serve %s',
    async (path) => {
      expect(await statusOf(playground.page, path)).toContain(' 404 ')
    },
  )

  it.each(['//?id=nonsense', '*', 'http://['])('answers the malformed target %s', async (path) => {
    await statusOf(playground.page, path)
    await statusOf(playground.api, path)
    expect((await fetch(playground.page)).status).toBe(200)
    expect((await fetch(`${playground.api}/public/weather`)).status).toBe(200)
  })

  it('takes free ports if the wanted ports are taken', async () => {
    const [page, api] = [new URL(playground.page).port, new URL(playground.api).port]
    const second = await start(page, api)
    expect(second.page).not.toBe(playground.page)
    expect((await fetch(second.page)).status).toBe(200)
    expect(await second.stop()).toBe(0)
  })
})

function lowerCased(headers: readonly (readonly [string, string])[] = []) {
  return headers.map(([name, value]) => [name.toLowerCase(), value])
}

/** Sends a path as it is. `fetch` would normalize it. */
function statusOf(origin: string, path: string): Promise<string> {
  const { host, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`)
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer.split('\r\n', 1)[0] ?? ''))
  })
}
