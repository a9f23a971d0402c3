// Pages of another origin, in the machine's Chromium: what scripts really get.
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP } from './runtimes.test-util.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const skipped = existsSync(CHROMIUM) ? '' : ` (skipped: there is no ${CHROMIUM})`

// The browser is the machine's own.
describe.skipIf(skipped !== '')(`a page in Chromium${skipped}`, () => {
  let pages: Server[]
  let api: ServerProcess
  let browser: Browser
  let allowed: Page
  let denied: Page

  beforeAll(async () => {
    pages = await Promise.all([servePage(), servePage()])
    const [own = '', other = ''] = pages.map(urlOf)
    const { scripts } = JSON.parse(readFileSync(`${APP}package.json`, 'utf8'))
    const env = { PORT: '0', ALLOWED_ORIGINS: own }
    api = await startServerProcess({ command: scripts.start, cwd: APP, env })
    // The sandbox cannot be had by root, which is who runs tests in a container.
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
    const context = await browser.newContext()
    allowed = await context.newPage()
    denied = await context.newPage()
    await Promise.all([allowed.goto(own), denied.goto(other)])
  })
  afterAll(async () => {
    await browser?.close()
    await api?.close()
    for (const page of pages ?? []) page.close()
  })

  const urlTo = (path: string) => new URL(path, api.url).href

  /** What `fetch` gives a script of the page. */
  function send(page: Page, path: string, init: RequestInit = {}) {
    return page.evaluate(
      async ([url, options]) => {
        try {
          const response = await fetch(url, options)
          const { status, redirected } = response
          return { status, redirected, body: await response.text() }
        } catch (error) {
          return { error: String(error) }
        }
      },
      [urlTo(path), init] as const,
    )
  }

  const post = (value: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
    credentials: 'include',
  })
  const BLOCKED = { error: 'TypeError: Failed to fetch' }

  test('of an allowed origin posts JSON, and is known by its cookie from then on', async () => {
    expect(await send(allowed, '/session', post({ name: 'Ann' }))).toMatchObject({ status: 204 })
    expect(await send(allowed, '/orders', post({ film: 1 }))).toMatchObject({
      status: 201,
      body: JSON.stringify({ guest: 'Ann', film: 'Metropolis' }),
    })
  })

  test('of an allowed origin puts with headers of its own, and is told of its progress', async () => {
    await send(allowed, '/session', post({ name: 'Ann' }))
    const upload = await allowed.evaluate(
      (url) =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest()
          let told = 0
          request.upload.addEventListener('progress', ({ loaded }) => {
            told = loaded
          })
          request.addEventListener('loadend', () => {
            resolve({ status: request.status, told, answer: request.responseText })
          })
          request.open('PUT', url)
          request.withCredentials = true
          request.setRequestHeader('X-Artist', 'Ben')
          request.send(new Blob(['x'.repeat(100_000)], { type: 'image/png' }))
        }),
      urlTo('/posters/1'),
    )
    const answer = JSON.stringify({ id: '1', by: 'Ann', bytes: 100_000 })
    expect(upload).toEqual({ status: 200, told: 100_000, answer })
  })

  test('pitfall 21: of an allowed origin reads the status and the body of errors', async () => {
    await send(allowed, '/session', post({ name: 'Ann' }))
    const anonymous = { ...post({ film: 2 }), credentials: 'omit' } as const
    for (const [path, init, status, message] of [
      ['/orders', anonymous, 401, 'Log in first'],
      ['/orders', post({ film: 2 }), 409, 'Sold out'],
      ['/broken', {}, 500, 'HTTPError'],
      ['/nothing', {}, 404, `Cannot find any route matching [GET] ${urlTo('/nothing')}`],
    ] as const) {
      const result = await send(allowed, path, init)
      expect(result).toMatchObject({ status })
      expect(JSON.parse(('body' in result && result.body) || '')).toMatchObject({ message })
    }
  })

  test('pitfall 22: any page follows a redirect', async () => {
    expect(await send(denied, '/tonight')).toMatchObject({ status: 200, redirected: true })
  })

  test('pitfall 33: of an allowed origin reads events as they come', async () => {
    const events = await allowed.evaluate(
      (url) =>
        new Promise<string[]>((resolve) => {
          const source = new EventSource(url, { withCredentials: true })
          const data: string[] = []
          source.addEventListener('message', (event) => data.push(String(event.data)))
          source.addEventListener('error', () => {
            source.close()
            resolve(data)
          })
        }),
      urlTo('/calls'),
    )
    expect(events).toEqual(['Doors open', 'Lights out', 'Film'])
  })

  test('of another origin reads what is public, and nothing else', async () => {
    expect(await send(denied, '/films/3')).toMatchObject({ status: 404 })
    for (const [path, init] of [
      ['/session', post({ name: 'Eve' })],
      ['/orders', post({ film: 1 })],
      ['/calls', {}],
      ['/nothing', {}],
    ] as const) {
      expect(await send(denied, path, init)).toEqual(BLOCKED)
    }
  })
})

async function servePage(): Promise<Server> {
  const server = createServer((_, response) => {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
