import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerProcess } from '@webcors/conformance'
import { type Browser, hasChromium, launchChromium, type Page } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { listen } from '../programs/event-stream/page.mjs'
import type { upload } from '../programs/uploads/page.mjs'
import type { Recipe } from '../src/recipe.ts'
import { startRecipe } from '../src/start-recipe.ts'

type Program = Pick<Recipe, 'name' | 'folder' | 'start'>

const UPLOADS: Program = {
  name: 'uploads',
  folder: 'programs/uploads',
  start: ['node', 'server.mjs'],
}
const EVENTS: Program = { ...UPLOADS, name: 'events', folder: 'programs/event-stream' }

const HTML = `<script type="module">
import { listen } from '/programs/event-stream/page.mjs'
import { upload } from '/programs/uploads/page.mjs'
Object.assign(window, { listen, upload })
</script>`

/** The values that the page's script stores in `window`. */
interface PageWindow {
  readonly upload: typeof upload
  readonly listen: typeof listen
}

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)('the code that recipes show for the browser', () => {
  let server: Server
  let browser: Browser
  const apis: ServerProcess[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      const isModule = request.url?.endsWith('.mjs') ?? false
      response.setHeader('Content-Type', isModule ? 'text/javascript' : 'text/html')
      response.end(isModule ? readFileSync(new URL(`..${request.url}`, import.meta.url)) : HTML)
    })
    server.listen(0, '127.0.0.1')
    browser = await launchChromium()
  })
  afterAll(async () => {
    await browser?.close()
    await Promise.all(apis.map((api) => api.close()))
    server?.close()
  })

  /** `localhost` is on the list of the programs, and `127.0.0.1` is not. */
  const open = async (host: 'localhost' | '127.0.0.1'): Promise<Page> => {
    const page = await browser.newPage()
    await page.goto(`http://${host}:${(server.address() as AddressInfo).port}/`)
    return page
  }
  const start = async (program: Program): Promise<string> => {
    const api = await startRecipe({ ...program, page: '', packages: [] }, program.start)
    apis.push(api)
    return api.url
  }

  test('an upload reports progress, and its page reads 201 and 413', async () => {
    const url = `${await start(UPLOADS)}/photos`
    const uploadFrom = async (host: 'localhost' | '127.0.0.1', bytes: number) =>
      (await open(host)).evaluate(
        async ([target, size]) => {
          const { upload: send } = window as unknown as PageWindow
          const parts: number[] = []
          const photo = new Blob([new Uint8Array(size)])
          const status = await send(target, photo, (part) => void parts.push(part)).catch(String)
          return { status, reported: parts.at(-1) }
        },
        [url, bytes] as const,
      )
    expect(await uploadFrom('localhost', 500_000)).toEqual({ status: 201, reported: 1 })
    expect(await uploadFrom('localhost', 5_000_000)).toEqual({ status: 413, reported: 1 })
    const blocked = { status: 'Error: Blocked, or not reached' }
    expect(await uploadFrom('127.0.0.1', 500_000)).toMatchObject(blocked)
  })

  test('an allowed page reads the stream, and a denied page gets a closed stream', async () => {
    const url = `${await start(EVENTS)}/prices`
    const read = async (host: 'localhost' | '127.0.0.1') =>
      (await open(host)).evaluate(
        (target) =>
          new Promise<unknown>((resolve) => {
            const { listen } = window as unknown as PageWindow
            const prices: number[] = []
            const stop = listen(
              target,
              (price) => {
                prices.push(price)
                if (prices.length < 3) return
                stop()
                resolve({ prices, outcome: 'read' })
              },
              () => resolve({ prices, outcome: 'closed' }),
            )
          }),
        url,
      )
    expect(await read('localhost')).toEqual({ prices: [101, 102, 103], outcome: 'read' })
    expect(await read('127.0.0.1')).toEqual({ prices: [], outcome: 'closed' })
  })
})
