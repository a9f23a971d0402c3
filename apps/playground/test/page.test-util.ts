import { expect, it } from 'vitest'
import { HOSTS } from '../src/hosts/hosts.ts'
import { casesOf, type Opened } from './opened.test-util.ts'

const cases = casesOf(HOSTS[0])

/** Tests the reactions of the page to its user. */
export function describePage(get: () => Opened): void {
  const open = (path: string) => get().open(path)

  it('the page runs nothing before the user starts a case', async () => {
    const page = await open('/')
    await page.locator('#public').waitFor()
    expect(await page.locator('.case[data-state="waiting"]').count()).toBe(cases.length)
    await page.close()
  })

  it('the page opens and runs the case that a link names', async () => {
    const page = await open('/#one-preflight')
    await page.locator('#one-preflight[data-state="expected"] details[open]').waitFor()
    expect(await page.locator('#one-preflight .trace').textContent()).toContain(
      'OPTIONS 204 → PUT 200 → DELETE 200 → GET 200',
    )
    expect(await page.locator('.case[data-state="waiting"]').count()).toBe(cases.length - 1)
    await page.close()
  })

  it('the form sends the request that the reader has edited, and explains the result', async () => {
    const page = await open('/#request-header')
    await page.locator('#request-header .edit').click()
    await page.locator('#edit-headers').fill('X-Request-Id: 4\nX-Trace: 1')
    await page.getByRole('button', { name: 'Send', exact: true }).click()
    await page.locator('#editor .result .wire').waitFor()
    // The meaning of a message is loaded when it is on the screen.
    await page.locator('#editor .result .meanings').scrollIntoViewIfNeeded()
    await page.locator('#editor .result .meaning').waitFor()
    const result = await page.locator('#editor .result').innerText()
    expect(result).toContain('Access-Control-Request-Headers: x-request-id,x-trace')
    expect(result).toContain('Access-Control-Allow-Headers: ')
    expect(result).toContain('Blocked')
    expect(result).toContain('does not list x-trace in Access-Control-Allow-Headers')
    await page.close()
  })

  it('the page changes the host, writes the host into the address, and keeps open rows open', async () => {
    const page = await open('/#public')
    await page.getByRole('radio', { name: 'Koa' }).check()
    await page.waitForURL(`${get().playground.page}/?host=koa#public`)
    await page.locator('.host-title', { hasText: 'Koa' }).waitFor()
    expect(await page.locator('#public details').getAttribute('open')).toBe('')
    expect(await page.locator('#public pre').first().textContent()).toContain('@webcors/koa')
    await page.close()
  })

  it('the page marks a case that differs from its expectation', async () => {
    const page = await get().browser.newPage()
    // A script in the page hides the server's record. Playwright's `route` would also answer
    // preflights itself.
    await page.addInitScript(() => {
      const real = globalThis.fetch
      globalThis.fetch = async (url, init) => {
        const isWire = typeof url === 'string' && url.startsWith('/wire')
        return isWire ? new Response('[]') : real(url, init)
      }
    })
    await page.goto(`${get().playground.page}/#public`)
    await page.locator('#public[data-state="differs"]').waitFor()
    expect(await page.locator('#public .alarm').textContent()).toContain(
      'On the wire: expected GET 200, was ',
    )
    expect(await page.locator('#verdict').textContent()).toContain(`1 of ${cases.length} cases`)
    await page.close()
  })
}
