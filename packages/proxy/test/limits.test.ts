import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { open, readAnswer } from './rig/client.ts'
import { describeHosts } from './rig/rig.ts'
import { ok } from './rig/upstream.ts'
import { sleep, until } from './rig/wait.ts'

describeHosts('time limits and size limits', (rig) => {
  const isWorkerd = rig.host.runtime === 'workerd'
  const code = (text: string) => (JSON.parse(text) as { code: string }).code

  test('the proxy limits the time until the head arrives, and each piece of an upload starts that time again', async () => {
    rig.api.on('/silent', () => undefined)
    const start = performance.now()
    const silent = await rig.ask('/up/silent')
    expect([silent.status, code(silent.text)]).toEqual([504, 'upstream-timeout'])
    expect(performance.now() - start).toBeLessThan(2500)

    // workerd's timer does not see the upload.
    if (isWorkerd) return
    const page = open(rig.port(), '/up/slow-upload', {
      method: 'PUT',
      headers: { 'Content-Length': '8' },
    })
    for (let n = 0; n < 8; n++) setTimeout(() => page.write('a'), n * 250)
    expect((await readAnswer(page)).text).toBe('/slow-upload')
  })

  test('the proxy limits concurrent requests, and frees the place of each request however it ends', async () => {
    const waiting: Socket[] = []
    rig.api.on('/wait', (socket) => void waiting.push(socket))
    rig.api.on('/cut-off', (socket) => socket.destroy())
    for (let round = 0; round < 3; round++) {
      waiting.length = 0
      const pages = [0, 1].map(() => open(rig.port('small'), '/up/wait'))
      await until(() => waiting.length === 2)
      const refused = await rig.ask('/up/x', {}, 'small')
      // Instances of a Worker share no memory, so the limit counts the requests of one instance.
      expect([refused.status, code(refused.text)]).toEqual([503, 'too-many-at-once'])
      expect(refused.headers['retry-after']).toBe('1')
      if (round === 0 || isWorkerd) for (const socket of waiting) socket.write(ok('done'))
      if (round === 1) for (const socket of waiting) socket.destroy()
      if (round === 2) for (const page of pages) page.destroy()
      await sleep(200)
      for (const page of pages) page.destroy()
      await until(async () => (await rig.ask('/up/x', {}, 'small')).status === 200)
      await rig.ask('/up/cut-off', {}, 'small')
    }
    for (let n = 0; n < 6; n++)
      expect((await rig.ask('/up/x', { origin: 'https://x.example' }, 'small')).status).toBe(403)
    expect((await rig.ask('/up/x', {}, 'small')).status).toBe(200)
  })

  test('the proxy refuses a response whose length is too large, and cuts off one that becomes too long', async () => {
    rig.api.on('/says', ok('a'.repeat(1001)))
    const says = await rig.ask('/up/says', {}, 'small')
    expect([says.status, code(says.text)]).toEqual([502, 'response-too-large'])
    // On Workers, only the length is checked.
    if (isWorkerd) return
    rig.api.on('/does', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
      for (let n = 0; n < 10; n++) socket.write(`c8\r\n${'a'.repeat(200)}\r\n`)
      socket.write('0\r\n\r\n')
    })
    expect((await rig.ask('/up/does', {}, 'small')).isCut).toBe(true)
  })

  test.runIf(!isWorkerd)('the proxy leaves no error uncaught', async () => {
    expect(await rig.failures()).toEqual([])
  })
})
