import { expect, it } from 'vitest'
import type { Opened } from './opened.test-util.ts'

/** Tests the box that explains a console message. */
export function describeExplain(get: () => Opened): void {
  it('the box explains an example of each engine, and links to the guide for an API of another owner', async () => {
    const page = await get().open('/')
    const result = page.locator('#explain-result article')
    for (const [browser, code, value] of [
      ['Chrome, Edge', 'preflight-header-not-allowed', 'x-cart'],
      ['Firefox', 'wildcard-with-credentials', 'https://api.example.com/orders'],
      ['Safari', 'allow-origin-mismatch', 'https://app.example.com'],
    ] as const) {
      await page.getByRole('button', { name: `Try ${browser}` }).click()
      expect(await result.locator('h2').innerText()).toContain(code)
      expect(await result.locator('dl').innerText()).toContain(value)
      expect(await result.locator('pre').allInnerTexts()).toEqual([
        'npm install @webcors/node',
        expect.stringContaining("from '@webcors/node'"),
      ])
      const guide = result.getByRole('link', { name: 'An API that is not yours' })
      expect(await guide.getAttribute('href')).toContain('proxy.html')
      await page.locator('#live', { hasText: `Explained: ${code}.` }).waitFor()
    }
    await page.close()
  })

  it('the box reads the line and the server from the address, and writes them into the address', async () => {
    const line =
      'Method PATCH is not allowed by Access-Control-Allow-Methods in preflight response.'
    const page = await get().open(`/#${new URLSearchParams({ line, for: 'nginx' })}`)
    // The command that installs the packages comes first, if there is one.
    const code = page.locator('#explain-result pre').last()
    await code.waitFor()
    expect(await code.innerText()).toContain(
      'Access-Control-Allow-Methods "GET, HEAD, POST, PUT, PATCH,',
    )
    await page.locator('#explain-target').selectOption('Django')
    expect(await code.innerText()).toContain('CORS_ALLOWED_ORIGINS')
    await page.waitForURL(/for=Django$/)
    // A user who has chosen another kind of server keeps it.
    await page.getByRole('radio', { name: 'Koa' }).check()
    await page.waitForURL(/host=koa/)
    expect(await code.innerText()).toContain('CORS_ALLOWED_ORIGINS')
    await page.locator('#explain-text').fill('Nothing of the sort')
    expect(await page.locator('#explain-result').innerText()).toContain('No message about CORS')
    await page.close()
  })

  it('the box explains the line of a case, and copies the fix', async () => {
    const permissions = ['clipboard-read', 'clipboard-write']
    const page = await get().open('/?host=koa#method', { permissions })
    await page
      .locator('#method')
      .getByRole('link', { name: 'What to write on your server' })
      .click()
    const fix = page.locator('#explain-result .copyable').last()
    await fix.getByRole('button').click()
    await page.locator('#live', { hasText: 'Copied the fix for webcors, Koa.' }).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toBe(await fix.locator('pre').textContent())
    expect(copied).toContain("origin: ['http://localhost:")
    await page.close()
  })
}
