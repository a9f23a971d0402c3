import { expect, test } from 'vitest'
import { sendRaw } from '../client/http-client.js'
import { startServerProcess } from './server-process.js'

const SERVER = `
  const server = require('node:http').createServer((_, res) => res.end(process.env.SAY))
  server.listen(0, '127.0.0.1', () => console.log('Ready: \\x1b[36mhttp://127.0.0.1:' + server.address().port + '\\x1b[0m/'))
`
const GET = { method: 'GET', path: '/', headers: [] }

/**
 * A program that starts another one, as package managers and shells do, and does not pass signals
 * on.
 */
const WRAPPER = `
  process.on('SIGTERM', () => {})
  require('node:child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(SERVER)}], { stdio: 'inherit' })
`

test('startServerProcess starts a program, and waits until it prints its URL', async () => {
  const server = await startServerProcess({
    command: [process.execPath, '-e', SERVER],
    env: { SAY: 'hello' },
  })
  expect(server.output()).toContain(`Ready: ${server.url}/`)
  expect((await sendRaw(server.url, GET, 5)).body).toBe('hello')
  await server.close()
  await expect(sendRaw(server.url, GET, 5)).rejects.toThrow('ECONNREFUSED')
})

test('close ends the processes that the program started', async () => {
  const server = await startServerProcess({ command: [process.execPath, '-e', WRAPPER] })
  await server.close()
  await expect(sendRaw(server.url, GET, 5)).rejects.toThrow('ECONNREFUSED')
})

test('startServerProcess takes a line for the shell, as in a package.json', async () => {
  const line = `"${process.execPath}" -e "console.log('http://localhost:1234'); setInterval(() => {}, 1e9)"`
  const server = await startServerProcess({ command: line })
  expect(server.url).toBe('http://localhost:1234')
  await server.close()
})

test('the program does not see the variables of the test runner', async () => {
  const print =
    "console.log(process.env.TEST, process.env.VITEST, process.env.NODE_ENV, 'http://localhost:1')"
  const server = await startServerProcess({ command: [process.execPath, '-e', print] })
  expect(server.output()).toContain('undefined undefined undefined')
  await server.close()
})

test('the error for a program that ends too early has its output', async () => {
  const command = [process.execPath, '-e', "console.error('no port'); process.exit(3)"] as const
  await expect(startServerProcess({ command })).rejects.toThrow(
    /^The server ended with 3: .*\nno port\n$/s,
  )
})

test('startServerProcess stops waiting after timeoutSeconds', async () => {
  const command = [process.execPath, '-e', 'setInterval(() => {}, 1e9)'] as const
  await expect(startServerProcess({ command, timeoutSeconds: 0.5 })).rejects.toThrow(
    'The server printed no URL in time',
  )
})

test('the error for a missing program says so', async () => {
  await expect(startServerProcess({ command: ['no-such-program'] })).rejects.toThrow(
    'The server cannot be started (spawn no-such-program ENOENT)',
  )
})
