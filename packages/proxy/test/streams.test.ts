import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { open, readAnswer } from './rig/client.ts'
import { describeHosts } from './rig/rig.ts'
import { ok } from './rig/upstream.ts'
import { closes, sleep, until } from './rig/wait.ts'

const EVENTS =
  'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n'
const event = (text: string) => {
  const data = `data: ${text}\n\n`
  return `${data.length.toString(16)}\r\n${data}\r\n`
}

describeHosts('streams', (rig) => {
  const isWorkerd = rig.host.runtime === 'workerd'

  test('the proxy passes each event of a stream on immediately', async () => {
    let api: Socket | undefined
    rig.api.on('/events', (socket) => {
      api = socket
      socket.write(EVENTS)
    })
    const page = open(rig.port(), '/up/events')
    let seen = ''
    page.on('data', (chunk) => {
      seen += String(chunk)
    })
    await until(() => api !== undefined)
    // Without a first event, some servers keep the head back.
    for (const text of ['one', 'two', 'three']) {
      const start = performance.now()
      api?.write(event(text))
      await until(() => seen.includes(`data: ${text}`))
      expect(performance.now() - start).toBeLessThan(200)
      await sleep(30)
    }
    page.destroy()
    // workerd notices only at the next event that the page has left.
    const beat = isWorkerd ? setInterval(() => api?.write(event('beat')), 50) : undefined
    expect(await closes(api)).toBe(true)
    clearInterval(beat)
  })

  test('the proxy closes the connection to the target if the page leaves during a body', async () => {
    let api: Socket | undefined
    rig.api.on('/long', (socket) => {
      api = socket
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsome')
      // workerd notices only at the next write that the page has left.
      const timer = setInterval(() => socket.write('a'), 50)
      socket.on('close', () => clearInterval(timer))
    })
    const page = open(rig.port('patient'), '/up/long')
    await once(page, 'data')
    page.destroy()
    expect(await closes(api)).toBe(true)
  })

  // workerd does not abort a Worker's subrequest before its head has come, even with
  // enable_request_signal.
  test.runIf(!isWorkerd)(
    'the proxy closes the connection to the target if the page leaves before the head',
    async () => {
      let api: Socket | undefined
      rig.api.on('/never', (socket) => {
        api = socket
      })
      // The first request uses a new connection, the second a kept one.
      for (const warm of [false, true]) {
        api = undefined
        if (warm) await rig.ask('/up/x', {}, 'patient')
        const page = open(rig.port('patient'), '/up/never')
        await until(() => api !== undefined)
        page.destroy()
        expect(await closes(api)).toBe(true)
      }
      await until(async () =>
        (await rig.exchanges()).some(
          ({ path, ended }) => path === '/up/never' && ended === 'client',
        ),
      )
    },
  )

  test('the proxy closes the connection to the target if the page leaves during an upload', async () => {
    let api: Socket | undefined
    rig.api.onHead('/upload', (socket) => {
      api = socket
    })
    const page = open(rig.port('patient'), '/up/upload', {
      method: 'PUT',
      headers: { 'Content-Length': '1000' },
      body: 'some',
    })
    await until(() => api !== undefined)
    page.destroy()
    expect(await closes(api)).toBe(true)
  })

  test('the proxy reads from the target no faster than the page reads', async () => {
    const total = 256 * 1024 * 1024
    let sent = 0
    rig.api.on('/huge', (socket) => {
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${total}\r\n\r\n`)
      const chunk = Buffer.alloc(256 * 1024)
      const more = () => {
        while (sent < total) {
          sent += chunk.length
          if (!socket.write(chunk)) break
        }
      }
      socket.on('drain', more)
      more()
    })
    const page = open(rig.port('patient'), '/up/huge')
    await once(page, 'data')
    page.pause()
    await sleep(1500)
    expect(sent).toBeLessThan(48 * 1024 * 1024)
    page.destroy()
  })

  test('the proxy never completes a response that the target cut off', async () => {
    rig.api.on('/cut', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsome')
      setTimeout(() => socket.destroy(), 100)
    })
    const cut = await rig.ask('/up/cut')
    expect([cut.isCut, cut.text]).toEqual([true, expect.stringContaining('some')])
    rig.api.on('/cut-chunked', (socket) => {
      socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nsome\r\n')
      setTimeout(() => socket.destroy(), 100)
    })
    const chunked = await rig.ask('/up/cut-chunked')
    expect([chunked.status, chunked.isCut]).toEqual([200, true])
  })

  // A Worker cannot see when a body that it passes on unread stops.
  test.runIf(!isWorkerd)(
    'the proxy cuts off a body that stops, but neither a silent event stream nor the body for a slow page',
    async () => {
      rig.api.on('/stops', (socket) =>
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nsome'),
      )
      const start = performance.now()
      const stopped = await rig.ask('/up/stops')
      expect([stopped.isCut, performance.now() - start > 500]).toEqual([true, true])
      await until(async () => (await rig.exchanges()).some(({ ended }) => ended === 'timeout'))

      rig.api.on('/quiet', (socket) => {
        socket.write(EVENTS + event('one'))
        setTimeout(() => socket.end(`${event('two')}0\r\n\r\n`), 1500)
      })
      expect((await rig.ask('/up/quiet')).text).toContain('two')

      const body = 'a'.repeat(8 * 1024 * 1024)
      rig.api.on('/slow-page', ok(body))
      const page = open(rig.port(), '/up/slow-page')
      page.pause()
      await sleep(1500)
      page.resume()
      const answer = await readAnswer(page)
      expect([answer.isCut, answer.body.length]).toEqual([false, body.length])
    },
  )

  test('the proxy sends a GET again if a kept connection was closed, but never a POST', async () => {
    // The target closes each connection just when the next request arrives.
    const seen = new Set<Socket>()
    rig.api.on('/stale', (socket, request) => {
      if (seen.has(socket) && request.method === 'GET') return socket.destroy()
      seen.add(socket)
      return socket.write(ok('fresh'))
    })
    const statuses: number[] = []
    for (let n = 0; n < 50; n++) statuses.push((await rig.ask('/up/stale')).status)
    expect(statuses.filter((status) => status !== 200)).toEqual([])

    let posts = 0
    rig.api.on('/post', (socket) => {
      posts += 1
      socket.destroy()
    })
    await rig.ask('/up/warm')
    const post = await rig.ask('/up/post', { method: 'POST', body: 'x' })
    expect([post.status, posts]).toEqual([502, 1])
  })

  test.runIf(!isWorkerd)('the proxy leaves no error uncaught', async () => {
    expect(await rig.failures()).toEqual([])
  })
})
