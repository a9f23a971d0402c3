import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { describeHosts } from './rig/rig.ts'
import { head, ok } from './rig/upstream.ts'
import { closes, sleep } from './rig/wait.ts'

describeHosts('bodies that are not passed on', (rig) => {
  test('the proxy passes on a response with 205 without its body', async () => {
    rig.api.on('/reset', head('205 Reset Content', 'Content-Length: 4') + 'body')
    const { status, text, isCut } = await rig.ask('/up/reset')
    expect([status, text, isCut]).toEqual([205, '', false])
  })

  test('the proxy does not read an endless body of a response with 205', async () => {
    let api: Socket | undefined
    rig.api.on('/endless', (socket) => {
      api = socket
      socket.write(head('205 Reset Content', 'Transfer-Encoding: chunked'))
      const chunk = `1000\r\n${'a'.repeat(4096)}\r\n`
      const timer = setInterval(() => socket.write(chunk), 5)
      socket.on('close', () => clearInterval(timer))
    })
    const { status, text } = await rig.ask('/up/endless', {}, 'patient')
    expect([status, text]).toEqual([205, ''])
    expect(await closes(api)).toBe(true)
  })

  test('the proxy closes the connection of a followed redirect whose body does not end', async () => {
    const apis: Socket[] = []
    rig.api
      .on('/follow/stops', (socket) => {
        apis.push(socket)
        socket.write(head('302 Found', 'Location: /follow/end', 'Content-Length: 100'))
      })
      .on('/follow/end', ok('end'))
    expect((await rig.ask('/follow/stops')).text).toBe('end')
    expect(await closes(apis[0])).toBe(true)
  })

  test('the proxy uses the connection of a followed redirect again if its body ends', async () => {
    rig.api
      .on('/follow/moved', head('302 Found', 'Location: /follow/end', 'Content-Length: 4') + 'away')
      .on('/follow/end', ok('end'))
    for (let n = 0; n < 3; n++) {
      expect((await rig.ask('/follow/moved')).text).toBe('end')
    }
    const before = rig.api.connections
    // The time limit of the dropped body must not close the connection later.
    await sleep(1500)
    expect((await rig.ask('/follow/moved')).text).toBe('end')
    expect(rig.api.connections - before).toBe(0)
  })
})
