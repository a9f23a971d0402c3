import { folderOf, startApp } from '@webcors-labs/testing'
import {
  CHROMIUM,
  hasChromium,
  type OpenPages,
  openPages,
  type Page,
  readEventsIn,
  uploadIn,
} from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`pages in Chromium${skipped}`, () => {
  let pages: OpenPages
  let api: string
  let listed: Page
  let other: Page

  beforeAll(async () => {
    pages = await openPages(
      (origin) => startApp(folderOf(import.meta.url), { ALLOWED_ORIGINS: origin }),
      'localhost',
    )
    ;({ allowed: listed, denied: other } = pages)
    api = pages.api.url.replace('127.0.0.1', 'localhost')
  })
  afterAll(() => pages?.close())

  test('JSON with credentials opens a session, and an upload with progress belongs to it', async () => {
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
    const uploaded = await uploadIn(listed, 'POST', `${api}/photos`)
    expect(uploaded).toMatchObject({ status: 201, sent: 100_000 })
    expect(JSON.parse(uploaded.body)).toMatchObject({ bytes: 100_000 })
  })

  test('a page gets server-sent events with credentials', async () => {
    const states = await readEventsIn(listed, `${api}/photos/live`)
    expect(states).toEqual(['exposed', 'developed', 'fixed'])
  })

  test('a page reads the status and the body of an error of any layer', async () => {
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

  test('a page that is not listed reads only the public papers', async () => {
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

  test('only listed pages can connect to the counter', async () => {
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
