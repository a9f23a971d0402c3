// The program for Node.js of docs/recipes/websocket.md, and the WebSockets of Chromium and of ws.
import { once } from 'node:events'
import { folderOf, startPageProgram } from '@webcors-labs/testing'
import { hasChromium, type OpenPages, openPages, type Page } from '@webcors-labs/testing/pages'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket as NodeSocket } from 'ws'

const start = (origin: string) =>
  startPageProgram({
    page: 'recipes/websocket.md',
    file: 'upgrade.mjs',
    folder: folderOf(import.meta.url),
    edit: (source) => source.replace('https://chat.example.com', origin),
  })

/** @returns the message of the server, or `closed` */
function listen(page: Page, url: string): Promise<string> {
  return page.evaluate(
    (target) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(target)
        socket.addEventListener('close', () => resolve('closed'))
        socket.addEventListener('message', ({ data }) => resolve(String(data)))
      }),
    url.replace('http', 'ws'),
  )
}

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(
  `WebSockets in Chromium${hasChromium ? '' : ' (skipped: there is no Chromium)'}`,
  () => {
    let opened: OpenPages
    beforeAll(async () => {
      opened = await openPages(start)
    })
    afterAll(() => opened?.close())

    test('an allowed page connects', async () => {
      expect(await listen(opened.allowed, opened.api.url)).toBe('Hello')
    })

    test('a page of another origin cannot connect', async () => {
      expect(await listen(opened.denied, opened.api.url)).toBe('closed')
    })
  },
)

describe('the client of ws', () => {
  const ORIGIN = 'https://app.example.com'
  let api: Awaited<ReturnType<typeof start>>
  beforeAll(async () => {
    api = await start(ORIGIN)
  })
  afterAll(() => api?.close())
  const connect = (origin?: string): NodeSocket =>
    new NodeSocket(api.url.replace('http', 'ws'), { ...(origin !== undefined && { origin }) })

  test('an allowed origin gets a greeting, and an echo of its message', async () => {
    const socket = connect(ORIGIN)
    const [hello] = await once(socket, 'message')
    socket.send('Bye')
    const [bye] = await once(socket, 'message')
    expect([String(hello), String(bye)]).toEqual(['Hello', 'Bye'])
    socket.close()
  })

  test.each(['https://evil.example', 'null', undefined])('origin %s gets 403', async (origin) => {
    const [error] = await once(connect(origin), 'error')
    expect(String(error)).toContain('Unexpected server response: 403')
  })
})
