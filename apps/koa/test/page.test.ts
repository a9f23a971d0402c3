// Scripts on pages of another origin, in the machine's Chromium.
import { folderOf, startApp } from '@webcors-labs/testing'
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

const skipped = hasChromium ? '' : ` (skipped: there is no ${CHROMIUM})`

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`a page in Chromium${skipped}`, () => {
  let pages: OpenPages
  let allowed: Page
  let denied: Page

  beforeAll(async () => {
    pages = await openPages((origin) =>
      startApp(folderOf(import.meta.url), { ALLOWED_ORIGINS: origin }),
    )
    ;({ allowed, denied } = pages)
  })
  afterAll(() => pages?.close())

  const urlTo = (path: string) => new URL(path, pages.api.url).href

  const send = (page: Page, path: string, init?: RequestInit) => fetchIn(page, urlTo(path), init)

  const login: RequestInit = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Ann' }),
    credentials: 'include',
  }
  const BLOCKED = { error: 'TypeError: Failed to fetch' }

  test('a page of an allowed origin posts JSON, and its cookie keeps it logged in', async () => {
    expect(await send(allowed, '/session', login)).toMatchObject({ status: 204, body: '' })
    // Every upload with a listener for its progress is preflighted (known defect 20).
    const upload = await uploadIn(allowed, 'POST', urlTo('/uploads'))
    expect(upload).toEqual({
      status: 201,
      sent: 100_000,
      body: JSON.stringify({ id: 3, title: 'Of Ann', bytes: 100_000 }),
    })
  })

  test('known defect 21: a page of an allowed origin reads the status and the text of a thrown error', async () => {
    await send(allowed, '/session', login)
    const text = { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' }
    expect(await send(allowed, '/uploads', text)).toMatchObject({
      status: 401,
      body: 'Log in first',
    })
    expect(await send(allowed, '/uploads', { ...text, credentials: 'include' })).toMatchObject({
      status: 415,
      body: 'An image, please',
    })
  })

  test('known defect 33: a page of an allowed origin reads events as they arrive', async () => {
    const events = await readEventsIn(allowed, urlTo('/live'))
    expect(events.slice(0, 2)).toEqual(['Kettle', 'Teapot'])
  })

  test('a page of another origin reads public responses, and no others', async () => {
    expect(await send(denied, '/photos/9')).toMatchObject({
      status: 404,
      body: 'There is no such photo',
    })
    expect(await send(denied, '/session', login)).toEqual(BLOCKED)
    expect(await send(denied, '/live', { credentials: 'include' })).toEqual(BLOCKED)
    expect(await send(denied, '/uploads', { method: 'POST', body: 'x' })).toEqual(BLOCKED)
  })
})
