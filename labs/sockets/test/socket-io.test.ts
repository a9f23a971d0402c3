// The program of docs/recipes/socket-io.md, and Socket.IO's own client in Chromium.
import { fileURLToPath } from 'node:url'
import { folderOf, type ServerProcess, startPageProgram } from '@webcors-labs/testing'
import { hasChromium, type OpenPages, openPages, type Page } from '@webcors-labs/testing/pages'
import type { io as connect, ManagerOptions, SocketOptions } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

declare global {
  /** The global of Socket.IO's script in a page. */
  var io: typeof connect
}

const CLIENT = fileURLToPath(
  new URL('socket.io.min.js', import.meta.resolve('socket.io-client/dist/socket.io.js')),
)
const PROTECTION = "crossOriginProtection: 'all',"
const skipped = hasChromium ? '' : ' (skipped: there is no Chromium)'

/** Starts the program with this allowed origin. */
function start(origin: string, edit = (source: string): string => source): Promise<ServerProcess> {
  return startPageProgram({
    page: 'recipes/socket-io.md',
    file: 'server.mjs',
    folder: folderOf(import.meta.url),
    edit: (source) => edit(source.replace('https://chat.example.com', origin)),
  })
}

/**
 * Connects from a page, sends a message, and waits for its echo. @returns the last transport, or
 * the error
 */
function chat(
  page: Page,
  url: string,
  options: Partial<ManagerOptions & SocketOptions>,
): Promise<string> {
  return page.evaluate(
    ([target, more]) =>
      new Promise<string>((resolve) => {
        const socket = io(target, { withCredentials: true, reconnection: false, ...more })
        const end = (outcome: string): void => {
          socket.close()
          resolve(outcome)
        }
        socket.on('connect_error', ({ message }) => end(message))
        socket.on('message', () => end(socket.io.engine.transport.name))
        socket.on('connect', () => {
          const { engine } = socket.io
          const willMove = (more.transports?.length ?? 2) > 1 && engine.transport.name === 'polling'
          if (willMove) engine.once('upgrade', () => socket.send('hello'))
          else socket.send('hello')
        })
      }),
    [url, options] as const,
  )
}

// The tests use the machine's Chromium and are skipped where it is missing.
describe.skipIf(!hasChromium)(`Socket.IO in Chromium${skipped}`, () => {
  let opened: OpenPages
  beforeAll(async () => {
    opened = await openPages(start)
    for (const page of [opened.allowed, opened.denied]) await page.addScriptTag({ path: CLIENT })
  })
  afterAll(() => opened?.close())

  test('an allowed page connects by polling, and moves to a WebSocket', async () => {
    const { allowed, api } = opened
    expect(await chat(allowed, api.url, {})).toBe('websocket')
  })

  test.each(['polling', 'websocket'])('an allowed page connects by only %s', async (transport) => {
    const { allowed, api } = opened
    expect(await chat(allowed, api.url, { transports: [transport] })).toBe(transport)
  })

  test('an allowed page may send its own header after a preflight', async () => {
    const { allowed, api } = opened
    const options = { transports: ['polling'], extraHeaders: { 'X-Token': '1' } }
    expect(await chat(allowed, api.url, options)).toBe('polling')
    expect(api.output()).toMatch(/^OPTIONS \/socket\.io\/\S* 204$/m)
  })

  test.each([
    ['polling', 'xhr poll error'],
    ['websocket', 'websocket error'],
  ])('a page of another origin does not connect by %s', async (transport, message) => {
    const { denied, api } = opened
    expect(await chat(denied, api.url, { transports: [transport] })).toBe(message)
  })

  test('allowRequest lets only an allowed page connect', async () => {
    const { allowed, denied } = opened
    const { origin } = new URL(allowed.url())
    const decide = `
      import { createCors } from '@webcors/node'
      const policy = createCors({ origin: '${origin}' })
      async function allowRequest({ headers }, answer) {
        answer(null, await policy.allows(headers.origin))
      }`
    const changed = await start(origin, (source) =>
      source
        .replace(PROTECTION, '')
        .replace('Server(server)', 'Server(server, { allowRequest })')
        .concat(decide),
    )
    try {
      for (const transport of ['websocket', 'polling']) {
        const options = { transports: [transport] }
        expect(await chat(allowed, changed.url, options)).toBe(transport)
        expect(await chat(denied, changed.url, options)).toMatch(/error$/)
      }
    } finally {
      await changed.close()
    }
  })

  test('without crossOriginProtection, a page of another origin connects by WebSocket', async () => {
    const { allowed, denied } = opened
    const { origin } = new URL(allowed.url())
    const changed = await start(origin, (source) => source.replace(PROTECTION, ''))
    try {
      expect(await chat(denied, changed.url, { transports: ['websocket'] })).toBe('websocket')
      expect(await chat(denied, changed.url, { transports: ['polling'] })).toBe('xhr poll error')
    } finally {
      await changed.close()
    }
  })
})
