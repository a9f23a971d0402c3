// Pages of another origin, in the machine's Chromium: what scripts really get.
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { type ServerProcess, startServerProcess } from '@webcors/conformance'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const APP = fileURLToPath(new URL('../', import.meta.url))
const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const skipped = existsSync(CHROMIUM) ? '' : ` (skipped: there is no ${CHROMIUM})`

// The browser is the machine's own: the tests without one run everywhere.
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

  /** What `fetch` gives a script of the page. */
  function send(page: Page, path: string, init: RequestInit = {}) {
    return page.evaluate(
      async ([url, options]) => {
        try {
          const response = await fetch(url, options)
          return { status: response.status, body: await response.text() }
        } catch (error) {
          return { error: String(error) }
        }
      },
      [`${api.url}${path}`, init] as const,
    )
  }

  const login: RequestInit = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Ann' }),
    credentials: 'include',
  }
  const BLOCKED = { error: 'TypeError: Failed to fetch' }

  test('of an allowed origin posts JSON, and is known by its cookie from then on', async () => {
    expect(await send(allowed, '/session', login)).toEqual({ status: 204, body: '' })
    // With a listener for its progress, an upload is preflighted whatever it is (20).
    const upload = await allowed.evaluate(
      (url) =>
        new Promise((resolve) => {
          const request = new XMLHttpRequest()
          let told = 0
          request.upload.addEventListener('progress', ({ loaded }) => (told = loaded))
          request.addEventListener('loadend', () => {
            resolve({ status: request.status, told, answer: request.responseText })
          })
          request.open('POST', url)
          request.withCredentials = true
          request.send(new Blob(['x'.repeat(100_000)], { type: 'image/png' }))
        }),
      `${api.url}/uploads`,
    )
    expect(upload).toEqual({
      status: 201,
      told: 100_000,
      answer: JSON.stringify({ id: 3, title: 'Of Ann', bytes: 100_000 }),
    })
  })

  test('of an allowed origin reads the status and the text of what was thrown (21)', async () => {
    await send(allowed, '/session', login)
    const text = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' }
    expect(await send(allowed, '/uploads', text)).toEqual({ status: 401, body: 'Log in first' })
    expect(await send(allowed, '/uploads', { ...text, credentials: 'include' })).toEqual({
      status: 415,
      body: 'An image, please',
    })
  })

  test('of an allowed origin reads events as they come (33)', async () => {
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
      `${api.url}/live`,
    )
    expect(events.slice(0, 2)).toEqual(['Kettle', 'Teapot'])
  })

  test('of another origin reads what is public, and nothing else', async () => {
    expect(await send(denied, '/photos/9')).toEqual({ status: 404, body: 'There is no such photo' })
    expect(await send(denied, '/session', login)).toEqual(BLOCKED)
    expect(await send(denied, '/live', { credentials: 'include' })).toEqual(BLOCKED)
    expect(await send(denied, '/uploads', { method: 'POST', body: 'x' })).toEqual(BLOCKED)
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
