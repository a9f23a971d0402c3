// Scripts on pages of another origin, in the machine's Chromium.
import { startApp } from '@webcors-labs/testing'
import {
  CHROMIUM,
  fetchIn,
  hasChromium,
  type OpenPages,
  openPages,
  type Page,
  readEventsIn,
  uploadIn,
} from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { APP } from './runtimes.test-util.ts'

const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`a page in Chromium${skipped}`, () => {
  let pages: OpenPages
  let allowed: Page
  let denied: Page

  beforeAll(async () => {
    pages = await openPages((origin) => startApp(APP, { ALLOWED_ORIGINS: origin }))
    ;({ allowed, denied } = pages)
  })
  afterAll(() => pages?.close())

  const urlTo = (path: string) => new URL(path, pages.api.url).href

  const send = (page: Page, path: string, init?: RequestInit) => fetchIn(page, urlTo(path), init)

  const post = (value: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(value),
    credentials: 'include',
  })
  const BLOCKED = { error: 'TypeError: Failed to fetch' }

  test('a page of an allowed origin posts JSON, and its cookie keeps it logged in', async () => {
    expect(await send(allowed, '/session', post({ name: 'Ann' }))).toMatchObject({ status: 204 })
    expect(await send(allowed, '/orders', post({ film: 1 }))).toMatchObject({
      status: 201,
      body: JSON.stringify({ guest: 'Ann', film: 'Metropolis' }),
    })
  })

  test('a page of an allowed origin sends PUT with its own headers, and gets progress events', async () => {
    await send(allowed, '/session', post({ name: 'Ann' }))
    const upload = await uploadIn(allowed, 'PUT', urlTo('/posters/1'), { 'X-Artist': 'Ben' })
    const body = JSON.stringify({ id: '1', by: 'Ann', bytes: 100_000 })
    expect(upload).toEqual({ status: 200, sent: 100_000, body })
  })

  test('known defect 21: a page of an allowed origin reads the status and the body of errors', async () => {
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

  test('known defect 22: any page follows a redirect', async () => {
    expect(await send(denied, '/tonight')).toMatchObject({ status: 200, redirected: true })
  })

  test('known defect 33: a page of an allowed origin reads events as they arrive', async () => {
    const events = await readEventsIn(allowed, urlTo('/calls'))
    expect(events).toEqual(['Doors open', 'Lights out', 'Film'])
  })

  test('a page of another origin reads public responses, and no others', async () => {
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
