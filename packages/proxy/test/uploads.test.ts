import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { open, readAnswer } from './rig/client.ts'
import { describeHosts } from './rig/rig.ts'
import { head } from './rig/upstream.ts'
import { closes, sleep, until } from './rig/wait.ts'

const MEGABYTE = 1024 * 1024

describeHosts('uploads that outlast their response', (rig) => {
  const { kind, runtime } = rig.host
  const failures = async () => (runtime === 'workerd' ? [] : rig.failures())
  // `Deno.serve` and workerd stop reading a request when its response has ended.
  const readsOn = kind === 'listener' || !['deno', 'workerd'].includes(runtime)

  test.runIf(readsOn)(
    'the rest of an upload that arrives after the response of the proxy is read and dropped',
    async () => {
      const page = open(rig.port(), '/up/x', {
        method: 'POST',
        headers: { 'Content-Length': '10', Connection: 'keep-alive' },
        body: '12345',
      })
      let seen = ''
      page.on('data', (chunk) => {
        seen += String(chunk)
      })
      await until(() => seen.includes('upstream-timeout'))
      page.write('67890')
      await sleep(200)
      expect(await failures()).toEqual([])
      page.write(
        'GET /up/next HTTP/1.1\r\nHost: proxy.example\r\nOrigin: https://app.example.com\r\n\r\n',
      )
      await until(() => seen.includes('/next'))
      page.destroy()
    },
  )

  test('a target that refuses an upload early and closes the connection ends only that upload', async () => {
    rig.api.onHead('/refuses', (socket) => {
      socket.end(head('413 Too Large', 'Content-Length: 4', 'Connection: close') + 'long')
    })
    for (let n = 0; n < 3; n++) {
      const { status, text } = await readAnswer(
        open(rig.port('patient'), '/up/refuses', {
          method: 'POST',
          headers: { Connection: 'keep-alive' },
          body: Buffer.alloc(2 * MEGABYTE),
        }),
      )
      expect([status, text]).toEqual([413, 'long'])
    }
    expect(await failures()).toEqual([])
  })

  test.runIf(readsOn)(
    'a page that reads only after its upload gets a response that the target sent early',
    async () => {
      let api: Socket | undefined
      rig.api.onHead('/early', (socket) => {
        api = socket
        socket.write(head('413 Too Large', 'Content-Length: 4') + 'long')
      })
      const size = 8 * MEGABYTE
      const page = open(rig.port('patient'), '/up/early', {
        method: 'POST',
        headers: { 'Content-Length': String(size), Connection: 'keep-alive' },
      })
      page.pause()
      const chunk = Buffer.alloc(65_536)
      for (let sent = 0; sent < size; sent += chunk.length) {
        if (!page.write(chunk)) await once(page, 'drain')
      }
      page.resume()
      const { status, text } = await readAnswer(page)
      expect([status, text]).toEqual([413, 'long'])
      // No limit applies to an upload after its exchange.
      expect(await closes(api)).toBe(true)
      expect(await failures()).toEqual([])
    },
  )

  test('the proxy passes on a response that arrives before the upload has ended', async () => {
    rig.api.onHead('/early', (socket) => {
      socket.write('HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlong')
    })
    const page = open(rig.port('patient'), '/up/early', {
      method: 'PUT',
      headers: { 'Content-Length': '1000000' },
      body: 'some',
    })
    const { status, text } = await readAnswer(page)
    expect([status, text]).toEqual([413, 'long'])
  })
})
