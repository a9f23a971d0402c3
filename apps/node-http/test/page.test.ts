import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerProcess } from '@webcors/conformance'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { start } from './start.test-util.ts'

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
const hasChromium = existsSync(CHROMIUM)
const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

// The browser is the machine's own.
describe.skipIf(!hasChromium)(`pages in Chromium${skipped}`, () => {
  let server: ServerProcess
  let api: string
  let sites: readonly Server[]
  let browser: Browser
  /** Both on one site, so that the browser sends the cookie from either; but one origin is not listed. */
  let listed: Page
  let other: Page

  beforeAll(async () => {
    sites = [await serveBlank(), await serveBlank()]
    const [origin = '', otherOrigin = ''] = sites.map(originOf)
    // By root, who runs tests in a container, the sandbox cannot be had.
    const args = ['--no-sandbox', '--disable-gpu']
    ;[server, browser] = await Promise.all([
      start({ ALLOWED_ORIGINS: origin }),
      chromium.launch({ executablePath: CHROMIUM, args }),
    ])
    api = server.url.replace('127.0.0.1', 'localhost')
    const context = await browser.newContext()
    ;[listed, other] = [await context.newPage(), await context.newPage()]
    await listed.goto(origin)
    await other.goto(otherOrigin)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    for (const site of sites ?? []) site.close()
  })

  test('JSON with credentials opens a session, which an upload with progress is part of', async () => {
    const opened = await listed.evaluate(async (url) => {
      const response = await fetch(`${url}/session`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'Ada' }),
      })
      return response.status
    }, api)
    expect(opened).toBe(201)
    const uploaded = await listed.evaluate(
      (url) =>
        new Promise<{ status: number; sent: number; body: string }>((resolve) => {
          const upload = new XMLHttpRequest()
          let sent = 0
          upload.upload.addEventListener('progress', ({ loaded }) => (sent = loaded))
          upload.addEventListener('loadend', () =>
            resolve({ status: upload.status, sent, body: upload.responseText }),
          )
          upload.open('POST', `${url}/photos`)
          upload.withCredentials = true
          upload.send('x'.repeat(500_000))
        }),
      api,
    )
    expect(uploaded).toMatchObject({ status: 201, sent: 500_000 })
    expect(JSON.parse(uploaded.body)).toMatchObject({ bytes: 500_000 })
  })

  test('server-sent events come, with credentials', async () => {
    const states = await listed.evaluate(
      (url) =>
        new Promise<string[]>((resolve) => {
          const came: string[] = []
          const source = new EventSource(`${url}/photos/live`, { withCredentials: true })
          source.addEventListener('message', ({ data }: MessageEvent<string>) => came.push(data))
          source.addEventListener('error', () => {
            source.close()
            resolve(came)
          })
        }),
      api,
    )
    expect(states).toEqual(['exposed', 'developed', 'fixed'])
  })

  test('the status and the body of an error can be read, whoever threw it', async () => {
    const answers = await listed.evaluate(async (url) => {
      const read = async (path: string, init?: RequestInit) => {
        const response = await fetch(url + path, init)
        return [response.status, await response.text()]
      }
      return [await read('/photos/99'), await read('/session', { method: 'POST', body: '{' })]
    }, api)
    expect(answers).toEqual([
      [404, '{"error":"There is no /photos/99"}'],
      [400, '{"error":"That is no JSON"}'],
    ])
  })

  test('a page that is not listed reads the papers, and nothing else', async () => {
    const outcomes = await other.evaluate(async (url) => {
      const read = (path: string, init?: RequestInit) =>
        fetch(url + path, init).then(
          ({ status }) => status,
          (error: Error) => error.name,
        )
      const credentials = 'include' as const
      return [
        await read('/papers'),
        await read('/photos/latest', { credentials }),
        await read('/photos', { method: 'POST', body: 'photo', credentials }),
      ]
    }, api)
    expect(outcomes).toEqual([200, 'TypeError', 'TypeError'])
  })

  test('the counter talks to pages that are listed, and to no other', async () => {
    const first = (url: string) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/counter`)
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => resolve(data))
        socket.addEventListener('close', ({ code }) => resolve(`closed with ${code}`))
      })
    expect(await listed.evaluate(first, api)).toBe('Hello Ada')
    expect(await other.evaluate(first, api)).toBe('closed with 1006')
  })
})

async function serveBlank(): Promise<Server> {
  const site = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html').end('<!doctype html><title>A page</title>')
  })
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
  return site
}

function originOf(site: Server): string {
  return `http://localhost:${(site.address() as AddressInfo).port}`
}
