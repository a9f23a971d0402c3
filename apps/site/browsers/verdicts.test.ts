import { judgePairs, type JudgedPair } from '@webcors-labs/browsers/judge-pairs'
import { launchChromium } from '@webcors-labs/testing/pages'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { ensureSite } from '../src/ensure-site.ts'
import { serveSite } from '../src/serve-site.ts'

const COUNT = 200
const SEED = 18
const API = 'https://api.example.net'

let site: Awaited<ReturnType<typeof serveSite>>
let browser: Browser
let page: Page
let judged: readonly JudgedPair[]

beforeAll(async () => {
  site = await serveSite(await ensureSite('dist', '/'))
  // The playground sends only requests of a script, and sends each request once.
  judged = await judgePairs(
    'chromium',
    SEED,
    COUNT,
    ({ deed, isKept }) =>
      (deed.api === 'fetch' || deed.api === 'XMLHttpRequest') && !deed.upload && !isKept,
  )
  browser = await launchChromium()
  page = await browser.newPage()
})
afterAll(async () => {
  await browser?.close()
  site?.close()
})

it(`the playground shows the verdict of Chromium for ${COUNT} generated pairs`, async () => {
  const differing: object[] = []
  for (const one of judged) {
    const said = await askPlayground(one)
    const [got] = one.seen.got
    const seen = typeof got === 'object' ? got : null
    if (JSON.stringify(said) !== JSON.stringify(seen)) differing.push({ ...one.pair, said, seen })
  }
  expect(differing).toEqual([])
  expect(judged).toHaveLength(COUNT)
  const read = judged.filter(({ seen }) => typeof seen.got[0] === 'object').length
  expect(read).toBeGreaterThan(COUNT / 10)
  expect(read).toBeLessThan(COUNT * 0.9)
})

/** Reads from the page the response that script gets; `null` if the browser blocks the request. */
async function askPlayground({ pair, options, path, headers }: JudgedPair): Promise<object | null> {
  const { origin, method, credentials } = pair.deed
  const state = new URLSearchParams({
    policy: JSON.stringify(options),
    origin,
    url: API + path,
    method,
    credentials,
    headers: linesOf(pair.deed.headers),
    status: String(pair.status),
    answer: linesOf(Object.entries(headers)),
  })
  // Each pair gets a new page, so that the result is never the previous one.
  await page.goto('about:blank')
  await page.goto(`${site.url}/playground/#${state}`)
  await page.locator('#bench-verdict[data-state]').waitFor()
  const verdict = await page.locator('#bench-verdict').getAttribute('data-state')
  if (verdict === 'blocked') return null
  expect(verdict).toBe('read')
  const text = await page.locator('#bench-script pre').last().innerText()
  const [, status] = /response\.status {2}\/\/ (\d+)/.exec(text) ?? []
  const names = [...text.matchAll(/^([\w-]+): /gm)].map(([, name = '']) => name.toLowerCase())
  const readable = names.filter((name) => ['x-b', 'etag', 'x-c'].includes(name)).toSorted()
  return { status: Number(status), readable }
}

function linesOf(headers: readonly (readonly [string, string])[]): string {
  return headers.map(([name, value]) => `${name}: ${value}`).join('\n')
}
