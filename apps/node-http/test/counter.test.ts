import { once } from 'node:events'
import { linesOf, type ServerProcess } from '@webcors/conformance'
import { askAt, folderOf, startApp } from '@webcors-labs/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { LAB, OTHER } from './origins.test-util.ts'

let server: ServerProcess
const ask = askAt(() => server.url)
let Cookie: string

beforeAll(async () => {
  server = await startApp(folderOf(import.meta.url))
  const headers = [['Content-Type', 'application/json']] as const
  const body = '{"name":"Ada"}'
  const [cookie = ''] = linesOf(await ask('POST /session', LAB, { headers, body }), 'Set-Cookie')
  Cookie = cookie.split(';')[0] ?? ''
})
afterAll(() => server?.close())

function open(headers: Record<string, string>, path = '/counter'): WebSocket {
  return new WebSocket(`${server.url.replace('http', 'ws')}${path}`, { headers })
}

/** @returns the reason for which the server refused the connection */
async function refusal(socket: WebSocket): Promise<string> {
  const [error] = (await once(socket, 'error')) as [Error]
  return error.message
}

test('a page of the lab can connect to the counter', async () => {
  const socket = open({ Origin: LAB, Cookie })
  const [hello] = (await once(socket, 'message')) as [Buffer]
  expect(hello.toString()).toBe('Hello Ada')
  socket.send('Two prints, please')
  const [answer] = (await once(socket, 'message')) as [Buffer]
  expect(answer.toString()).toBe('You said: Two prints, please')
  socket.close()
  await once(socket, 'close')
})

test('another page cannot connect to the counter, although the browser sends the cookie', async () => {
  for (const Origin of [OTHER, 'null', `${LAB}.example`]) {
    expect(await refusal(open({ Origin, Cookie }))).toBe('Unexpected server response: 403')
  }
})

test('a client without an origin, without a session or on another path cannot connect to the counter', async () => {
  expect(await refusal(open({ Cookie }))).toBe('Unexpected server response: 403')
  expect(await refusal(open({ Origin: LAB }))).toBe('Unexpected server response: 401')
  const elsewhere = open({ Origin: LAB, Cookie }, '/elsewhere')
  expect(await refusal(elsewhere)).toBe('Unexpected server response: 404')
})
